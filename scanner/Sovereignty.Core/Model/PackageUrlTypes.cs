
namespace Sovereignty.Model;

/// <summary>What the purl type definitions say about spelling, per type.</summary>
internal static class PackageUrlTypes
{
    // Character by character: names are short, and the vectorised searches of the framework are compiled anew at every start of the program.

    /// <summary>Whether a text needs no percent-encoding in any part of a purl.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsPlain(c)) return false;
        }

        return true;
    }

    /// <summary>Whether a character needs no percent-encoding in any part of a purl.</summary>
    public static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '~' or ':';

    /// <summary>Whether a text can be a purl type, but for its first character.</summary>
    public static bool IsType(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '+' or '-')) return false;
        }

        return true;
    }

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
