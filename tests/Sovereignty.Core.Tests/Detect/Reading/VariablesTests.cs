using Sovereignty.Detect.Reading;

namespace Sovereignty.Tests.Detect.Reading;

public sealed class VariablesTests
{
    [Theory]
    [InlineData("a:$A-x", "a:1-x")]
    [InlineData("a:${A}", "a:1")]
    [InlineData("a:${B:-2}", "a:2")]
    [InlineData("a:${B-${A}}", "a:1")]
    [InlineData("a:${A:+3}", "a:3")]
    [InlineData("a:${B}", "a:${B}")]
    [InlineData("a:${A", "a:${A")]
    [InlineData("$", "$")]
    public void Known_values_are_put_in_and_the_rest_stays(string text, string expected) => Assert.Equal(expected, Variables.Expand(text, name => name == "A" ? "1" : null));
}
