using NuGet.LibraryModel;

namespace Sovereignty.Resolve.Registries.NuGet;

/// <summary>
/// Whether NuGet's resolver would come to an end. It makes a node for every way to a package, unless something nearer to the project wants the same one;
/// forty layers of two packages that both want both of the next would make a thousand billion.
/// </summary>
internal static class NuGetTreeSize
{
    private const int MostNodes = 200_000;
    private const int Deepest = 200;

    /// <summary>Counts the nodes, up to a limit.</summary>
    public static bool IsBounded(IReadOnlyList<LibraryDependency> direct, NuGetFeed feed)
    {
        var above = new List<HashSet<string>>();
        var nodes = 0;
        return Count(direct);

        bool Count(IReadOnlyList<LibraryDependency> dependencies)
        {
            if (above.Count == Deepest) return false;
            above.Add(new HashSet<string>(dependencies.Select(d => d.Name), StringComparer.OrdinalIgnoreCase));
            foreach (var dependency in dependencies)
            {
                if (++nodes > MostNodes) return false;
                if (!above.Take(above.Count - 1).Any(names => names.Contains(dependency.Name)) && !Count(feed.DependenciesOf(dependency.LibraryRange))) return false;
            }

            above.RemoveAt(above.Count - 1);
            return true;
        }
    }
}
