using System.Runtime.CompilerServices;
using System.Text;

namespace Sovereignty.Tests;

/// <summary>
/// Compares with an approved file beside the test. To accept a change on purpose, run the tests with <c>ACCEPT_GOLDEN=1</c> and read the
/// difference in git.
/// </summary>
internal static class Golden
{
    public static void Matches(string actual, string file, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, file);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        Assert.True(File.Exists(path), $"{file} is missing: run with ACCEPT_GOLDEN=1, read it and commit it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    /// <summary>The path of a fixture beside the calling test file.</summary>
    public static string Beside(string file, [CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, file);

    /// <summary>The root of the repository.</summary>
    public static string Repository([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!File.Exists(Path.Combine(folder, "Sovereignty.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no Sovereignty.sln above the tests");
        return folder;
    }
}
