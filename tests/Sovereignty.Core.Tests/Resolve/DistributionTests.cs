using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve;

namespace Sovereignty.Tests.Resolve;

/// <summary>Who hands out the packages of a distribution, and who made what was installed on top of one, by the catalogue that ships.</summary>
public sealed class DistributionTests
{
    [Theory]
    [InlineData("pkg:deb/debian/curl@1", "debian")]
    [InlineData("pkg:deb/ubuntu/curl@1", "ubuntu")]
    [InlineData("pkg:rpm/redhat/curl@1", "rhel")]
    [InlineData("pkg:rpm/suse/curl@1", "suse-scc")]
    [InlineData("pkg:rpm/rocky/curl@1", "rockylinux")]
    [InlineData("pkg:rpm/opensuse/curl@1", "opensuse")]
    [InlineData("pkg:apk/wolfi/curl@1", "wolfi")]
    [InlineData("pkg:alpm/arch/curl@1", "arch")]
    [InlineData("pkg:opkg/openwrt/curl@1", "openwrt")]
    [InlineData("pkg:deb/nobodyknows/curl@1", null)]
    [InlineData("pkg:rpm/curl@1", null)]
    public void A_package_is_handed_out_by_the_distribution_in_its_name_and_by_no_other(string purl, string? registry) =>
        Assert.Equal(registry, Resolve(purl, "Some Maintainer <who@redhat.com>").Distributor?.Value);

    [Fact]
    public void Who_packages_for_a_distribution_did_not_develop() => Assert.Null(Resolve("pkg:deb/debian/curl@1", "Microsoft Corporation").Developer);

    [Fact]
    public void Who_supplies_a_package_from_elsewhere_is_taken_for_its_maker_with_low_confidence()
    {
        var developer = Resolve("pkg:rpm/code@1", "Microsoft Corporation").Developer;
        Assert.Equal(("microsoft", Confidence.Low), (developer?.Value, developer?.Confidence));
    }

    [Theory]
    [InlineData("https://sourceforge.net/projects/muster", "stated:sourceforge-net-muster")]
    [InlineData("https://www.freedesktop.org/wiki/Software/muster", null)]
    public void A_forges_own_pages_are_nobodys_account(string homepage, string? developer) =>
        Assert.Equal(developer, Resolve("pkg:deb/debian/muster@1", null, homepage).Developer?.Value);

    private static ComponentFacts Resolve(string purl, string? supplier, string? homepage = null)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        var component = new Component
        {
            Id = purl, Kind = ComponentKind.OperatingSystemPackage, Name = parsed.FullName, Version = parsed.Version, Purl = parsed,
            Evidence = [new Evidence("installed/test", "var/lib/test", 1, EvidenceKind.Installed)],
            Declared = new Declarations { Supplier = supplier, SourceUrl = homepage },
        };
        return new FactResolver(Catalogue.ShippedCatalogue.Catalogue, ScanConfiguration.Default, new DateOnly(2026, 11, 22)).Resolve([component], ImmutableArray<SoftwareSystem>.Empty).Components[0].Facts;
    }
}
