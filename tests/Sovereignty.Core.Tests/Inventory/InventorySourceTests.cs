using System.Collections.Immutable;
using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Tables;
using Sovereignty.Model;

namespace Sovereignty.Tests.Inventory;

public sealed class InventorySourceTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 22);

    private static readonly ScanConfiguration Configuration = new()
    {
        Path = "sovereignty.yaml",
        Units = [new("stadt", "Stadt Musterstadt", null), new("stadtwerke", "Stadtwerke Musterstadt GmbH", null)],
    };

    [Fact]
    public void Variants_of_one_product_from_two_lists_are_one_system_with_several_uses()
    {
        var result = Read(
            Configuration,
            File("b.csv", "stadtwerke", "Produkt;Version;Nutzer;Kosten;Vertragsende;Kündigungsfrist;Betrieb\nMS Office 2019 Std.;2019;80;4.000;31.12.2026;3 Monate;eigenes Rechenzentrum\n"),
            File("a.csv", "stadt", "Produkt;Version;Nutzer;Kosten;Vertragsende;Kündigungsfrist;Betrieb\nMicrosoft Office Professional Plus 2021;2021;1.200;60.000;30.06.2027;3 Monate;Azure\n"));

        var system = Assert.Single(result.Systems);
        Assert.Equal(("microsoft-office", "Microsoft Office", SystemKind.Bought), (system.Id, system.Name, system.Kind));
        Assert.Equal(["stadt", "stadtwerke"], system.Units);
        Assert.Equal(1280, system.Users);
        Assert.Equal(Hosting.ThirdCountryCloud, system.Hosting);
        Assert.Equal("Azure / eigenes Rechenzentrum", system.HostingStated);
        Assert.Equal([("stadt", 60000m), ("stadtwerke", 4000m)], system.Contracts.Select(c => (c.Unit!, c.YearlyCost!.Value)));
        Assert.Equal([new DateOnly(2027, 3, 31), new DateOnly(2026, 9, 30)], system.Contracts.Select(c => c.NoticeBy!.Value));
        Assert.Equal(["a.csv", "b.csv"], system.Stated.Select(s => s.Path));

        var component = Assert.Single(result.Components);
        Assert.Equal(("stated:microsoft-office", ComponentKind.Product, (string?)null), (component.Id, component.Kind, component.Version));
        Assert.Equal("microsoft-office", component.Facts.Product!.Value);
        Assert.Equal(Origin.Inferred, component.Facts.Product.Origin);
        Assert.Equal([component.Id], system.Parts.Select(p => p.Component));
        Assert.Equal(2, component.Evidence.Length);
    }

    [Fact]
    public void A_product_that_the_catalogue_does_not_hold_stays_unknown_and_is_listed()
    {
        var result = Read(Configuration, File("a.csv", "stadt", "Produkt;Hersteller;Vertragsnummer\nBaumkataster Müller 3.1;Müller GmbH;V-1\nBaumkataster Müller 4;Müller GmbH;V-2\nArchiv;A GmbH;\nArchiv;B GmbH;\n"));

        Assert.Equal(["archiv", "archiv-2", "baumkataster-mueller-3-1"], result.Systems.Select(s => s.Id));
        Assert.All(result.Components, c => Assert.Null(c.Facts.Product));
        Assert.All(result.Systems, s => Assert.All(s.Stated, l => Assert.Null(l.Match)));
        Assert.Equal("Müller GmbH", result.Components[2].Declared.Maker);
        Assert.Equal(["V-1", "V-2"], result.Systems[2].Contracts.Select(c => c.Number!));
    }

    [Fact]
    public void A_line_that_states_two_products_is_a_use_of_each_and_its_cost_is_counted_once()
    {
        var result = Read(Configuration, File("a.csv", "stadt", "Produkt;Version;Nutzer;Kosten;Vertragsende;Kündigungsfrist;Vertragsnummer\nMESO + Nextcloud;2023;40;900;30.06.2027;3 Monate;V-1\nNextcloud;;10;100;;;\n"));

        Assert.Equal(["meso", "nextcloud"], result.Systems.Select(s => s.Id));
        Assert.Equal(["meso", "nextcloud"], result.Components.Select(c => c.Facts.Product!.Value));
        Assert.Equal([900m, null, 100m], result.Systems.SelectMany(s => s.Contracts).Select(c => c.YearlyCost));
        Assert.Equal([null, "meso", null], result.Systems.SelectMany(s => s.Contracts).Select(c => c.CountedWith));
        Assert.Equal(["V-1", "V-1", null], result.Systems.SelectMany(s => s.Contracts).Select(c => c.Number));
        Assert.Equal(2, result.Systems.SelectMany(s => s.Contracts).Count(c => c.NoticeBy == new DateOnly(2027, 3, 31)));
        Assert.Equal(["nextcloud"], result.Systems[0].Stated[0].Match!.Beside);
        Assert.Equal(["meso"], result.Systems[1].Stated[0].Match!.Beside);
        Assert.Equal(["2023", null], result.Components.Select(c => c.Version));
        Assert.Equal([40, 50], result.Systems.Select(s => s.Users!.Value));
    }

    [Theory]
    [InlineData("Lizenzschlüssel")]
    [InlineData("Product Key")]
    [InlineData("Passwort (intern)")]
    public void Keys_and_passwords_are_kept_nowhere(string header)
    {
        var result = Read(Configuration, File("a.csv", "stadt", $"Produkt;Hersteller;{header};Bemerkung\nArchiv;A GmbH;ABCD-1234;gut\n"));

        Assert.Equal([new("Bemerkung", "gut")], Assert.Single(result.Systems).Stated[0].Other);
        var column = result.Tables[0].Columns[2];
        Assert.True(column.IsSecret);
        Assert.Empty(column.Samples);
    }

    [Fact]
    public void Lines_of_a_long_list_are_matched_together_and_stand_in_their_order()
    {
        var names = Enumerable.Range(0, 1500).Select(i => i % 3 == 0 ? "MS Office 2019 Std." : $"Werkzeug {i % 700}").ToList();
        var result = Read(Configuration, File("a.csv", "stadt", $"Produkt\n{string.Join('\n', names)}\n"));

        var lines = result.Systems.SelectMany(s => s.Stated).OrderBy(s => s.Line).ToList();
        Assert.Equal(names, lines.Select(s => s.Name));
        Assert.Equal(Enumerable.Range(2, 1500), lines.Select(s => s.Line));
        Assert.All(result.Systems, s => Assert.Equal(s.Stated.Select(l => l.Line).Order(), s.Stated.Select(l => l.Line)));
        Assert.All(lines, l => Assert.Equal(l.Name.StartsWith("MS", StringComparison.Ordinal) ? "microsoft-office" : null, l.Match?.Product));
    }

    [Fact]
    public void Contracts_stand_in_the_order_of_the_lines_and_a_line_without_terms_has_one_without()
    {
        var system = Assert.Single(Read(Configuration, File("a.csv", "stadt", "Produkt;Vertragsnummer\nMESO;\nMESO;V-2\n")).Systems);

        Assert.Equal([null, "V-2"], system.Contracts.Select(c => c.Number));
        Assert.Equal(system.Stated.Length, system.Contracts.Length);
    }

    [Fact]
    public void What_is_only_probable_is_asked_about()
    {
        var stated = Assert.Single(Assert.Single(Read(Configuration, File("a.csv", "stadt", "Produkt;Hersteller\nSQL Server Management Studio;Microsoft\n")).Systems).Stated);

        Assert.Null(stated.Match!.Product);
        Assert.Equal(["sql-server"], stated.Match.Candidates);
    }

    [Fact]
    public void What_sovereignty_yaml_says_of_a_bought_product_wins()
    {
        var configuration = Configuration with
        {
            Systems =
            [
                new SystemDescription { Id = "melderegister", Name = "Melderegister", Sources = ["VOIS|MESO"], Criticality = Criticality.Critical, Users = 40 },
                new SystemDescription { Id = "nextcloud", Name = "nextcloud", Hosting = Hosting.OwnPremises },
            ],
        };
        var result = Read(configuration, File("a.csv", "stadt", "Produkt;Hersteller;Nutzer\nVOIS|MESO;HSH;35\nNextcloud;Nextcloud GmbH;\n"));

        Assert.Equal([("melderegister", "Melderegister", 40), ("nextcloud", "Nextcloud", 0)], result.Systems.Select(s => (s.Id, s.Name, s.Users ?? 0)));
        Assert.Equal(Criticality.Critical, result.Systems[0].Criticality);
        Assert.Equal(Hosting.OwnPremises, result.Systems[1].Hosting);
        Assert.Equal(["stated:meso", "stated:nextcloud"], result.Components.Select(c => c.Id));
    }

    [Fact]
    public void A_confirmed_match_to_a_product_that_is_not_there_is_told_where_it_stands()
    {
        var configuration = Configuration with
        {
            Matches = ImmutableSortedDictionary<string, string>.Empty.Add("X", "microsoft-ofice"),
            Lines = ImmutableSortedDictionary<string, int>.Empty.Add("matches.X", 7),
        };

        var problem = Assert.Single(Read(configuration).Problems);

        Assert.Equal(("match-unknown-product", "sovereignty.yaml", 7, "did you mean `microsoft-office`?"), (problem.Code, problem.Path, problem.Line, problem.Hint));
    }

    [Theory]
    [InlineData("RZ Stadt", Hosting.OwnPremises)]
    [InlineData("eigenes Rechenzentrum", Hosting.OwnPremises)]
    [InlineData("On-Premises", Hosting.OwnPremises)]
    [InlineData("Rechenzentrum Stadtwerke", Hosting.OwnPremises)]
    [InlineData("Arbeitsplätze", Hosting.OwnPremises)]
    [InlineData("AKDB", Hosting.PublicProvider)]
    [InlineData("kommunales Rechenzentrum (KRZ)", Hosting.PublicProvider)]
    [InlineData("IONOS Cloud, Karlsruhe", Hosting.EuropeanCloud)]
    [InlineData("Azure (Frankfurt)", Hosting.ThirdCountryCloud)]
    [InlineData("Microsoft 365", Hosting.ThirdCountryCloud)]
    [InlineData("SaaS (EU)", Hosting.Cloud)]
    [InlineData("Cloud des Herstellers", Hosting.Cloud)]
    [InlineData("Keller", null)]
    public void Where_it_runs_is_judged_by_who_owns_the_provider(string stated, Hosting? expected)
    {
        var system = Assert.Single(Read(Configuration, File("a.csv", "stadt", $"Produkt;Hersteller;Betriebsort\nBeispiel;Firma;\"{stated}\"\n")).Systems);

        Assert.Equal(expected, system.Hosting);
        Assert.Equal(stated, system.HostingStated);
    }

    [Fact]
    public void The_order_of_lists_changes_nothing()
    {
        var (a, b) = (File("a.csv", "stadt", "Produkt;Nutzer\nMESO;1\nFoo;2\n"), File("b.csv", "stadtwerke", "Produkt;Nutzer\nFoo;3\nNextcloud;4\n"));

        Assert.Equal(Text(Read(Configuration, a, b)), Text(Read(Configuration, b, a)));

        static string Text(InventoryResult result) => string.Join('\n', result.Systems.Select(s => $"{s.Id} {s.Users} {string.Join(',', s.Units)} {string.Join(',', s.Stated.Select(l => $"{l.Path}:{l.Line}"))}").Concat(result.Components.Select(c => c.Id)));
    }

    [Fact]
    public void Fifty_thousand_rows_are_read_and_matched_in_time_that_grows_with_them() => Effort.GrowsWithInput(50_000, rows =>
    {
        var list = new StringBuilder("Produkt;Hersteller;Version;Anzahl Nutzer;Kosten pro Jahr;Vertragsende\n");
        for (var i = 0; i < rows; i++) list.Append(System.Globalization.CultureInfo.InvariantCulture, $"Microsoft Office Professional Plus {i} - de-de Paket {i % 977};Microsoft Corporation;16.0.{i};{i % 300};1.234,50 €;31.12.2027\n");

        var result = Read(Configuration, File("a.csv", "stadt", list.ToString()));

        Assert.Equal(rows, result.Systems.Sum(s => s.Stated.Length));
    });

    private static InventoryFile File(string path, string? unit, string text) =>
        new(path, ListContent.Of(Encoding.UTF8.GetBytes(text)), new InventoryDescription(path, unit, ImmutableSortedDictionary<string, string>.Empty));

    private static InventoryResult Read(ScanConfiguration configuration, params InventoryFile[] files) =>
        InventorySource.Read(files, configuration, TestCatalogue.Instance, AsOf, CancellationToken.None);
}
