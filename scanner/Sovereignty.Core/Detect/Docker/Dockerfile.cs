using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Text;

namespace Sovereignty.Detect.Docker;

/// <summary>
/// <c>Dockerfile</c> and <c>Containerfile</c>: the images that stages start from or copy from, with the defaults of <c>ARG</c>. Images of stages
/// that the last one does not start from only serve to build. Source: Dockerfile reference.
/// </summary>
internal sealed class Dockerfile : IDetector
{
    private static readonly AsciiSet WordCharacters = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

    /// <inheritdoc/>
    public string Name => "docker/dockerfile";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Dockerfile", "dockerfile", "Dockerfile.*", "*.Dockerfile", "Containerfile", "Containerfile.*", "*.Containerfile"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (!input.FileName.EndsWith("ignore", StringComparison.OrdinalIgnoreCase)) Read(input.Utf8, found);
    }

    /// <summary>Reads a Dockerfile, also one that stands inside another file.</summary>
    /// <param name="utf8">Its text; how far it is indented does not matter.</param>
    /// <param name="found">The sink.</param>
    /// <param name="before">How many lines of the file stand before it.</param>
    public static void Read(ReadOnlySpan<byte> utf8, Detection found, int before = 0)
    {
        var stages = new DockerStages();
        var lines = new Utf8Lines(utf8);
        var text = new StringBuilder();
        var start = 0;
        var escape = (byte)'\\';
        while (lines.Next())
        {
            var line = lines.Current.Trim(" \t"u8);
            if (line.IsEmpty) continue;
            if (line[0] == '#')
            {
                if (text.Length == 0 && stages.IsEmpty) Directive(line, before + lines.Number, stages, ref escape);
                continue;
            }

            if (text.Length == 0) start = before + lines.Number;
            var goesOn = line[^1] == escape;
            if (text.Length < 100_000) text.Append(Encoding.UTF8.GetString(goesOn ? line[..^1] : line)).Append(' ');
            if (goesOn) continue;
            var instruction = text.ToString();
            text.Clear();
            stages.Read(instruction, start);
            SkipHereDocuments(instruction, ref lines);
        }

        if (text.Length > 0) stages.Read(text.ToString(), start);
        stages.AddTo(found);
    }

    // "# syntax=image" names the front end that reads the file; "# escape=`" is for Windows.
    private static void Directive(ReadOnlySpan<byte> line, int number, DockerStages stages, ref byte escape)
    {
        var directive = line[1..].Trim((byte)' ');
        var equals = directive.IndexOf((byte)'=');
        if (equals <= 0) return;
        var value = directive[(equals + 1)..].Trim((byte)' ');
        var name = directive[..equals].Trim((byte)' ');
        if (name.SequenceEqual("syntax"u8)) stages.FrontEnd(Encoding.UTF8.GetString(value), number);
        else if (name.SequenceEqual("escape"u8) && value.Length == 1) escape = value[0];
    }

    private static void SkipHereDocuments(string instruction, ref Utf8Lines lines)
    {
        if (!instruction.Contains("<<", StringComparison.Ordinal) || instruction.Split(' ', 2)[0].ToUpperInvariant() is not ("RUN" or "COPY" or "ADD")) return;
        var at = 0;
        while ((at = instruction.IndexOf("<<", at, StringComparison.Ordinal)) >= 0)
        {
            at += 2;
            var word = instruction.AsSpan(at).TrimStart('-').TrimStart("\"'");
            var end = word.IndexOfAnyExcept(WordCharacters);
            word = end < 0 ? word : word[..end];
            if (word.IsEmpty || !(char.IsAsciiLetter(word[0]) || word[0] == '_')) continue;
            var mark = Encoding.UTF8.GetBytes(word.ToString());
            while (lines.Next() && !lines.Current.Trim(" \t"u8).SequenceEqual(mark))
            {
            }
        }
    }
}
