using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Jvm;

/// <summary>Files of <c>key=value</c> lines, as Java writes them. Source: java.util.Properties.</summary>
internal static class GradleProperties
{
    private const int MostKeys = 10_000;

    /// <summary>The keys with their values; escapes of colons and the like are resolved, the last of a key stands.</summary>
    public static Dictionary<string, string> Read(ReadOnlyMemory<byte> bytes)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new Utf8Lines(bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span);
        while (lines.Next() && values.Count < MostKeys)
        {
            var line = lines.Current.Trim(" \t"u8);
            if (line.IsEmpty || line.Length > 4000 || line[0] is (byte)'#' or (byte)'!') continue;
            var end = line.IndexOfAny((byte)'=', (byte)':');
            if (end <= 0) continue;
            var value = Encoding.UTF8.GetString(line[(end + 1)..].Trim(" \t"u8));
            values[Encoding.UTF8.GetString(line[..end].TrimEnd(" \t"u8))] = value.Replace("\\", "", StringComparison.Ordinal);
        }

        return values;
    }
}
