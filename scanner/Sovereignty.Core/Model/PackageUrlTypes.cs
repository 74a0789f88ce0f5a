using System.Buffers;

namespace Sovereignty.Model;

/// <summary>What the purl type definitions say about spelling, per type.</summary>
internal static class PackageUrlTypes
{
    public static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~:");

    public static readonly SearchValues<char> TypeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-");

    /// <summary>Folds namespace, name and version as the type's definition asks for.</summary>
    public static (string? Namespace, string Name, string? Version) Fold(string type, string? ns, string name, string? version) => type switch
    {
        "pypi" => (ns?.ToLowerInvariant(), PythonNames.Fold(name), version),
        "npm" or "bitbucket" or "github" or "gitlab" or "composer" or "golang" or "hex" or "alpm" or "apk" or "deb" or "luarocks"
            => (ns?.ToLowerInvariant(), name.ToLowerInvariant(), version),
        "pub" => (ns, name.ToLowerInvariant(), version),
        "huggingface" => (ns, name, version?.ToLowerInvariant()),
        _ => (ns, name, version),
    };
}
