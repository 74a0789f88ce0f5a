using Sovereignty.Detect;

namespace Sovereignty.Tests.Detect;

public sealed class DetectorsTests
{
    [Fact]
    public void Every_detector_of_the_assembly_is_in_the_list()
    {
        var types = typeof(IDetector).Assembly.GetTypes().Where(t => typeof(IDetector).IsAssignableFrom(t) && t is { IsInterface: false, IsAbstract: false });
        Assert.Equal(types.Select(t => t.Name).Order(), Detectors.All.Select(d => d.GetType().Name).Order());
    }

    [Fact]
    public void Names_are_unique_sorted_and_shaped_family_slash_format()
    {
        var names = Detectors.All.Select(d => d.Name).ToList();
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.All(names, n => Assert.Matches("^[a-z0-9-]+/[a-z0-9-]+$", n));
    }

    [Fact]
    public void A_detectors_family_is_the_folder_it_lies_in() =>
        Assert.All(Detectors.All, d => Assert.Equal(
            d.Name.Split('/')[0].Replace("-", "", StringComparison.Ordinal), d.GetType().Namespace!.Split('.')[^1].ToLowerInvariant()));
}
