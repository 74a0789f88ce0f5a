using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sovereignty.Reports.Model;
using Sovereignty.Reports.Rendering;
using Sovereignty.Tests;

namespace Sovereignty.Reports.Tests;

/// <summary>The README is what people write templates by: its list of fields and functions is the program's own.</summary>
public sealed partial class ReadmeTests
{
    private const string Begin = "<!-- fields: written by ReadmeTests from the model's own comments -->";
    private const string End = "<!-- end of fields -->";

    private static readonly string Readme = Path.Combine(Golden.Repository(), "reports/README.md");

    [Fact]
    public void It_lists_every_field_of_the_model()
    {
        var text = File.ReadAllText(Readme).ReplaceLineEndings("\n");
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(to > from, "the markers are missing");
        var fields = Fields();
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1") File.WriteAllText(Readme, text[..from] + "\n\n" + fields + "\n" + text[to..]);
        else Assert.Equal(fields.Trim(), text[from..to].Trim());
    }

    [Fact]
    public void It_names_every_function()
    {
        var folder = new ReportFolder
        {
            Id = "", Title = new("", ""), Entry = "", Languages = [], Style = "", Templates = new Dictionary<string, TemplateFile>(), Texts = new Dictionary<string, Texts>(), Assets = new Dictionary<string, string>(),
        };
        var model = Building.ReportModelBuilder.Build(Sample.SampleScan.Value, Sample.SampleCatalogue.Value, "ciso", "en");
        var documented = FunctionRow().Matches(File.ReadAllText(Readme)).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(new TemplateFunctions(model, folder, new Texts()).All.Keys.Append("include").Order(StringComparer.Ordinal), documented);
    }

    private static string Fields()
    {
        var comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Sovereignty.Reports.xml"))
            .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, m => m, StringComparer.Ordinal);
        var written = new StringBuilder();
        var seen = new List<Type> { typeof(ReportModel) };
        for (var i = 0; i < seen.Count; i++)
        {
            var type = seen[i];
            written.Append(i == 0 ? "### model\n\n" : $"### {Name(type)}\n\n").Append(Summary(comments, $"T:{type.FullName}")).Append("\n\n| field | type | what |\n|---|---|---|\n");
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var element = Element(property.PropertyType);
                if (element.Namespace == typeof(ReportModel).Namespace && !seen.Contains(element)) seen.Add(element);
                var comment = Summary(comments, $"P:{type.FullName}.{property.Name}") is { Length: > 0 } own ? own : Parameter(comments, type, property.Name);
                Assert.NotEqual("", comment);
                written.Append($"| `{Snake(property.Name)}` | {Shown(property)} | {comment} |\n");
            }

            written.Append('\n');
        }

        return written.ToString().TrimEnd() + "\n";
    }

    private static string Shown(PropertyInfo property)
    {
        var type = property.PropertyType;
        var nullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable ? " or null" : "";
        var element = Element(type);
        var name = element.Namespace == typeof(ReportModel).Namespace ? $"[{Name(element)}](#{Name(element)})" : element.Name switch
        {
            "String" => "text", "Boolean" => "yes or no", "DateOnly" => "day", _ => "number",
        };
        return (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? "list of " : "") + name + nullable;
    }

    private static Type Element(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : Nullable.GetUnderlyingType(type) ?? type;

    private static string Summary(Dictionary<string, XElement> comments, string id) => comments.TryGetValue(id, out var member) ? Plain(member.Element("summary")) : "";

    private static string Parameter(Dictionary<string, XElement> comments, Type type, string name) => comments.Where(c => c.Key.StartsWith($"M:{type.FullName}.#ctor", StringComparison.Ordinal) || c.Key == $"T:{type.FullName}")
        .SelectMany(c => c.Value.Elements("param")).Where(p => p.Attribute("name")!.Value == name).Select(Plain).FirstOrDefault() ?? "";

    private static string Plain(XElement? comment) => comment is null ? "" : Spaces().Replace(string.Concat(comment.Nodes().Select(n => n switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{Snake(see.Attribute("cref")!.Value.Split('.')[^1])}`",
        XElement { Name.LocalName: "paramref" } parameter => $"`{Snake(parameter.Attribute("name")!.Value)}`",
        _ => "",
    })), " ").Trim();

    private static string Name(Type type) => Snake(type.Name.Replace("View", "", StringComparison.Ordinal)).Replace('_', '-');

    private static string Snake(string name) => Hump().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Hump();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^\| `([a-z_]+)[^`]*` \| [^|]*\|$", RegexOptions.Multiline)]
    private static partial Regex FunctionRow();
}
