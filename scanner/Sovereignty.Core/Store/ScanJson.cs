using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Sovereignty.Model;

namespace Sovereignty.Store;

/// <summary>A scan as JSON: what the store keeps whole, and what other programs may read. Its shape is held by a golden file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(PackageUrlConverter), typeof(Kebab<Origin>), typeof(Kebab<Confidence>), typeof(Kebab<ComponentKind>), typeof(Kebab<Scope>), typeof(Kebab<EvidenceKind>),
        typeof(Kebab<LicenceClass>), typeof(Kebab<VendorKind>), typeof(Kebab<Bloc>), typeof(Kebab<SystemKind>), typeof(Kebab<Criticality>), typeof(Kebab<DataSensitivity>),
        typeof(Kebab<Hosting>), typeof(Kebab<NoticeTo>), typeof(Kebab<SubjectKind>), typeof(Kebab<Dimension>), typeof(Kebab<Severity>), typeof(Kebab<ProblemSeverity>),
        typeof(Kebab<SourceKind>), typeof(Kebab<ServiceKind>), typeof(RowListConverter<Contract>), typeof(RowListConverter<StatedProduct>), typeof(RowListConverter<OpenQuestion>),
        typeof(RowListConverter<Finding>), typeof(RowListConverter<Contribution>),
    ])]
[JsonSerializable(typeof(Scan))]
[JsonSerializable(typeof(Contract))]
[JsonSerializable(typeof(StatedProduct))]
[JsonSerializable(typeof(OpenQuestion))]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(Contribution))]
public sealed partial class ScanJson : JsonSerializerContext
{
    /// <summary>The scan as UTF-8 JSON, without white space: the same scan gives the same bytes. Long lists are written as they are made.</summary>
    public static void Write(Scan scan, Stream to)
    {
        using var buffer = new StreamBuffer(to);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        JsonSerializer.Serialize(writer, scan, Default.Scan);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is no scan.</exception>
    public static Scan Read(Stream json) => JsonSerializer.Deserialize(json, Default.Scan) ?? throw new JsonException("no scan in it");
}

/// <summary>Enumerations as they are spelt everywhere: <c>very-high</c>.</summary>
internal sealed class Kebab<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>A purl as its text.</summary>
internal sealed class PackageUrlConverter : JsonConverter<PackageUrl>
{
    private const int MostPending = 256 * 1024;

    /// <inheritdoc/>
    public override PackageUrl Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PackageUrl.TryParse(reader.GetString(), out var purl) ? purl : throw new JsonException("not a package URL");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PackageUrl value, JsonSerializerOptions options)
    {
        writer.WriteStringValue(value.ToString());
        // What else is long in a scan are components, and each of source code has one of these.
        if (writer.BytesPending > MostPending) writer.Flush();
    }
}

/// <summary>Lines as an array, each made, written and let go.</summary>
internal sealed class RowListConverter<T> : JsonConverter<RowList<T>>
{
    /// <inheritdoc/>
    public override RowList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("not an array");
        var items = new List<T>();
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("null among lines"));
        return RowList.Of<T>(CollectionsMarshal.AsSpan(items));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RowList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        foreach (var item in value) JsonSerializer.Serialize(writer, item, type);
        writer.WriteEndArray();
    }
}
