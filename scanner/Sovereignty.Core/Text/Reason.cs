namespace Sovereignty.Text;

/// <summary>
/// Why something could not be read, in words of our own. The texts of .NET's exceptions are left out of the program when it is published, hold full paths,
/// and come in the language of the machine.
/// </summary>
public static class Reason
{
    private const int NoRoom = 28, DiskFault = 5, IsFolder = 21, TooManyOpen = 24;
    private const int HeldOnWindows = unchecked((int)0x80070020), FullOnWindows = unchecked((int)0x80070070);

    /// <summary>The reason as the end of a sentence: <c>permission denied</c>, <c>it does not exist</c>.</summary>
    public static string Of(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException => "it does not exist",
        PathTooLongException => "its path is too long",
        EndOfStreamException => "it ends too early",
        Sources.FileTooLargeException => failure.Message.TrimEnd('.'),
        InvalidDataException or FormatException or ArgumentException => "its data are damaged",
        NotSupportedException => "it is written in a way that is not read",
        OutOfMemoryException => "there is not enough memory",
        IOException { HResult: NoRoom or FullOnWindows } => "there is no room left on the disk",
        IOException { HResult: DiskFault } => "the disk could not read it",
        IOException { HResult: IsFolder } => "it is a folder",
        IOException { HResult: TooManyOpen } => "too many files are open",
        IOException { HResult: HeldOnWindows } => "another program holds it",
        _ => Told(failure.Message),
    };

    /// <summary>The reason with the path that the failure names, for what no other message names a path for.</summary>
    public static string WithPath(Exception failure)
    {
        var (text, reason) = (failure.Message, Of(failure));
        // `KEY, path` where the texts are left out, else `… '/path'.`
        var comma = text.IndexOf(", ", StringComparison.Ordinal);
        var (from, to) = comma > 0 && !text.AsSpan(0, comma).Contains(' ') ? (comma + 2, text.Length) : (text.IndexOf('\'', StringComparison.Ordinal) + 1, text.LastIndexOf('\''));
        return from > 0 && to > from && !reason.Contains(text[from..to], StringComparison.Ordinal) ? $"`{text[from..to]}`: {reason}" : reason;
    }

    // What libraries say in words stays; the name of a text that is not there tells nobody anything.
    private static string Told(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        var end = line.IndexOfAny([' ', ',']);
        var first = end < 0 ? line : line[..end];
        return line.Length == 0 || end < 0 || first.Contains('_', StringComparison.Ordinal) ? "it could not be made sense of" : line;
    }
}
