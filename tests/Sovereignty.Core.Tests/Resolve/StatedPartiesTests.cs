using System.Text;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Sbom;

namespace Sovereignty.Tests.Resolve;

/// <summary>What an SBOM of others says of makers' seats and of services, taken into a scan.</summary>
public sealed class StatedPartiesTests
{
    private const string Cited = "source: a register, checked: 2026-01-01, confidence: high";

    private const string Entries = $$"""
        jurisdictions:
          - { code: US, name: { de: U, en: U }, bloc: third, {{Cited}} }
        vendors:
          - { id: acme, name: Acme, kind: company, seat: { country: US }, independent: true, domains: [acme.example], {{Cited}} }
        classes:
          - { id: cloud, name: { de: C, en: C }, description: { de: C, en: C }, layer: platform, alternatives: [] }
        services:
          - { id: acme-mail, name: Acme Mail, provider: acme, class: cloud, domains: [mail.acme.example], {{Cited}} }
        """;

    private const string Bom = """
        {
          "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
          "metadata": { "component": { "type": "application", "bom-ref": "root", "name": "shop", "version": "1" } },
          "components": [
            { "type": "library", "bom-ref": "a", "name": "a", "version": "1", "manufacturer": { "name": "Muster GmbH", "address": { "country": "DE" } } },
            { "type": "library", "bom-ref": "b", "name": "b", "version": "1", "supplier": { "name": "Exemple SA", "address": { "country": "fr" } } },
            { "type": "library", "bom-ref": "c", "name": "c", "version": "1", "authors": [ { "name": "Kim Beispiel" } ], "publisher": "Verlag Eins" },
            { "type": "library", "bom-ref": "d", "name": "d", "version": "1", "manufacturer": { "name": "Twice Ltd", "address": { "country": "GB" } } },
            { "type": "library", "bom-ref": "e", "name": "e", "version": "1", "manufacturer": { "name": "Twice Ltd", "address": { "country": "IE" } } },
            { "type": "library", "bom-ref": "f", "name": "f", "version": "1", "manufacturer": { "name": "Acme", "address": { "country": "DE" } } },
            { "type": "library", "bom-ref": "g", "name": "g", "version": "1", "supplier": { "name": "Haus AG", "address": { "country": "CH" } }, "authors": [ { "name": "Lee Person" } ] }
          ],
          "services": [
            { "bom-ref": "s1", "name": "post", "endpoints": [ "https://user:secret@eu.mail.acme.example/v1?key=1" ], "provider": { "name": "whoever" } },
            { "bom-ref": "s2", "name": "payments", "provider": { "name": "Zahlung AG", "address": { "country": "CH" } }, "endpoints": [ "https://api.zahlung.example/" ],
              "services": [ { "name": "refunds", "provider": { "name": "Acme" } } ] },
            { "bom-ref": "s3", "name": "tracking", "endpoints": [ "https://t.acme.example" ] }
          ]
        }
        """;

    [Fact]
    public void The_seat_of_an_organisation_is_a_stated_fact_of_its_vendor_and_never_a_persons()
    {
        var scan = Scan(Bom);
        Assert.Equal(
            [
                "a stated:muster-gmbh DE", "b stated:exemple-sa FR", "c stated:verlag-eins ", "d stated:twice-ltd ", "e stated:twice-ltd ", "f acme US", "g stated:lee-person ",
            ],
            scan.Components.Select(c => $"{c.Name} {c.Facts.Developer?.Value} {scan.Vendors[c.Facts.Developer!.Value].Vendor.Country}"));
        Assert.All(scan.Vendors.Values.Where(v => v.Vendor.Id.StartsWith("stated:", StringComparison.Ordinal)), v => Assert.Null(v.OwnerCountry));
        Assert.Equal(Origin.Declared, scan.Components[0].Facts.Developer!.Origin);
    }

    [Fact]
    public void Services_are_services_of_the_scan_with_provider_and_addresses_without_secrets()
    {
        var scan = Scan(Bom);
        Assert.Equal(
            [
                "acme-mail|Acme Mail|acme|Curated|https://eu.mail.acme.example/v1", "host:api.zahlung.example|payments|stated:zahlung-ag|Declared|https://api.zahlung.example/",
                "host:t.acme.example|tracking|acme|Inferred|https://t.acme.example", "stated:refunds|refunds|acme|Declared|",
            ],
            scan.Services.Where(s => s.Stated).Select(s => $"{s.Id}|{s.Name}|{s.Provider?.Value}|{s.Provider?.Origin}|{string.Join(' ', s.Endpoints)}"));
        Assert.Equal("CH", scan.Vendors["stated:zahlung-ag"].Vendor.Country);
        Assert.All(scan.Services.Where(s => s.Stated), s => Assert.Equal(["app"], s.Systems));
        Assert.All(scan.Services.Where(s => s.Stated), s => Assert.Equal("bom.json", s.Evidence[0].Path));
    }

    [Theory]
    [InlineData(SbomFormat.CycloneDx, "bom.json")]
    [InlineData(SbomFormat.CycloneDxXml, "bom.xml")]
    public void Stated_services_come_back_out_of_what_is_written(SbomFormat format, string file)
    {
        var scan = Scan(Bom);
        using var written = new MemoryStream();
        SbomWriter.Write(scan, "shop", format, "1.6", written);
        var again = Scan(Encoding.UTF8.GetString(written.ToArray()), file);
        Assert.Equal(scan.Services.Where(s => s.Stated).Select(Describe), again.Services.Where(s => s.Stated).Select(Describe));

        static string Describe(Service s) => $"{s.Id} {s.Name} {s.Provider?.Value} {string.Join(' ', s.Endpoints)}";
    }

    private static Scan Scan(string bom, string file = "bom.json")
    {
        using var folder = new TemporaryFolder();
        folder.Write($"app/{file}", bom);
        folder.Write("catalogue/all.yaml", Entries);
        var request = new ScanRequest
        {
            Sources = [Path.Combine(folder.Path, "app")], AsOf = new DateOnly(2026, 11, 22), ToolVersion = "0.1.0", Git = false,
            Catalogue = () => CatalogueFolder.Read(Path.Combine(folder.Path, "catalogue")),
        };
        var scan = ScanPipeline.Run(request, TestContext.Current.CancellationToken).Scan;
        Assert.DoesNotContain(scan.Problems, p => p.Severity > ProblemSeverity.Note);
        return scan;
    }
}
