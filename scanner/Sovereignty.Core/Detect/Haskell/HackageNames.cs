namespace Sovereignty.Detect.Haskell;

/// <summary>Packages as Haskell's tools write them.</summary>
internal static class HackageNames
{
    /// <summary>The parts of <c>name-1.2.3@sha256:…,size</c>; null where there is no version.</summary>
    public static (string Name, string Version)? Split(string? text)
    {
        if (text is null) return null;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var id = at < 0 ? text : text[..at];
        var dash = id.LastIndexOf('-');
        if (dash <= 0 || dash + 1 >= id.Length || !char.IsAsciiDigit(id[dash + 1])) return null;
        return (id[..dash], id[(dash + 1)..]);
    }
}
