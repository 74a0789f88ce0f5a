using System.Collections.Immutable;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Detect.Apple;

/// <summary>
/// <c>Package.swift</c>: the packages that a Swift package asks for. It is Swift, which is not run here: calls of <c>.package</c> with texts are read.
/// Source: Swift Package Manager, "PackageDescription API".
/// </summary>
internal sealed class PackageSwift : IDetector
{
    private const int LongestCall = 4000;

    /// <inheritdoc/>
    public string Name => "apple/package-swift";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Package.swift"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var text = WithoutComments(Encoding.UTF8.GetString(input.Utf8));
        var (line, counted) = (1, 0);
        for (var at = text.IndexOf(Call, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Call, at + Call.Length, StringComparison.OrdinalIgnoreCase))
        {
            input.Stop.ThrowIfCancellationRequested();
            line += text.AsSpan(counted, at - counted).Count('\n');
            counted = at;
            Add(text.AsSpan(at + Call.Length, Math.Min(LongestCall, text.Length - at - Call.Length)), line, found);
        }
    }

    // Up to version 3 of Swift it had a capital.
    private static string Call => ".package(";

    private static void Add(ReadOnlySpan<char> arguments, int line, Detection found)
    {
        var end = EndOf(arguments);
        var call = arguments[..end].ToString();
        var (url, id) = (Labelled(call, "url"), Labelled(call, "id"));
        if (url is null && id is null) return;
        var exact = Labelled(call, "exact") ?? Inside(call, ".exact(") ?? Labelled(call, "revision") ?? Inside(call, ".revision(");
        if (PackageResolved.Purl(id is null ? null : "registry", id, url, exact) is not { } purl) return;
        var behind = call.IndexOf((url ?? id)!, StringComparison.Ordinal) + (url ?? id)!.Length;
        var rest = string.Join(' ', call[behind..].Replace("\"", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(',', ' ');
        found.Add(new DetectedComponent { Purl = purl, Requested = rest.Length is > 0 and <= 200 ? rest : null, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }

    private static string? Labelled(string call, string label) => Inside(call, label + ":");

    // The text in quotes right behind a mark.
    private static string? Inside(string call, string mark)
    {
        var at = call.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0 || (at > 0 && char.IsLetterOrDigit(call[at - 1]))) return null;
        var rest = call.AsSpan(at + mark.Length).TrimStart();
        var end = rest.IsEmpty || rest[0] != '"' ? -1 : rest[1..].IndexOf('"');
        return end <= 0 ? null : rest.Slice(1, end).ToString();
    }

    private static int EndOf(ReadOnlySpan<char> arguments)
    {
        var (depth, quoted) = (0, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (arguments[i] == '(') depth++;
            else if (arguments[i] == ')' && --depth < 0) return i;
        }

        return arguments.Length;
    }

    // To the end of the line, or between marks; lines stay where they are. A URL in quotes holds two slashes.
    private static string WithoutComments(string text)
    {
        var kept = new StringBuilder(text.Length);
        var (quoted, block) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var (c, next) = (text[i], i + 1 < text.Length ? text[i + 1] : '\0');
            if (c == '\n') quoted = false;
            if (block)
            {
                block = c != '*' || next != '/';
                if (!block) i++;
                else if (c == '\n') kept.Append(c);
                continue;
            }

            if (c == '"') quoted = !quoted;
            if (!quoted && c == '/' && next == '*') block = true;
            else if (!quoted && c == '/' && next == '/') while (i + 1 < text.Length && text[i + 1] != '\n') i++;
            else kept.Append(c);
        }

        return kept.ToString();
    }
}
