using Sovereignty.Sources.Git;

namespace Sovereignty.Tests.Sources.Git;

public sealed class GitAddressTests
{
    [Theory]
    [InlineData("https://host.example/group/repo.git", "https://host.example/group/repo.git", null, "repo")]
    [InlineData("https://user:secret@host.example/group/repo#v1.2", "https://host.example/group/repo", "v1.2", "repo")]
    [InlineData("git@host.example:group/repo.git", "ssh://host.example/group/repo.git", null, "repo")]
    [InlineData("ssh://git@host.example:2222/repo.git/", "ssh://host.example:2222/repo.git/", null, "repo")]
    [InlineData("http://host.example/..git", "http://host.example/..git", null, "repository")]
    public void An_address_gives_what_git_is_told_and_what_may_be_shown(string argument, string shown, string? reference, string name)
    {
        var address = GitAddress.Parse(argument)!;
        Assert.Equal((shown, reference, name, false), (address.Shown, address.Reference, address.Name, address.IsLocal));
    }

    [Theory]
    [InlineData("ext::sh -c true")]
    [InlineData("ext://sh%20-c%20true")]
    [InlineData("ftp://host.example/repo.git")]
    [InlineData("ssh://-oProxyCommand=touch/x")]
    [InlineData("git@-oProxyCommand=touch:x")]
    [InlineData("https://host.example/repo#--upload-pack=touch")]
    [InlineData("https://host.example/re po")]
    [InlineData("https://host.example/repo#")]
    public void What_could_run_something_or_is_no_repository_is_no_address(string argument) => Assert.Null(GitAddress.Parse(argument));

    [Theory]
    [InlineData("https://host.example/x", true)]
    [InlineData("git@host.example:x", true)]
    [InlineData("./repo", false)]
    [InlineData("C:\\repo", false)]
    [InlineData("a@b/c:d", false)]
    public void Paths_are_told_from_addresses(string argument, bool isAddress) => Assert.Equal(isAddress, GitAddress.IsAddress(argument));
}
