using System.Text;
using FsCheck.Fluent;
using Sovereignty.Reports.Export;
using Sovereignty.Reports.Tests.Sample;
using Sovereignty.Tests;

namespace Sovereignty.Reports.Tests;

public sealed class TablesTests
{
    [Theory]
    [InlineData("de", ";")]
    [InlineData("en", ",")]
    public void Every_table_is_read_back_with_as_many_cells_in_each_row(string language, string separator)
    {
        Assert.Equal(["components", "contracts", "open-questions", "risks", "systems", "vendors"], Tables.Names);
        foreach (var name in Tables.Names)
        {
            using var output = new StringWriter();
            Assert.True(Tables.Write(SampleScan.Value, SampleCatalogue.Value, name, language, output));
            var rows = Rows(output.ToString(), separator);
            Assert.True(rows.Count > 1, name);
            Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
        }
    }

    [Fact]
    public void A_cost_is_written_as_the_language_writes_numbers()
    {
        using var output = new StringWriter();
        Tables.Write(SampleScan.Value, SampleCatalogue.Value, "risks", "de", output);
        Assert.Contains(Rows(output.ToString(), ";"), r => r[8] == "1");
        using var english = new StringWriter();
        Tables.Write(SampleScan.Value, SampleCatalogue.Value, "open-questions", "de", english);
        Assert.Contains(Rows(english.ToString(), ";"), r => r[5] == "34,5");
    }

    [Fact]
    public void An_unknown_table_is_refused() => Assert.False(Tables.Write(SampleScan.Value, SampleCatalogue.Value, "nothing", "de", TextWriter.Null));

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r\n=1")]
    [InlineData("  =1")]
    [InlineData("\uFF1D1+1")]
    public void A_name_that_looks_like_a_formula_stays_text(string name)
    {
        var cell = Assert.Single(Rows(Written(name), ";"))[0];
        Assert.Equal("'" + name, cell);
    }

    [Fact]
    public void Any_text_survives_and_none_begins_a_formula() => Prop.ForAll<string?>(text =>
    {
        var row = Rows(Written(text ?? ""), ";").FirstOrDefault();
        var cell = row is null ? "" : row[0];
        var plain = new string([.. (text ?? "").Select(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n') ? '\ufffd' : c)]);
        return (cell == plain || cell == "'" + plain) && !(cell.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..]);
    }).Holds();

    [Fact]
    public void What_would_steer_a_terminal_is_not_written() => Assert.Equal("a\ufffd[31mb\tc;x\r\n", Written("a\u001b[31mb\tc"));

    private static string Written(string name)
    {
        using var output = new StringWriter();
        new Csv(output, "de").Row(name, "x");
        return output.ToString();
    }

    // RFC 4180, read by the letter: an independent reading of what was written.
    private static List<string[]> Rows(string csv, string separator)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"') cell.Append(csv[++i]);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == separator[0]) End();
            else if (!quoted && c == '\r' && csv[i + 1] == '\n')
            {
                End();
                rows.Add([.. row]);
                row.Clear();
                i++;
            }
            else cell.Append(c);
        }

        Assert.False(quoted);
        Assert.Empty(row);
        return rows;

        void End()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
