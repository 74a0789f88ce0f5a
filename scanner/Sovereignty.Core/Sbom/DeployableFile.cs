using Sovereignty.Model;

namespace Sovereignty.Sbom;

/// <summary>
/// The file that a component is handed out as, with the properties that TR-03183-2 v2.1.0 asks for (5.2.2; 8.1.4 to 8.1.6). Only what the
/// file's name settles is said: whether a library inside an archive can be executed is not. Registries that hand out one file for each version name it
/// after the package.
/// </summary>
/// <param name="Name">Its name without path.</param>
/// <param name="IsArchive">Whether it packs several files, whose names and bounds are still in it.</param>
/// <param name="IsExecutable">Whether it is a program or library of the machine.</param>
internal readonly record struct DeployableFile(string Name, bool IsArchive, bool IsExecutable)
{
    private static readonly string[] Archives =
        [".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar", ".zip", ".nupkg", ".whl", ".gem", ".crate", ".jar", ".war", ".ear", ".deb", ".rpm", ".apk", ".conda", ".egg", ".vsix"];

    private static readonly string[] Executables = [".exe", ".dll", ".so", ".dylib"];

    /// <summary>The file that a URL ends in; null where that is no file of a kind that is known.</summary>
    public static DeployableFile? OfUrl(string? url)
    {
        if (url is null) return null;
        var end = url.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? url.AsSpan() : url.AsSpan(0, end);
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.Contains('%')) return null;
        foreach (var suffix in Archives)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return new DeployableFile(name.ToString(), true, false);
        }

        foreach (var suffix in Executables)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return new DeployableFile(name.ToString(), false, true);
        }

        return null;
    }

    /// <summary>
    /// The file that a registry hands a package out as; null where it has several for one version (Python, Debian), where the package comes from
    /// elsewhere, or its type has none.
    /// </summary>
    public static DeployableFile? OfPackage(PackageUrl? purl)
    {
        if (purl?.Version is not { Length: > 0 and < 200 } version || !IsPlain(version) || !IsPlain(purl.Name)) return null;
        var (classifier, extension) = ("", "jar");
        for (var i = 0; i < purl.Qualifiers.Count; i++)
        {
            var (key, value) = purl.Qualifiers[i];
            if (key is "vcs_url" or "download_url" or "platform") return null;
            if (key == "classifier") classifier = "-" + value;
            else if (key == "type") extension = value;
        }

        var name = purl.Type switch
        {
            "npm" => $"{purl.Name}-{version}.tgz",
            "cargo" => $"{purl.Name}-{version}.crate",
            "gem" => $"{purl.Name}-{version}.gem",
            "hex" => $"{purl.Name}-{version}.tar",
            "pub" => $"{purl.Name}-{version}.tar.gz",
            "nuget" => $"{purl.Name}.{version}.nupkg".ToLowerInvariant(),
            "maven" when extension is "jar" or "war" or "ear" && (classifier.Length == 0 || IsPlain(classifier)) => $"{purl.Name}-{version}{classifier}.{extension}",
            _ => null,
        };
        return name is null ? null : new DeployableFile(name, true, false);
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or '+')) return false;
        }

        return text.Length > 0;
    }
}
