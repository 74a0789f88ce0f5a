using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Detect.Ruby;

namespace Sovereignty.Resolve.Manifests;

/// <summary>What an installed gem's specification says, read line by line as RubyGems writes it; nothing is run. Source: RubyGems, "Specification Reference".</summary>
internal static class GemManifest
{
    private const int MostLines = 5000;

    /// <summary>Reads; null when it says nothing of what is asked.</summary>
    public static PackageStatement? Parse(ReadOnlySpan<byte> bytes, Model.Origin origin, Model.Because because)
    {
        List<string>? licences = null;
        string? author = null, source = null, home = null;
        var lines = new Utf8Lines(bytes);
        while (lines.Next() && lines.Number < MostLines)
        {
            var line = lines.Current.Trim(" \t"u8);
            var dot = line.IndexOf((byte)'.');
            if (dot is < 1 or > 20 || line.Length > 4096 || line[0] == '#') continue;
            var statement = Encoding.UTF8.GetString(line[(dot + 1)..]);
            if (Assigned(statement, "licenses") is { Count: > 0 } names) licences ??= names;
            else if (Assigned(statement, "license") is { Count: > 0 } name) licences ??= name;
            else if (Assigned(statement, "authors") is [var who, ..]) author ??= who;
            else if (Assigned(statement, "homepage") is [var page, ..]) home ??= page;
            else if (statement.StartsWith("metadata", StringComparison.Ordinal)) source ??= Behind(statement, "source_code_uri");
        }

        if (licences is null && (author ?? source ?? home) is null) return null;
        return new PackageStatement(origin, because) { Licence = licences is null ? null : string.Join(" OR ", licences.Take(8)), Maker = author, SourceUrl = source ?? home };
    }

    private static List<string>? Assigned(string statement, string field)
    {
        if (!statement.StartsWith(field, StringComparison.Ordinal)) return null;
        var rest = statement.AsSpan(field.Length).TrimStart();
        return rest.StartsWith("=") && !rest.StartsWith("==") ? RubyText.Texts(rest[1..].ToString()) : null;
    }

    // metadata = { "source_code_uri" => "https://…".freeze, … } and metadata["source_code_uri"] = "https://…"
    private static string? Behind(string statement, string key)
    {
        var at = statement.IndexOf($"\"{key}\"", StringComparison.Ordinal);
        return at < 0 || RubyText.Texts(statement[(at + key.Length + 2)..].TrimStart(' ', ']', '=', '>')) is not [var value, ..] ? null : value;
    }
}
