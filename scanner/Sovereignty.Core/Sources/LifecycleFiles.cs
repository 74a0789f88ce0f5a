using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Sources;

/// <summary>The files with ends of support that the configuration names.</summary>
internal static class LifecycleFiles
{
    /// <summary>Reads the files; one that cannot be read becomes a problem.</summary>
    public static List<Lifecycle> Read(ScanConfiguration configuration, string? folder, DateOnly asOf, List<Problem> problems)
    {
        var read = new List<Lifecycle>();
        if (folder is null) return read;
        foreach (var path in configuration.Lifecycles)
        {
            try
            {
                var (lifecycles, problem) = LifecycleFile.Read(path, new FolderFiles(folder).Read(path), asOf);
                read.AddRange(lifecycles);
                if (problem is not null) problems.Add(problem);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new Problem("lifecycle-file-unreadable", ProblemSeverity.Error, $"the file `{path}` could not be read: {Reason.Of(e)}")
                {
                    Path = configuration.Path, Hint = "check the path under `lifecycles`; it is relative to sovereignty.yaml",
                });
            }
        }

        return read;
    }
}
