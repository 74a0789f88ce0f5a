using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Sbom;

/// <summary>The fields of a CycloneDX component that have a shape of their own.</summary>
internal static class CycloneDxFields
{
    /// <summary>An organisation's name and the country of its address, if that is a code of two letters.</summary>
    public static (string? Name, string? Country) Organisation(ref JsonLines json)
    {
        string? name = null, country = null;
        if (!json.EnterObject()) return (null, null);
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("name"u8)) name = json.Text();
            else if (json.Name.SequenceEqual("address"u8) && json.EnterObject())
            {
                while (json.NextProperty())
                {
                    if (json.Name.SequenceEqual("country"u8)) country = json.Text();
                }
            }
        }

        return (name, Country(country));
    }

    /// <summary>All licence statements as one text: several are all to be kept, so they are joined with AND.</summary>
    public static string? Licences(ref JsonLines json)
    {
        if (!json.EnterArray()) return null;
        var statements = new List<string>();
        while (json.NextItem())
        {
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("expression"u8) && json.Text() is { } expression) statements.Add(expression);
                else if (json.Name.SequenceEqual("license"u8) && Licence(ref json) is { } licence) statements.Add(licence);
            }
        }

        return Joined(statements);
    }

    /// <summary>Several statements as one.</summary>
    public static string? Joined(List<string> statements) => statements.Count switch
    {
        0 => null,
        1 => statements[0],
        _ => string.Join(" AND ", statements.Distinct(StringComparer.Ordinal).Select(s => s.Contains(' ', StringComparison.Ordinal) ? $"({s})" : s)),
    };

    /// <summary>A country if the text is a code of two letters.</summary>
    public static string? Country(string? text) => text is { Length: 2 } && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null;

    private static string? Licence(ref JsonLines json)
    {
        if (!json.EnterObject()) return null;
        string? id = null, name = null, url = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.Text();
            else if (json.Name.SequenceEqual("name"u8)) name = json.Text();
            else if (json.Name.SequenceEqual("url"u8)) url = json.Text();
        }

        return id ?? name ?? url;
    }

    /// <summary>Hashes as <c>sha512:hex</c>.</summary>
    public static ImmutableArray<string> Hashes(ref JsonLines json)
    {
        if (!json.EnterArray()) return [];
        var hashes = new SortedSet<string>(StringComparer.Ordinal);
        while (json.NextItem())
        {
            string? algorithm = null, content = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("alg"u8)) algorithm = json.Text();
                else if (json.Name.SequenceEqual("content"u8)) content = json.Text();
            }

            if (SbomHashes.One(algorithm, content) is { } hash) hashes.Add(hash);
        }

        return [.. hashes];
    }

    /// <summary>Where the source and the artefact are to be had.</summary>
    public static Declarations References(ref JsonLines json, Declarations declared)
    {
        if (!json.EnterArray()) return declared;
        while (json.NextItem())
        {
            string? type = null, url = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("type"u8)) type = json.Text();
                else if (json.Name.SequenceEqual("url"u8)) url = json.Text();
            }

            if (url is null) continue;
            if (type == "vcs") declared = declared with { SourceUrl = Links.Public(url) };
            else if (type == "distribution") declared = declared with { DownloadUrl = Links.Public(url) };
        }

        return declared;
    }
}
