using System.Text;
using Sovereignty.Text;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// The licence of a Debian package out of its <c>copyright</c> file. Where that is machine-readable, the one that holds for all files not named apart, or
/// those of all parts together; else the one text of <c>/usr/share/common-licenses</c> that the file refers to, if it is one only. Source: Debian,
/// machine-readable debian/copyright file (DEP-5); Debian policy 12.5.
/// </summary>
internal static class CopyrightFile
{
    private const int LongestFile = 512 * 1024;
    private const int MostParts = 6;

    private static readonly AsciiSet InNames = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>The licence as an expression as far as the names allow; empty where the file does not tell.</summary>
    public static string Licence(ReadOnlyMemory<byte> bytes)
    {
        var text = bytes.Span[..Math.Min(bytes.Length, LongestFile)];
        return text[..Math.Min(text.Length, 1024)].IndexOf("copyright-format"u8) < 0 ? Referred(text) : Stated(text);
    }

    private static string Stated(ReadOnlySpan<byte> text)
    {
        string? whole = null;
        var parts = new SortedSet<string>(StringComparer.Ordinal);
        var control = new ControlFile(text, ["Files", "License"]);
        while (control.Next())
        {
            var licence = control[1] is { } stated ? FirstLine(stated) : "";
            if (licence.Length == 0) continue;
            // Before any list of files: the licence of the work as a whole.
            if (control[0] is not { } files)
            {
                if (control.Line < 20) whole ??= licence;
                continue;
            }

            var patterns = files.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (patterns.Contains("*", StringComparer.Ordinal)) return LicenceNames.Expression(licence);
            if (!Array.TrueForAll(patterns, p => p.StartsWith("debian/", StringComparison.Ordinal))) parts.Add(LicenceNames.Expression(licence));
        }

        if (whole is not null) return LicenceNames.Expression(whole);
        return parts.Count is 0 or > MostParts ? "" : string.Join(" AND ", parts.Select(p => parts.Count > 1 && p.Contains(' ', StringComparison.Ordinal) ? $"({p})" : p));
    }

    // Written for people. A file that refers to several texts does not say which holds for what; one without a version says less than it seems.
    private static string Referred(ReadOnlySpan<byte> text)
    {
        string? only = null;
        for (var rest = text; rest.IndexOf("/usr/share/common-licenses/"u8) is >= 0 and var at;)
        {
            rest = rest[(at + "/usr/share/common-licenses/"u8.Length)..];
            var end = rest.IndexOfAnyExcept(InNames);
            var name = Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]).TrimEnd('.', '-');
            if (only is not null && only != name) return "";
            only = name;
        }

        if (only is null || !only.AsSpan().ContainsAnyInRange('0', '9')) return "";
        return LicenceNames.Expression(IsOpenUpwards(text) ? $"{only}+" : only);
    }

    private static bool IsOpenUpwards(ReadOnlySpan<byte> text)
    {
        var words = string.Join(' ', Encoding.UTF8.GetString(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Contains("any later version", StringComparison.OrdinalIgnoreCase) || words.Contains("or later", StringComparison.OrdinalIgnoreCase);
    }

    private static string FirstLine(string value)
    {
        var end = value.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? value : value[..end]).Trim();
    }
}
