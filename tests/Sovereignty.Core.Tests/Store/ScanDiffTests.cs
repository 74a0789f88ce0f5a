using Sovereignty.Store;

namespace Sovereignty.Tests.Store;

public sealed class ScanDiffTests
{
    [Fact]
    public void A_scan_does_not_differ_from_itself() => Assert.Empty(ScanDiff.Between(Sample.Scan("a"), Sample.Scan("b")).Changes);

    [Fact]
    public void A_new_version_is_an_update_not_a_removal_and_an_addition()
    {
        var change = Assert.Single(ScanDiff.Between(Sample.Scan("a"), Sample.Scan("b", "1.1.0")).Changes);
        Assert.Equal(new Change("component", "pkg:npm/%40scope/one", "@scope/one", "1.0.0", "1.1.0"), change);
    }

    [Fact]
    public void What_is_new_and_what_is_gone_mirror_each_other()
    {
        var before = Sample.Scan("a");
        var after = before with { Assessment = Sovereignty.Model.Assessment.None, Systems = [] };
        var there = ScanDiff.Between(before, after).Changes;
        var back = ScanDiff.Between(after, before).Changes;
        Assert.Equal(["score", "finding", "system"], there.Select(c => c.Kind));
        Assert.Equal(there.Select(c => (c.Id, c.Before)), back.Select(c => (c.Id, c.After)));
    }
}
