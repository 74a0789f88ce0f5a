using Sovereignty.Model;

namespace Sovereignty.Tests.Scoring;

public sealed class FindingTests
{
    [Fact]
    public void Fourteen_hundred_packages_of_one_registry_are_one_finding()
    {
        var packages = Enumerable.Range(0, 1400).Select(i => Town.Library($"p{i}", "crowd", LicenceClass.Permissive)).ToArray();
        var assessment = Town.Assess(Town.Scan(packages, [Town.Own("app", packages)], [Town.Registry(1400, "app")]));
        var finding = Assert.Single(assessment.Findings, f => f.Rule == "lock-in/registry-in-third-country");
        Assert.Equal((SubjectKind.Service, "npm", 1.0), (finding.Subject, finding.SubjectId, finding.Exposure));
        Assert.Equal(["app"], finding.On);
        Assert.Equal("npm registry, betrieben von us-corp (Eigentümer: us-corp, Vereinigte Staaten); Bausteine von dort: 1.400", finding.Message.De);
    }

    [Fact]
    public void How_many_packages_come_from_a_registry_does_not_change_the_score()
    {
        var few = Enumerable.Range(0, 2).Select(i => Town.Library($"p{i}", "crowd", LicenceClass.Permissive)).ToArray();
        var many = Enumerable.Range(0, 200).Select(i => Town.Library($"p{i}", "crowd", LicenceClass.Permissive)).ToArray();
        Assert.Equal(Exposure(few), Exposure(many));

        static double Exposure(Component[] packages)
            => Town.ScoreOf(Town.Assess(Town.Scan(packages, [Town.Own("app", packages)], [Town.Registry(packages.Length, "app")])), "app")
                .Contributions.Single(c => c.Source == "lock-in/registry-in-third-country").Low;
    }

    [Fact]
    public void A_german_subsidiary_of_a_us_parent_has_a_us_owner()
    {
        var product = Town.Bought("x") with { Facts = new ComponentFacts { Developer = Town.Fact("de-daughter") } };
        var rules = Town.Assess(Town.Scan([product], [Town.Uses("x", product)])).Findings.Select(f => f.Rule).ToList();
        Assert.Contains("lock-in/third-country-owner", rules);
        Assert.Contains("lock-in/european-seat-third-country-owner", rules);
    }

    [Fact]
    public void An_owner_that_is_not_known_is_an_open_question_and_no_finding()
    {
        var product = Town.Bought("x") with { Facts = new ComponentFacts { Developer = Town.Fact("mystery") } };
        var assessment = Town.Assess(Town.Scan([product], [Town.Uses("x", product)]));
        Assert.DoesNotContain(assessment.Findings, f => f.Rule == "lock-in/third-country-owner");
        var question = Assert.Single(assessment.OpenQuestions, q => q.Rule == "lock-in/third-country-owner");
        Assert.Equal(["owner.bloc"], question.Fields);
        Assert.True(question.Widens > 0);
        Assert.StartsWith("Find out who owns the vendor", question.WhatSettles.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_vendor_is_not_known_the_question_is_who_it_is()
    {
        var product = Town.Bought("x");
        var question = Assert.Single(Town.Assess(Town.Scan([product], [Town.Uses("x", product)])).OpenQuestions, q => q.Rule == "lock-in/third-country-owner");
        Assert.Equal(["vendor.id"], question.Fields);
        Assert.StartsWith("Add the vendor to the catalogue", question.WhatSettles.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_community_has_no_owner_and_that_is_no_gap()
    {
        var product = Town.Bought("x", "free-suite", LicenceClass.WeakCopyleft);
        var assessment = Town.Assess(Town.Scan([product], [Town.Uses("x", product)]));
        Assert.DoesNotContain(assessment.Findings, f => f.Dimension == Dimension.Jurisdiction && f.Subject == SubjectKind.System);
        Assert.DoesNotContain(assessment.OpenQuestions, q => q.Dimension == Dimension.Jurisdiction && q.Subject == SubjectKind.System);
    }

    [Fact]
    public void A_law_of_the_owners_country_is_named_and_not_its_id()
    {
        var product = Town.Bought("suite", "us-suite");
        var finding = Town.Assess(Town.Scan([product], [Town.Uses("suite", product)])).Findings.Single(f => f.Rule == "lock-in/law-with-reach-abroad");
        Assert.EndsWith("laws with reach abroad: CLOUD Act", finding.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_tag_after_the_version_is_no_earlier_version()
    {
        var redis = Town.Library("redis") with { Id = "pkg:docker/library/redis@7.4-alpine", Version = "7.4-alpine", Purl = PackageUrl.Create("docker", "library", "redis", "7.4-alpine") };
        Assert.Contains(Town.Assess(Town.Scan([redis], [Town.Own("app", redis)])).Findings, f => f.Rule == "lock-in/licence-changed");
    }

    [Fact]
    public void A_finding_names_its_evidence_down_to_the_file_and_the_catalogue_entry()
    {
        var product = Town.Bought("suite", "us-suite", LicenceClass.Proprietary);
        var system = Town.Uses("suite", product) with { Stated = [new StatedProduct { Name = "US Suite E3", Path = "list.csv", Line = 2 }] };
        var finding = Town.Assess(Town.Scan([product], [system])).Findings.Single(f => f.Rule == "lock-in/third-country-owner");
        Assert.Contains(finding.Because, b => b is { Path: "list.csv", Line: 2 });
        Assert.Contains(finding.Because, b => b.Source == Town.Cited.Source);
    }

    [Fact]
    public void A_used_version_before_and_after_a_licence_change_are_told_apart()
    {
        Component Redis(string version) => Town.Library("redis", version: version) with { Id = $"pkg:docker/library/redis@{version}", Purl = PackageUrl.Create("docker", "library", "redis", version) };
        Component[] both = [Redis("7.2.4"), Redis("7.4.0")];
        var findings = Town.Assess(Town.Scan(both, [Town.Own("app", both)])).Findings;
        Assert.Equal(["pkg:docker/library/redis@7.4.0"], findings.Single(f => f.Rule == "lock-in/licence-changed").On);
        Assert.Equal(["pkg:docker/library/redis@7.2.4"], findings.Single(f => f.Rule == "lock-in/last-version-before-licence-change").On);
    }

    [Fact]
    public void The_platform_a_product_cannot_run_without_is_a_dependency_of_its_own()
    {
        var product = Town.Bought("dms", "de-dms", LicenceClass.Proprietary);
        var finding = Town.Assess(Town.Scan([product], [Town.Uses("dms", product)])).Findings.Single(f => f.Rule == "lock-in/platform-of-third-country");
        Assert.Equal("dms does not run without us-server", finding.Message.En);
    }

    [Fact]
    public void Support_of_the_stated_version_is_looked_up_in_the_catalogue()
    {
        var product = Town.Bought("server", "us-server", version: "2016 CU23");
        Assert.Contains(Town.Assess(Town.Scan([product], [Town.Uses("server", product)])).Findings, f => f.Rule == "lock-in/support-ended");
    }

    [Fact]
    public void Findings_come_gravest_first_and_questions_by_how_much_they_widen()
    {
        var product = Town.Bought("suite", "us-suite");
        var assessment = Town.Assess(Town.Scan([product], [Town.Uses("suite", product)]));
        Assert.Equal(assessment.Findings.OrderByDescending(f => f.Severity).Select(f => f.Severity), assessment.Findings.Select(f => f.Severity));
        Assert.Equal(assessment.OpenQuestions.OrderByDescending(q => q.Widens).Select(q => q.Widens), assessment.OpenQuestions.Select(q => q.Widens));
    }
}
