namespace Sovereignty.Detect.Sbom;

/// <summary>Reads an SBOM of any format that is read, told apart by its contents.</summary>
internal static class SbomFile
{
    /// <summary>Reads a file; null when it is no SBOM.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="found">Told of what is broken.</param>
    /// <param name="stop">Ends the reading.</param>
    public static SbomContents? Read(ReadOnlyMemory<byte> bytes, Detection found, CancellationToken stop)
    {
        var utf8 = bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span;
        return SbomKind.Of(utf8) switch
        {
            CycloneDxJson => CycloneDxJson.Read(utf8, found),
            CycloneDxXml => CycloneDxXml.Read(bytes, found, stop),
            SpdxJson => SpdxJson.Read(utf8, found),
            SpdxTagValue => SpdxTagValue.Read(utf8, stop),
            SpdxYaml => SpdxYaml.Read(utf8, found, stop),
            Spdx3Json => Spdx3Json.Read(utf8, found, stop),
            _ => null,
        };
    }
}
