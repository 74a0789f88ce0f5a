using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Tests.Detect.Reading;

public sealed class TomlLinesTests
{
    [Theory]
    [InlineData("a = \"x\"\nb = 'y'", "a=x@1|b=y@2")]
    [InlineData("[t]\na=1\n[[t.u]]\nb=\"2\"", "[t]@1|a=@2|[t.u]@3|b=2@4")]
    [InlineData("[ \"q.r\" . s ] # c\na.b.c = 'x'", "[q.r.s]@1|a.b.c=x@2")]
    [InlineData("a = [\"x\", 'y', # c\n \"z\",\n]\nb = 'n'", "a=[x,y,z]@1|b=n@4")]
    [InlineData("a = {x = 'y', z = {q = 'r'}}\nb='n'", "a={x=y,z={q=r}}@1|b=n@2")]
    [InlineData("a = [[1, 2], ['x']]\nb='n'", "a=[[,],[x]]@1|b=n@2")]
    [InlineData("a = \"\"\"\nx\n[no]\n\"\"\"\nb='n'", "a=x\n[no]\n@1|b=n@5")]
    [InlineData("a = '''\nit's\n'''\nb='n'", "a=it's\n@1|b=n@4")]
    [InlineData("a = \"q\\\"\\u00e4\\n\"", "a=q\"\u00e4\n@1")]
    [InlineData("nonsense\na='x'\n[bad\nb='y'", "a=x@2|b=y@4!1")]
    [InlineData("a='x' more\nb='y'", "a=x@1|b=y@2!1")]
    [InlineData("a=\nb='y'", "a=@1|b=y@2")]
    [InlineData("a='never ends\nb='y'", "a=never ends@1|b=y@2")]
    [InlineData("\r\na = 'x'\r\nb = 'y'\r\n", "a=x@2|b=y@3")]
    public void Steps_are_headers_and_keys_with_their_lines(string text, string expected)
    {
        var toml = new TomlLines(Encoding.UTF8.GetBytes(text), new Utf8Pool());
        var steps = new List<string>();
        while (toml.Next())
        {
            var line = toml.Line;
            steps.Add((toml.IsTable ? $"[{string.Join('.', toml.Table)}]" : $"{string.Join('.', toml.Keys)}={Value(ref toml)}") + $"@{line}");
        }

        Assert.Equal(expected, string.Join('|', steps) + (toml.FailedLine > 0 ? $"!{toml.FailedLine}" : ""));
    }

    [Fact]
    public void What_is_not_entered_is_skipped_whatever_it_holds()
    {
        var toml = new TomlLines("a = [ {x = \"]\"}, [ '}' ], # ]\n ]\nb = { c = [ 1 ], d = \"}\" }\nc = 1979-05-27T07:32:00Z # date\nd = 'last'"u8, new Utf8Pool());
        var keys = new List<string>();
        while (toml.Next()) keys.Add($"{toml.Key}@{toml.Line}");
        Assert.Equal(["a@1", "b@3", "c@4", "d@5"], keys);
        Assert.Equal(0, toml.FailedLine);
    }

    private static string? Value(ref TomlLines toml)
    {
        var parts = new List<string?>();
        if (toml.EnterArray())
        {
            while (toml.NextItem()) parts.Add(Value(ref toml));
            return $"[{string.Join(',', parts)}]";
        }

        if (!toml.EnterInline()) return toml.Text();
        while (toml.NextProperty())
        {
            var key = toml.Key;
            parts.Add($"{key}={Value(ref toml)}");
        }

        return $"{{{string.Join(',', parts)}}}";
    }
}
