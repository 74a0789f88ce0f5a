using System.Text;
using Sovereignty.Text;

namespace Sovereignty.Sources;

/// <summary>This machine as a source: <c>host</c> on the command line, or the root folder of its file system.</summary>
internal static class HostSource
{
    /// <summary>How the command line names this machine; a folder of that name is written <c>./host</c>.</summary>
    public const string Argument = "host";

    /// <summary>Whether an argument means this machine.</summary>
    public static bool Is(string argument) => argument == Argument || (OperatingSystem.IsWindows() == false && Path.GetFullPath(argument) == "/");

    /// <summary>What the machine calls itself in <c>etc/hostname</c>; <c>host</c> where it does not.</summary>
    /// <param name="root">The root of its file system.</param>
    public static string NameOf(string root)
    {
        try
        {
            var path = Path.Combine(root, "etc", "hostname");
            if (new FileInfo(path) is not { Exists: true, Length: < 1024 }) return Argument;
            var name = Encoding.ASCII.GetString(new FolderFiles(root).Read("etc/hostname")).Trim();
            return name.Length is > 0 and < 64 && name.AsSpan().IndexOfAnyExcept(Allowed) < 0 ? name : Argument;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Argument;
        }
    }

    private static readonly AsciiSet Allowed = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
}
