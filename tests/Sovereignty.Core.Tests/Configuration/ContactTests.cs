using Sovereignty.Configuration;

namespace Sovereignty.Tests.Configuration;

public sealed class ContactTests
{
    [Theory]
    [InlineData("sbom@city.example")]
    [InlineData("https://city.example/it")]
    public void A_mail_address_or_a_url_is_taken(string contact)
    {
        var (configuration, problems) = ConfigurationFile.Load("sovereignty.yaml", $"organisation: City\ncontact: {contact}\n");
        Assert.Empty(problems);
        Assert.Equal(contact, configuration.Contact);
    }

    [Theory]
    [InlineData("Office 3")]
    [InlineData("@city")]
    [InlineData("ftp://city.example")]
    public void Anything_else_is_told_with_its_line(string contact)
    {
        var (configuration, problems) = ConfigurationFile.Load("sovereignty.yaml", $"organisation: City\ncontact: \"{contact}\"\n");
        Assert.Null(configuration.Contact);
        Assert.Equal(("yaml-unknown-value", 2), (Assert.Single(problems).Code, problems[0].Line));
    }
}
