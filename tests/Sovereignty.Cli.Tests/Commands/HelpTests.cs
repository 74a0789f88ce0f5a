namespace Sovereignty.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("scan")]
    [InlineData("sbom")]
    [InlineData("diff")]
    [InlineData("store")]
    [InlineData("detectors")]
    [InlineData("init")]
    [InlineData("report")]
    [InlineData("explain")]
    [InlineData("whatif")]
    [InlineData("plan")]
    [InlineData("systems")]
    [InlineData("vendors")]
    [InlineData("rules")]
    [InlineData("catalogue")]
    [InlineData("inventory")]
    public void Help_is_as_approved(string command)
    {
        var run = BuiltProgram.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Matches(run.Output, Path.Combine("Expected", $"help{(command.Length == 0 ? "" : "-")}{command.Replace(' ', '-')}.txt"));
    }

    [Theory]
    [InlineData("scna")]
    [InlineData("scan", "--no-such-option")]
    [InlineData("sbom")]
    [InlineData("diff", "1", "2")]
    public void A_usage_error_ends_with_2_because_1_means_findings(params string[] arguments)
    {
        var run = BuiltProgram.Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void The_version_is_said() => Assert.Matches(@"^\d+\.\d+\.\d+", BuiltProgram.Run("--version").Output);
}
