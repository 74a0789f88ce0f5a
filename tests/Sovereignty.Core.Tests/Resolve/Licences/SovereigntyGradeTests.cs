using Sovereignty.Model;
using Sovereignty.Resolve.Licences;

namespace Sovereignty.Tests.Resolve.Licences;

public sealed class SovereigntyGradeTests
{
    [Theory]
    [InlineData(LicenceClass.StrongCopyleft, VendorKind.Community, null, 'A', "low")]
    [InlineData(LicenceClass.WeakCopyleft, VendorKind.Foundation, Bloc.Eu, 'A', "low")]
    [InlineData(LicenceClass.StrongCopyleft, VendorKind.Listed, Bloc.Third, 'B', "medium")]
    [InlineData(LicenceClass.NetworkCopyleft, VendorKind.Person, null, 'B', "medium")]
    [InlineData(LicenceClass.Permissive, VendorKind.Company, Bloc.Third, 'C', "high")]
    [InlineData(LicenceClass.Permissive, VendorKind.Foundation, Bloc.Third, 'C', "low")]
    [InlineData(LicenceClass.Proprietary, VendorKind.Company, Bloc.Eu, 'D', "none")]
    [InlineData(LicenceClass.Proprietary, VendorKind.Company, Bloc.Eea, 'D', "none")]
    [InlineData(LicenceClass.Proprietary, VendorKind.Listed, Bloc.Third, 'E', "none")]
    [InlineData(LicenceClass.SourceAvailable, VendorKind.Listed, Bloc.Adequacy, 'E', "none")]
    [InlineData(LicenceClass.Proprietary, VendorKind.Company, null, null, null)]
    [InlineData(LicenceClass.Unknown, VendorKind.Company, Bloc.Eu, null, null)]
    public void The_letter_follows_from_the_licence_and_from_who_holds_the_rights(LicenceClass licence, VendorKind kind, Bloc? bloc, char? grade, string? exposure)
    {
        var vendor = new VendorProfile(
            new Vendor { Id = "acme", Name = "Acme", Kind = kind, Citation = new Citation("test", new DateOnly(2026, 1, 1), Confidence.High, "test:1") }, ["acme"], null, null, kind, bloc, Confidence.High);

        Assert.Equal(grade, SovereigntyGrade.Of(new Licence("x", licence, false), vendor));
        Assert.Equal(exposure, SovereigntyGrade.Exposure(new Licence("x", licence, false), vendor));
    }

    [Theory]
    [InlineData(LicenceClass.NetworkCopyleft, VendorKind.Company, ContributorAgreement.Cla, "high", "contributors sign an agreement")]
    [InlineData(LicenceClass.NetworkCopyleft, VendorKind.Company, ContributorAgreement.Dco, "medium", "contributors keep their rights")]
    [InlineData(LicenceClass.NetworkCopyleft, VendorKind.Company, null, "medium", "is not known")]
    [InlineData(LicenceClass.Permissive, VendorKind.Listed, ContributorAgreement.Cla, "high", "contributors sign an agreement")]
    [InlineData(LicenceClass.StrongCopyleft, VendorKind.Foundation, ContributorAgreement.Cla, "low", "no single company")]
    [InlineData(LicenceClass.SourceAvailable, VendorKind.Company, ContributorAgreement.Cla, "none", "not free")]
    public void What_contributors_sign_decides_whether_copyleft_binds_its_holder(LicenceClass licence, VendorKind kind, ContributorAgreement? terms, string exposure, string why)
    {
        var citation = new Citation("test", new DateOnly(2026, 1, 1), Confidence.High, "test:1");
        var vendor = new VendorProfile(new Vendor { Id = "acme", Name = "Acme", Kind = kind, Citation = citation }, ["acme"], "acme", "US", kind, Bloc.Third, Confidence.High)
        {
            Contributors = terms is { } known ? new ContributorTerms("acme", known, null, citation) : null,
        };

        Assert.Equal(exposure, SovereigntyGrade.Exposure(new Licence("x", licence, false), vendor));
        Assert.Contains(why, SovereigntyGrade.WhyExposed(new Licence("x", licence, false), vendor), StringComparison.Ordinal);
    }

    [Fact]
    public void Copyleft_of_nobody_known_has_no_letter_and_permissive_needs_no_owner()
    {
        Assert.Null(SovereigntyGrade.Of(new Licence("GPL-3.0-only", LicenceClass.StrongCopyleft, true), null));
        Assert.Null(SovereigntyGrade.Of(null, null));
        Assert.Equal('C', SovereigntyGrade.Of(new Licence("MIT", LicenceClass.Permissive, true), null));
        Assert.All("ABCDE", g => Assert.NotEmpty(SovereigntyGrade.Meaning(g)));
    }
}
