using System.Runtime.CompilerServices;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Tests;

/// <summary>Each <c>Language/name.txt</c> is a template and <c>name.out.txt</c> what it gives: text, or its messages.</summary>
public sealed class LanguagePairs
{
    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach (string file in Directory.EnumerateFiles(Folder(), "*.txt").Order(StringComparer.Ordinal))
        {
            if (!file.EndsWith(".out.txt", StringComparison.Ordinal))
            {
                names.Add(Path.GetFileNameWithoutExtension(file));
            }
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_gives_what_is_written_beside_it(string name)
    {
        string input = File.ReadAllText(Path.Combine(Folder(), name + ".txt"));
        string expected = File.ReadAllText(Path.Combine(Folder(), name + ".out.txt"));

        Assert.Equal(expected.TrimEnd('\n'), Render(input).TrimEnd('\n'));
    }

    [Fact]
    public void There_is_an_expected_text_for_every_template()
    {
        string[] files = Directory.GetFiles(Folder(), "*.txt");

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.True(f.EndsWith(".out.txt", StringComparison.Ordinal) || File.Exists(Path.ChangeExtension(f, ".out.txt"))));
    }

    private static string Render(string input)
    {
        Template template = Template.Parse(input, "page");
        if (template.HasErrors)
        {
            return string.Join("\n", template.Messages);
        }

        var model = new ScriptObject
        {
            ["name"] = "Ada",
            ["rows"] = new ScriptArray
            {
                new ScriptObject { ["id"] = 2, ["title"] = "pear" },
                new ScriptObject { ["id"] = 1, ["title"] = "apple" },
            },
        };
        var context = new TemplateContext { NewLine = "\n" };
        context.PushGlobal(model);
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException ex)
        {
            return ex.Message;
        }
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Language");
}
