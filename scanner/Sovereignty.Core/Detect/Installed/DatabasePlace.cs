namespace Sovereignty.Detect.Installed;

/// <summary>Where the databases of package managers lie below a root file system.</summary>
internal static class DatabasePlace
{
    /// <summary>
    /// The root that a file lies below when it ends in one of the given paths: empty, or a path with <c>/</c> at its end. Null when it ends in none.
    /// </summary>
    public static string? RootOf(string path, params ReadOnlySpan<string> places)
    {
        foreach (var place in places)
        {
            if (path == place) return "";
            if (path.Length > place.Length && path[^(place.Length + 1)] == '/' && path.EndsWith(place, StringComparison.Ordinal)) return path[..^place.Length];
        }

        return null;
    }
}
