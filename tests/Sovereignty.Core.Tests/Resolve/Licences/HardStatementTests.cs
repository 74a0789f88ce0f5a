using Sovereignty.Model;
using Sovereignty.Resolve.Licences;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve.Licences;

public sealed class HardStatementTests
{
    private static readonly string[] Names =
    [
        "MIT", "BSD", "Apache 2.0", "GPLv2+", "GPL", "LGPL", "LGPL-2.1-or-later", "AGPLv3", "SSPL", "Elastic-2.0", "Proprietary", "Commercial", "Freeware", "Public Domain", "Custom", "EUPL-1.2",
        "Artistic", "CC BY-NC 4.0", "Kauflizenz", "LicenseRef-ours",
    ];

    private static readonly LicenceReader Reader = new(new LicenceList(ShippedCatalogue.Catalogue));

    [Fact]
    public void Hard_statements_read_as_judged_by_hand()
    {
        var rows = File.ReadLines(Golden.Beside("HardStatements.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToList();
        Assert.InRange(rows.Count, 300, 1000);
        Assert.All(rows, row =>
        {
            var read = Reader.Read(row[0]);
            Assert.NotNull(read);
            Assert.Equal((row[0], row[1], row[2]), (row[0], read.IsSpdx ? read.Expression : "~", read.Class.ToString()));
        });
    }

    [Fact]
    public void Words_joined_by_and_are_never_freer_than_each_and_by_or_never_freer_than_the_freest()
    {
        foreach (var first in Names)
        {
            foreach (var second in Names)
            {
                var (one, other) = (Reader.Read(first)!.Class, Reader.Read(second)!.Class);
                foreach (var and in (string[])["and", "AND"])
                {
                    Assert.True(Reader.Read($"{first} {and} {second}")!.Class >= (LicenceClass)Math.Max((int)one, (int)other), $"{first} {and} {second}");
                }

                foreach (var joined in (string[])[$"{first} or {second}", $"{first} OR {second}", $"{first}/{second}", $"{first} | {second}", $"{first}, {second}", $"{first}; {second}"])
                {
                    Assert.True(Reader.Read(joined)!.Class >= (LicenceClass)Math.Min((int)one, (int)other), joined);
                }
            }
        }
    }
}
