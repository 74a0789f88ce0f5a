namespace Sovereignty.Cli.Terminal;

/// <summary>A file that was asked for: refused before the work where it cannot be written, made with its folders after it.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a file that is a folder, or that would stand in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="option">The option that names it.</param>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void Check(string file, string option)
    {
        if (file.Length == 0) throw new CommandException("bad-output", $"`{option}` names no file", "write its name after it");
        if (Directory.Exists(file)) throw new CommandException("bad-output", $"`{file}` is a folder, and `{option}` writes a file here", $"name a file in it: {option} {Path.Join(file, "NAME")}");
        CheckFolder(Path.GetDirectoryName(file), option);
    }

    /// <summary>Refuses a folder that is a file, or that would stand in one.</summary>
    /// <param name="folder">The folder; null or empty for the current one.</param>
    /// <param name="option">The option that names it.</param>
    /// <exception cref="CommandException">It cannot be made.</exception>
    public static void CheckFolder(string? folder, string option)
    {
        if (folder == "-") throw new CommandException("bad-output", $"`{option}` does not write to standard output: `-` would be a folder of that name", "name a file by its ending, or a folder");
        for (var at = folder; at is { Length: > 0 }; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(at)) throw new CommandException("bad-output", $"`{at}` is a file, so `{option}` can write nothing into it", "name a folder, or a file by its ending");
            if (Directory.Exists(at)) return;
        }
    }

    /// <summary>The file, empty, in folders that are made where they are missing.</summary>
    public static FileStream Create(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        return File.Create(file);
    }
}
