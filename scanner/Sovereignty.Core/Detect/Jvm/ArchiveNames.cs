namespace Sovereignty.Detect.Jvm;

/// <summary>File names of Java archives: <c>name-1.2.3.jar</c>.</summary>
internal static class ArchiveNames
{
    private static readonly string[] Extensions = [".jar", ".war", ".ear", ".par", ".hpi"];
    private static readonly string[] Attached = ["-sources", "-javadoc", "-tests", "-test-sources", "-shaded", "-all", "-jar-with-dependencies"];

    /// <summary>Whether an entry is an archive by its name.</summary>
    public static bool IsArchive(string path) => Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Parts a file name at the first dash that a digit follows: no name of an artefact has one as a rule, versions begin with one. Without a
    /// version all is the name.
    /// </summary>
    public static (string Name, string? Version) Split(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        var stem = dot > 0 ? fileName[..dot] : fileName;
        for (var dash = stem.IndexOf('-', StringComparison.Ordinal); dash >= 0; dash = stem.IndexOf('-', dash + 1))
        {
            if (dash == 0 || dash + 1 >= stem.Length || !char.IsAsciiDigit(stem[dash + 1])) continue;
            // log4j-1.2-api-2.20.0: a part of the name may look like a version; then the last dash with a digit and a dot behind it counts.
            var last = LastVersionDash(stem, dash);
            return (stem[..last], WithoutClassifier(stem[(last + 1)..]));
        }

        return (stem, null);
    }

    // What Maven attaches beside an artefact has its version.
    private static string WithoutClassifier(string version)
    {
        foreach (var classifier in Attached)
        {
            if (version.EndsWith(classifier, StringComparison.Ordinal) && version.Length > classifier.Length) return version[..^classifier.Length];
        }

        return version;
    }

    private static int LastVersionDash(string stem, int first)
    {
        var best = first;
        for (var dash = first; dash >= 0; dash = stem.IndexOf('-', dash + 1))
        {
            var rest = stem.AsSpan(dash + 1);
            var between = dash > first ? stem.AsSpan(first + 1, dash - first - 1) : [];
            if (dash > first && rest.Length > 2 && char.IsAsciiDigit(rest[0]) && rest.Contains('.') && HasWord(between)) best = dash;
        }

        return best;
    }

    // A word between two numbers that is no part of a version (beta, rc, alpha, jre …).
    private static bool HasWord(ReadOnlySpan<char> between)
    {
        var dash = between.LastIndexOf('-');
        if (dash < 0) return false;
        var word = between[(dash + 1)..];
        return !word.IsEmpty && char.IsAsciiLetter(word[0])
            && !word.StartsWith("alpha", StringComparison.OrdinalIgnoreCase) && !word.StartsWith("beta", StringComparison.OrdinalIgnoreCase)
            && !word.StartsWith("rc", StringComparison.OrdinalIgnoreCase) && !word.StartsWith("m", StringComparison.OrdinalIgnoreCase)
            && !word.StartsWith("snapshot", StringComparison.OrdinalIgnoreCase) && !word.StartsWith("b", StringComparison.OrdinalIgnoreCase);
    }
}
