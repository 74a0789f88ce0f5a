using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Binaries;

/// <summary>
/// Programs and libraries of Windows and of .NET: name, version and maker as the version resource states them, and the name of a .NET assembly. Nothing
/// is loaded. Where a <c>*.deps.json</c> lies beside, that says which packages the files come from. Sources: Microsoft, "VERSIONINFO resource"; ECMA-335, II.22.
/// </summary>
internal sealed class PortableExecutable : IDetector
{
    private const string Translation = ".resources.dll";

    /// <inheritdoc/>
    public string Name => "binaries/portable-executable";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.dll", "*.exe"];

    /// <inheritdoc/>
    public ImmutableArray<string> GivesWayTo => [".deps.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (!input.FileName.EndsWith(Translation, StringComparison.OrdinalIgnoreCase)) Read(input.Bytes, input.FileName, found);
    }

    /// <summary>Whether a name is that of a library that is no translation of another.</summary>
    internal static bool IsNamedLibrary(string path) => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(Translation, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one program or library.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">What it is called.</param>
    /// <param name="found">The sink.</param>
    internal static void Read(ReadOnlyMemory<byte> bytes, string fileName, Detection found)
    {
        if (!bytes.Span.StartsWith("MZ"u8)) return;
        try
        {
            using var stream = PackedPackage.Open(bytes);
            using var file = new PEReader(stream);
            var resource = VersionResource.Read(file);
            var assembly = file.HasMetadata ? AssemblyName(file.GetMetadataReader()) : null;
            if (Identify(fileName, assembly, resource) is not { } purl) return;
            found.Add(new DetectedComponent
            {
                Purl = purl,
                Kind = IsProgram(fileName) ? ComponentKind.Application : ComponentKind.Library,
                Evidence = EvidenceKind.Installed,
                Declared = new Declarations { Maker = resource.Value("CompanyName") },
            });
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException or IOException)
        {
            found.Problem("file-malformed", "the program or library is damaged", 0, "nothing is said about it", ProblemSeverity.Note);
        }
    }

    // An assembly has the name of its package as a rule; a program has that of the product.
    private static PackageUrl? Identify(string fileName, (string Name, string? Version)? assembly, VersionResource resource)
    {
        if (assembly is { } library && !IsProgram(fileName))
        {
            var stated = resource.Value("ProductVersion") is { } product && char.IsAsciiDigit(product[0]) ? product.Split('+', ' ')[0] : library.Version;
            return PackageUrl.Create("nuget", null, library.Name, stated);
        }

        if (resource.IsEmpty) return null;
        var name = resource.Value("ProductName") ?? resource.Value("FileDescription") ?? Path.GetFileNameWithoutExtension(fileName);
        return name.Length == 0 ? null : PackageUrl.Create("generic", null, name, resource.Value("ProductVersion") ?? resource.Value("FileVersion"));
    }

    private static (string Name, string? Version)? AssemblyName(MetadataReader metadata)
    {
        if (!metadata.IsAssembly) return null;
        var assembly = metadata.GetAssemblyDefinition();
        var name = metadata.GetString(assembly.Name);
        return name.Length is 0 or > 300 ? null : (name, assembly.Version.ToString());
    }

    private static bool IsProgram(string fileName) => fileName.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);
}
