using System.Collections.Concurrent;

namespace Sovereignty.Sources;

/// <summary>What neighbours of a file were parsed into, each once, for whoever asks. Thread-safe.</summary>
internal sealed class ParsedFiles
{
    private readonly ConcurrentDictionary<Key, Lazy<object?>> parsed = new();

    /// <summary>Parses a file, or gives what came of it before.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads it; null where there is none.</param>
    /// <param name="parse">Gets the bytes.</param>
    public T? Get<T>(string path, Func<string, byte[]?> read, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class =>
        (T?)parsed.GetOrAdd(new Key(path, typeof(T)), key => new Lazy<object?>(() => read(key.Path) is { } bytes ? parse(bytes) : null)).Value;

    private sealed record Key(string Path, Type Type);
}
