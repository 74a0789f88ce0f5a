using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// A program that is one C# file: the packages and SDKs of the directives at its head, <c>#:package</c> and <c>#:sdk</c>. What belongs to a project is no
/// such program and is not looked at. Source: .NET documentation, "File-based apps".
/// </summary>
internal sealed class FileBasedApp : IDetector
{
    /// <summary>Files of one folder that are looked into at most; a folder with more is part of some project.</summary>
    public const int MostInFolder = 50;

    /// <summary>How much of a file is looked at to find out whether it has directives, in bytes.</summary>
    public const int Head = 4096;

    /// <inheritdoc/>
    public string Name => "nuget/file-based-app";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.cs"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <summary>Small enough that the sources in an archive are not kept on their account.</summary>
    public int LargestFile => 64 * 1024;

    /// <summary>Whether a file of this name may be one.</summary>
    public static bool MayBe(ReadOnlySpan<char> name) => name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether C# files among these, and in folders below, belong to a project: beside its file, or as so many that they are no programs by themselves.</summary>
    public static bool InProject(List<string> names)
    {
        var files = 0;
        foreach (var name in names)
        {
            if (name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)) return true;
            if (MayBe(name)) files++;
        }

        return files > MostInFolder;
    }

    /// <summary>Whether a file that begins so has directives.</summary>
    public static bool HasDirectives(ReadOnlySpan<byte> head) => head.StartsWith("#:"u8) || head.StartsWith("\uFEFF#:"u8) || head.IndexOf("\n#:"u8) >= 0;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        PackageReferences? central = null;
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            var line = lines.Current.Trim(" \t"u8);
            if (line.StartsWith("#:"u8))
            {
                if (line.Length < 1000 && Directive(Encoding.UTF8.GetString(line[2..]), lines.Number) is { } reference) Add(reference, central ??= Central(input), found);
            }
            else if (!line.IsEmpty && line[0] is not ((byte)'#' or (byte)'*') && !line.StartsWith("//"u8) && !line.StartsWith("/*"u8))
            {
                // Directives stand before all code.
                return;
            }
        }
    }

    // package Name@1.2.3, package Name@*, package Name (its version is managed centrally), sdk Name@1.2.3; in the first previews a blank for the @.
    private static PackageReferences.Reference? Directive(string text, int line)
    {
        var words = text.Split([' ', '\t', '@'], 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length < 2 || words[0] is not ("package" or "sdk") || !PackageReferences.IsName(words[1])) return null;
        var version = words.Length > 2 ? words[2] : null;
        // An SDK without a version comes with .NET itself.
        return words[0] == "sdk" && version is null ? null : new PackageReferences.Reference(words[1], words[0], line) { Version = version };
    }

    private static void Add(PackageReferences.Reference reference, PackageReferences central, Detection found)
    {
        var isSdk = reference.Type == "sdk";
        foreach (var version in isSdk ? [reference.Version] : central.VersionsOf(reference))
        {
            var component = PackageReferences.Component(reference, version, isSdk ? Scope.Development : Scope.Runtime);
            found.Add(isSdk ? component with { Kind = ComponentKind.BuildPart } : component);
        }
    }

    private static PackageReferences Central(DetectorInput input)
    {
        var evaluation = new MsBuildEvaluation(input);
        evaluation.Above(input.Folder, "Directory.Packages.props");
        var references = new PackageReferences(evaluation, input.Path);
        references.Apply();
        return references;
    }
}
