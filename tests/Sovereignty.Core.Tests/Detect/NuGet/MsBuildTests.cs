using Sovereignty.Detect.NuGet;

namespace Sovereignty.Tests.Detect.NuGet;

public sealed class MsBuildTests
{
    [Theory]
    [InlineData("'$(A)' == '1'", true)]
    [InlineData("'$(A)' == '2'", false)]
    [InlineData("'$(A)' != '2'", true)]
    [InlineData("$(A) == 1", true)]
    [InlineData("!('$(A)' == '1')", false)]
    [InlineData("'$(B)' == '1'", null)]
    [InlineData("'$(B)' == '1' and '$(A)' == '2'", false)]
    [InlineData("'$(B)' == '1' or '$(A)' == '1'", true)]
    [InlineData("'$(B)' == '1' Or '$(A)' == '2'", null)]
    [InlineData("('$(A)' == '1') And (true)", true)]
    [InlineData("Exists('x')", null)]
    [InlineData("'$(A)' >= '1'", null)]
    [InlineData("$([MSBuild]::IsOSPlatform('Windows'))", null)]
    [InlineData("$(A.StartsWith('1'))", null)]
    [InlineData("((((", null)]
    [InlineData("'", null)]
    [InlineData("== == ==", null)]
    [InlineData("", true)]
    public void A_condition_holds_fails_or_stays_unknown(string condition, bool? expected) =>
        Assert.Equal(expected, MsBuildCondition.Holds(condition, t => t.Contains("$(A)", StringComparison.Ordinal) ? t.Replace("$(A)", "1", StringComparison.Ordinal) : t.Contains('$', StringComparison.Ordinal) ? null : t));

    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData(" 1.2.3-beta.1 ", "1.2.3-beta.1")]
    [InlineData("[1.2.3]", "1.2.3")]
    [InlineData("[1.2.3, 1.2.3]", "1.2.3")]
    [InlineData("[1.2.3, 2.0)", null)]
    [InlineData("(1.0,)", null)]
    [InlineData("1.*", null)]
    [InlineData("$(X)", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_range_fixes_the_version_that_a_restore_takes(string? range, string? expected) => Assert.Equal(expected, VersionRange.Taken(range));

    [Fact]
    public void Files_that_import_each_other_end()
    {
        var found = DetectorTester.Run(
            new ProjectFile(), "a/x.csproj", """<Project><Import Project="../y.props" /><ItemGroup><PackageReference Include="A" Version="$(V)" /></ItemGroup></Project>""",
            ("y.props", """<Project><Import Project="y.props" /><Import Project="a/../y.props" /><Import Project="../../outside.props" /><PropertyGroup><V>1.0.0</V></PropertyGroup></Project>"""));
        Assert.Equal("1.0.0", Assert.Single(found.Components).Purl.Version);
    }

    [Fact]
    public void A_property_that_doubles_itself_ends()
    {
        var doubling = string.Concat(Enumerable.Repeat("<P>$(P)$(P)</P>", 60));
        var found = DetectorTester.Run(new ProjectFile(), "x.csproj", $"""<Project><PropertyGroup><P>xx</P>{doubling}</PropertyGroup><ItemGroup><PackageReference Include="A" Version="$(P)" /></ItemGroup></Project>""");
        Assert.Null(Assert.Single(found.Components).Purl.Version);
    }

    [Fact]
    public void A_project_with_a_document_type_is_told_of_and_not_expanded()
    {
        var found = DetectorTester.Run(new ProjectFile(), "x.csproj", """<!DOCTYPE p [<!ENTITY e "x">]><Project><ItemGroup><PackageReference Include="&e;" Version="1" /></ItemGroup></Project>""");
        Assert.Empty(found.Components);
        Assert.Equal("file-malformed", Assert.Single(found.Problems).Code);
    }

    [Fact]
    public void A_project_cut_in_the_middle_keeps_what_was_read()
    {
        var found = DetectorTester.Run(new ProjectFile(), "x.csproj", "<Project><ItemGroup>\n<PackageReference Include=\"A\" Version=\"1.0.0\" />\n<PackageRef");
        Assert.Equal("pkg:nuget/A@1.0.0", Assert.Single(found.Components).Purl.ToString());
        Assert.Equal(3, Assert.Single(found.Problems).Line);
    }

    [Fact]
    public void A_lock_file_cut_in_the_middle_keeps_what_was_read()
    {
        var found = DetectorTester.Run(new PackagesLock(), "packages.lock.json", """{"dependencies":{"net8.0":{"A":{"type":"Direct","resolved":"1.0.0"},"B":{"type":"Dir""");
        Assert.Equal("pkg:nuget/A@1.0.0", Assert.Single(found.Components).Purl.ToString());
        Assert.Equal("file-malformed", Assert.Single(found.Problems).Code);
    }
}
