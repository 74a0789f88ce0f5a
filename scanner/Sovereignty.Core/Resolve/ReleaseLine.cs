namespace Sovereignty.Resolve;

/// <summary>Lines of releases that are supported together.</summary>
public static class ReleaseLine
{
    /// <summary>Whether a version is one of a line: <c>2019.3</c> of <c>2019</c>, <c>6.0 EHP8</c> of <c>6.0</c>, <c>v1.28.3</c> of <c>1.28</c>.</summary>
    public static bool Holds(string line, string version)
    {
        if (version.Length > 1 && version[0] is 'v' or 'V' && char.IsAsciiDigit(version[1]) && char.IsAsciiDigit(line[0])) version = version[1..];
        return version.StartsWith(line, StringComparison.OrdinalIgnoreCase) && (version.Length == line.Length || !char.IsLetterOrDigit(version[line.Length]));
    }
}
