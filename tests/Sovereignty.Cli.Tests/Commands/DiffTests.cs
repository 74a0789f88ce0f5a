namespace Sovereignty.Tests.Commands;

/// <summary>What changed, in the language of those who read it.</summary>
public sealed class DiffTests
{
    [Fact]
    public void A_comparison_is_told_in_German_and_its_rows_keep_their_keys()
    {
        using var folder = new TemporaryFolder();
        void Scan(string day, string list)
        {
            folder.Write("liste.csv", list);
            Assert.Equal(0, BuiltProgram.RunIn(folder.Path, [], "scan", "liste.csv", "--store", "s.db", "--as-of", day, "--quiet").ExitCode);
        }

        Scan("2026-10-01", "Produkt;Hersteller\nNextcloud;Nextcloud GmbH\n");
        Scan("2026-11-01", "Produkt;Hersteller\nNextcloud;Nextcloud GmbH\nVMware vSphere;Broadcom\n");

        var german = BuiltProgram.RunIn(folder.Path, [], "diff", "--store", "s.db", "--lang", "de").Output;
        Assert.Matches(@"^2026-10-01 [0-9a-f]{8} -> 2026-11-01 [0-9a-f]{8}: \d+ Änderungen\nSouveränität \d+–\d+ -> \d+–\d+ von 100 ", german);
        Assert.Matches(@"(?m)^Befunde    neu: .*\d+ hoch.*; weg: keine$", german);
        Assert.Matches(@"(?m)^Befund     lock-in/[a-z-]+ vmware-vsphere: \+ hoch 0\.\d+  .*Eigentümer", german);
        Assert.Matches(@"(?m)^Anbieter   broadcom: \+ Eigentümer broadcom$", german);
        Assert.Matches(@"(?m)^System     vmware-vsphere: \+ vorhanden$", german);

        var english = BuiltProgram.RunIn(folder.Path, [], "diff", "--store", "s.db").Output;
        Assert.Equal(english.Count(c => c == '\n'), german.Count(c => c == '\n'));
        Assert.Contains("finding", BuiltProgram.RunIn(folder.Path, [], "diff", "--store", "s.db", "--lang", "de", "--json").Output, StringComparison.Ordinal);
        var other = BuiltProgram.RunIn(folder.Path, [], "diff", "--store", "s.db", "--lang", "fr");
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("error[bad-language]", other.Error, StringComparison.Ordinal);
    }
}
