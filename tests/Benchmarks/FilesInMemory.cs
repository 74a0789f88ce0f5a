using Sovereignty.Detect;

namespace Sovereignty.Benchmarks;

/// <summary>No neighbours.</summary>
internal sealed class FilesInMemory : IScanFiles
{
    public T? Parsed<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class => null;
}
