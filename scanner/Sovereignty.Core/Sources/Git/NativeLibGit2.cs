using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Sovereignty.Sources.Git;

/// <summary>
/// Leads LibGit2Sharp to the system's libgit2 where its own native package is not there. LibGit2Sharp 0.29 asks for <c>git2-&lt;hash&gt;</c>;
/// the calls used here are the same in the versions listed.
/// </summary>
internal static class NativeLibGit2
{
    private static readonly string[] Names =
    [
        "libgit2.so.1.9", "libgit2.so.1.8", "libgit2.so.1.7", "libgit2.so.1.6", "libgit2.so.1.5", "libgit2.so.1.4", "libgit2.so.1.3", "libgit2.so.1.1",
        "libgit2.dylib", "git2.dll",
    ];

    private static int registered;

    /// <summary>Registers the way to the system's library, once.</summary>
    public static void Register()
    {
        if (Interlocked.Exchange(ref registered, 1) == 0) AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name.StartsWith("git2-", StringComparison.Ordinal) ? Load() : 0;
    }

    private static nint Load()
    {
        // For tests and for machines with a library of their own in an unusual place.
        if (Environment.GetEnvironmentVariable("SOVEREIGNTY_LIBGIT2") is { Length: > 0 } own) return NativeLibrary.TryLoad(own, out var named) ? named : 0;
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var handle)) return handle;
        }

        return 0;
    }
}
