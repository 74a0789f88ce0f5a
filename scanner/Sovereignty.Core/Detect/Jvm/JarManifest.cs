using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Jvm;

/// <summary>The main section of <c>META-INF/MANIFEST.MF</c>. Source: JAR file specification, "Name-Value pairs and Sections".</summary>
internal sealed class JarManifest
{
    /// <summary>No manifest.</summary>
    public static readonly JarManifest Empty = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));

    private readonly Dictionary<string, string> values;

    private JarManifest(Dictionary<string, string> values) => this.values = values;

    /// <summary>What the archive calls itself.</summary>
    public string? Title => Value("Implementation-Title") ?? Value("Bundle-Name") ?? Value("Specification-Title");

    /// <summary>Its version.</summary>
    public string? Version => Plain(Value("Implementation-Version")) ?? Plain(Value("Bundle-Version")) ?? Plain(Value("Specification-Version")) ?? Plain(Value("Plugin-Version"));

    /// <summary>Who made it.</summary>
    public string? Vendor => Value("Implementation-Vendor") ?? Value("Bundle-Vendor") ?? Value("Specification-Vendor");

    /// <summary>Its licence, as the bundle states it: an id, a name or a URL.</summary>
    public string? Licence => Value("Bundle-License") is { } text ? text.Split(';')[0].Trim().Trim('"') is { Length: > 0 and < 300 } licence ? licence : null : null;

    /// <summary>Its source repository.</summary>
    public string? SourceUrl => Links.Public(Value("Implementation-SCM-URL") ?? Value("Bundle-SCM"));

    /// <summary>Reads a manifest: lines end at 72 bytes and go on behind a blank.</summary>
    public static JarManifest Read(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? name = null;
        var value = new StringBuilder();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > 0 && line[0] == ' ')
            {
                if (value.Length < 100_000) value.Append(line[1..]);
                continue;
            }

            if (name is not null) values.TryAdd(name, value.ToString().Trim());
            name = null;
            value.Clear();
            if (line.IsEmpty)
            {
                if (values.Count > 0) break;
                continue;
            }

            var colon = line.IndexOf(':');
            if (colon <= 0 || values.Count >= 500) continue;
            name = line[..colon].Trim().ToString();
            value.Append(line[(colon + 1)..]);
        }

        if (name is not null) values.TryAdd(name, value.ToString().Trim());
        return new JarManifest(values);
    }

    /// <summary>The group that an artefact of this name most likely has, or null where the manifest gives no sign.</summary>
    public string? GroupFor(string artefact)
    {
        if (Dotted(Value("Implementation-Vendor-Id")) is { } vendor) return vendor;
        foreach (var sign in (string[])["Bundle-SymbolicName", "Automatic-Module-Name", "Extension-Name"])
        {
            if (Dotted(Value(sign)?.Split(';')[0].Trim()) is not { } id) continue;
            var plain = artefact.Replace('-', '.');
            if (id.EndsWith("." + artefact, StringComparison.Ordinal)) return id[..^(artefact.Length + 1)];
            if (id.EndsWith("." + plain, StringComparison.Ordinal)) return id[..^(plain.Length + 1)];
            return id;
        }

        return null;
    }

    private string? Value(string name) => values.TryGetValue(name, out var value) && value.Length is > 0 and < 2000 ? value : null;

    private static string? Plain(string? version) => MavenNames.IsVersion(version) ? version : null;

    private static string? Dotted(string? text) =>
        text is { Length: > 2 and < 300 } && text.Contains('.', StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && char.IsAsciiLetter(text[0]) ? text : null;
}
