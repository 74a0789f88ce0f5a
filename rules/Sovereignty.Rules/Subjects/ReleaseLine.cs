namespace Sovereignty.Rules;

/// <summary>Lines of releases that are supported together.</summary>
internal static class ReleaseLine
{
    /// <summary>Whether a version is one of a line: <c>2019.3</c> of <c>2019</c>, <c>6.0 EHP8</c> of <c>6.0</c>.</summary>
    public static bool Holds(string line, string version)
        => version.StartsWith(line, StringComparison.OrdinalIgnoreCase) && (version.Length == line.Length || !char.IsLetterOrDigit(version[line.Length]));
}
