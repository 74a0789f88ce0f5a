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
        typeof(Kebab<SourceKind>), typeof(Kebab<ServiceKind>), typeof(RowListConverter<Contract>), typeof(RowListConverter<StatedProduct>), typeof(QuestionListConverter),
        typeof(FindingListConverter), typeof(KeyedRowsConverter<Component>), typeof(KeyedRowsConverter<SoftwareSystem>), typeof(RowListConverter<Contribution>),
        typeof(RowListConverter<Score>),
    ])]
[JsonSerializable(typeof(Scan))]
[JsonSerializable(typeof(Component))]
[JsonSerializable(typeof(SoftwareSystem))]
[JsonSerializable(typeof(Contract))]
[JsonSerializable(typeof(StatedProduct))]
[JsonSerializable(typeof(OpenQuestion))]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(Contribution))]
[JsonSerializable(typeof(Score))]
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

/// <summary>Rows as an array, each made, written and let go.</summary>
internal abstract class RowsConverter<TRows, T> : JsonConverter<TRows>
    where TRows : RowList<T>
{
    /// <inheritdoc/>
    public sealed override TRows Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("not an array");
        var items = new List<T>();
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("null among rows"));
        return Rows(CollectionsMarshal.AsSpan(items));
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, TRows value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        foreach (var item in value) JsonSerializer.Serialize(writer, item, type);
        writer.WriteEndArray();
    }

    /// <summary>Rows of what was read.</summary>
    protected abstract TRows Rows(ReadOnlySpan<T> items);
}

/// <summary>Lines as an array.</summary>
internal sealed class RowListConverter<T> : RowsConverter<RowList<T>, T>
{
    /// <inheritdoc/>
    protected override RowList<T> Rows(ReadOnlySpan<T> items) => RowList.Of(items);
}

/// <summary>Findings as an array.</summary>
internal sealed class FindingListConverter : RowsConverter<FindingList, Finding>
{
    /// <inheritdoc/>
    protected override FindingList Rows(ReadOnlySpan<Finding> items) => FindingList.Of(items);
}

/// <summary>Questions as an array.</summary>
internal sealed class QuestionListConverter : RowsConverter<QuestionList, OpenQuestion>
{
    /// <inheritdoc/>
    protected override QuestionList Rows(ReadOnlySpan<OpenQuestion> items) => QuestionList.Of(items);
}

/// <summary>Systems or components as an array.</summary>
internal sealed class KeyedRowsConverter<T> : RowsConverter<KeyedRows<T>, T>
    where T : class, IIdentified
{
    /// <inheritdoc/>
    protected override KeyedRows<T> Rows(ReadOnlySpan<T> items) => KeyedRows.Of(items);
}
