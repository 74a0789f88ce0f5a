using System.Diagnostics;
using System.Text;

namespace Sovereignty.Tests;

/// <summary>Runs the built program as a user would: a process of its own, in a folder of its own, with nothing but its arguments.</summary>
internal static class BuiltProgram
{
    /// <summary>The program's assembly, which the build copies beside the tests' own.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "sovereignty.dll");

    /// <summary>Runs it and waits.</summary>
    public static Outcome Run(params string[] arguments) => RunIn(Golden.Repository(), [], arguments);

    /// <summary>Runs it in a folder with environment variables.</summary>
    public static Outcome RunIn(string folder, (string Name, string Value)[] environment, params string[] arguments) => RunAt(Assembly, folder, environment, arguments);

    /// <summary>Copies the program without its native libraries, and gives the copy's assembly.</summary>
    public static string CopyWithoutNatives(string folder)
    {
        var natives = Path.Combine(AppContext.BaseDirectory, "runtimes") + Path.DirectorySeparatorChar;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            if (file.StartsWith(natives, StringComparison.Ordinal)) continue;
            var copy = Path.Combine(folder, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Path.Combine(folder, Path.GetFileName(Assembly));
    }

    /// <summary>Runs a copy of it.</summary>
    public static Outcome RunAt(string assembly, string folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["CI"] = "true";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(120_000))
        {
            process.Kill();
            Assert.Fail($"{string.Join(' ', arguments)} did not end within two minutes");
        }

        return new Outcome(process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}

/// <summary>What a run gave.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);
