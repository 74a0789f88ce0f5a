using System.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>Standard output and error as writers. A person's window shows text in the signs that it can; what goes to a file or another program is UTF-8, whatever this machine's code page is.</summary>
internal static class StandardStreams
{
    /// <summary>The width of tables where nobody's window bounds them.</summary>
    public const int UsualWidth = 160;

    // A window narrower than this wraps.
    private const int NarrowestWidth = 40;

    /// <summary>Standard output.</summary>
    public static TextWriter Output() => Console.IsOutputRedirected ? Piped(Console.OpenStandardOutput()) : Shown().Out;

    /// <summary>Standard error.</summary>
    public static TextWriter Error() => Console.IsErrorRedirected ? Piped(Console.OpenStandardError()) : Shown().Error;

    /// <summary>How many signs a line of standard output may have.</summary>
    public static int Width()
    {
        if (Console.IsOutputRedirected) return UsualWidth;
        try
        {
            return Console.WindowWidth is > 0 and var width ? Math.Clamp(width, NarrowestWidth, UsualWidth) : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }

    // Several threads talk.
    private static TextWriter Piped(Stream stream) => TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });

    // The console of Windows starts with a code page that has no signs for lines and dashes.
    private static (TextWriter Out, TextWriter Error) Shown()
    {
        if (OperatingSystem.IsWindows() && Console.OutputEncoding.CodePage != Encoding.UTF8.CodePage)
        {
            try
            {
                Console.OutputEncoding = Encoding.UTF8;
            }
            catch (IOException)
            {
                // Shown as the console can.
            }
        }

        return (Console.Out, Console.Error);
    }
}
