using Sovereignty.Detect.Reading;

namespace Sovereignty.Resolve.Manifests;

/// <summary>What a published Cargo.toml says of its package. Source: The Cargo Book, "The Manifest Format".</summary>
internal static class CrateManifest
{
    private const int LongestText = 2000;

    /// <summary>Reads; null when it says nothing of what is asked.</summary>
    public static PackageStatement? Parse(byte[] bytes, Model.Origin origin, Model.Because because)
    {
        string? licence = null, file = null, author = null, repository = null, home = null;
        var toml = new TomlLines(bytes, new Utf8Pool());
        while (toml.Next())
        {
            if (toml.IsTable || !toml.In("package") || toml.Keys.Count != 1) continue;
            switch (toml.Key)
            {
                case "license": licence = Text(toml.Text()); break;
                case "license-file": file = Text(toml.Text()); break;
                case "repository": repository = Text(toml.Text()); break;
                case "homepage": home = Text(toml.Text()); break;
                case "authors" when toml.EnterArray():
                    while (toml.NextItem()) author ??= Text(toml.Text());
                    break;
            }
        }

        licence ??= file is null ? null : $"SEE LICENSE IN {file}";
        return (licence ?? author ?? repository ?? home) is null ? null : new PackageStatement(origin, because) { Licence = licence, Maker = author, SourceUrl = repository ?? home };
    }

    /// <summary>Whether a Cargo.toml is that of a version.</summary>
    public static bool IsVersion(byte[] bytes, string version)
    {
        var toml = new TomlLines(bytes, new Utf8Pool());
        while (toml.Next())
        {
            if (!toml.IsTable && toml.In("package") && toml.Keys.Count == 1 && toml.Key == "version") return toml.Text() == version;
        }

        return false;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestText ? null : text.Trim();
}
