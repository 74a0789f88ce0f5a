using Sovereignty.Resolve;

namespace Sovereignty.Tests.Resolve.Versions;

public sealed class VersionOrderTests
{
    [Theory]
    [InlineData("7.2.4", "7.4.0", -1)]
    [InlineData("v7.4", "7.4.0", 0)]
    [InlineData("7.4-rc1", "7.4", -1)]
    [InlineData("10.0", "9.9", 1)]
    [InlineData("RELEASE.2021-04-22T15-44-28Z", "RELEASE.2021-05-11T23-27-41Z", -1)]
    [InlineData("RELEASE.2022-01-01T00-00-00Z", "RELEASE.2021-05-11T23-27-41Z", 1)]
    [InlineData("2024-02-29", "2024-03-01", -1)]
    [InlineData("latest", "7.4.0", null)]
    public void Versions_are_ordered_by_numbers_and_days(string first, string second, int? order) =>
        Assert.Equal(order, VersionOrder.Compare(first, second) is { } compared ? Math.Sign(compared) : null);
}
