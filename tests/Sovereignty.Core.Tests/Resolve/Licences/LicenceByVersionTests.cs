using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve.Licences;

/// <summary>What the catalogue that ships says of versions: licence changes, and the licences of packages by name.</summary>
public sealed class LicenceByVersionTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Theory]
    [InlineData("pkg:docker/redis@7.2.5", "BSD-3-Clause")]
    [InlineData("pkg:docker/redis@7.2.5-alpine", "BSD-3-Clause")]
    [InlineData("pkg:docker/redis@7.4.0", "LicenseRef-RSALv2 OR SSPL-1.0")]
    [InlineData("pkg:docker/redis@8.0.0", "LicenseRef-RSALv2 OR SSPL-1.0 OR AGPL-3.0-only")]
    [InlineData("pkg:docker/hashicorp/terraform@1.5.7", "MPL-2.0")]
    [InlineData("pkg:docker/hashicorp/terraform@1.6.0", "BUSL-1.1")]
    [InlineData("pkg:golang/github.com/hashicorp/terraform@v1.5.7", "MPL-2.0")]
    [InlineData("pkg:golang/github.com/hashicorp/vault@v1.14.10", "MPL-2.0")]
    [InlineData("pkg:docker/hashicorp/vault@1.15.0", "BUSL-1.1")]
    [InlineData("pkg:docker/hashicorp/consul@1.16.9", "MPL-2.0")]
    [InlineData("pkg:docker/hashicorp/consul@1.17.0", "BUSL-1.1")]
    [InlineData("pkg:docker/hashicorp/nomad@1.6.9", "MPL-2.0")]
    [InlineData("pkg:docker/hashicorp/nomad@1.7.0", "BUSL-1.1")]
    [InlineData("pkg:maven/org.elasticsearch/elasticsearch@7.10.2", "Apache-2.0")]
    [InlineData("pkg:maven/org.elasticsearch/elasticsearch@7.11.0", "SSPL-1.0 OR Elastic-2.0")]
    [InlineData("pkg:maven/org.elasticsearch/elasticsearch@8.16.0", "SSPL-1.0 OR Elastic-2.0 OR AGPL-3.0-only")]
    [InlineData("pkg:docker/elasticsearch@8.15.0", "Elastic-2.0")]
    [InlineData("pkg:docker/mongo@3.4.17", "AGPL-3.0-only")]
    [InlineData("pkg:docker/mongo@3.4.24", "SSPL-1.0")]
    [InlineData("pkg:docker/mongo@3.6.8", "AGPL-3.0-only")]
    [InlineData("pkg:docker/mongo@3.6.23", "SSPL-1.0")]
    [InlineData("pkg:docker/mongo@4.0.3", "AGPL-3.0-only")]
    [InlineData("pkg:docker/mongo@4.0.4", "SSPL-1.0")]
    [InlineData("pkg:docker/mongo@4.0", "SSPL-1.0")]
    [InlineData("pkg:docker/mongo@3.2", "AGPL-3.0-only")]
    [InlineData("pkg:docker/mongo@7.0.14", "SSPL-1.0")]
    [InlineData("pkg:docker/getsentry/sentry@9.1.2", "BSD-3-Clause")]
    [InlineData("pkg:docker/getsentry/sentry@10.0.0", "BUSL-1.1")]
    [InlineData("pkg:docker/getsentry/sentry@23.11.0", "BUSL-1.1")]
    [InlineData("pkg:docker/getsentry/sentry@23.11.1", "FSL-1.1-ALv2")]
    [InlineData("pkg:nuget/FluentAssertions@7.0.0", "Apache-2.0")]
    [InlineData("pkg:nuget/FluentAssertions@8.0.0", "LicenseRef-Xceed-Community")]
    [InlineData("pkg:nuget/SixLabors.ImageSharp@2.1.9", "Apache-2.0")]
    [InlineData("pkg:nuget/SixLabors.ImageSharp@3.1.5", "LicenseRef-Six-Labors-Split-1.0")]
    [InlineData("pkg:nuget/MediatR@12.4.1", "Apache-2.0")]
    [InlineData("pkg:nuget/AutoMapper@15.0.0", "RPL-1.5 OR LicenseRef-LuckyPenny-Commercial")]
    [InlineData("pkg:maven/com.typesafe.akka/akka-actor_2.13@2.6.21", "Apache-2.0")]
    [InlineData("pkg:maven/com.typesafe.akka/akka-actor_2.13@2.7.0", "BUSL-1.1")]
    [InlineData("pkg:docker/grafana/grafana@7.5.17", "Apache-2.0")]
    [InlineData("pkg:docker/grafana/grafana@8.0.0", "AGPL-3.0-only")]
    [InlineData("pkg:docker/cockroachdb/cockroach@v24.3.0", "LicenseRef-CockroachDB-Software-License")]
    [InlineData("pkg:nuget/EPPlus@4.5.3.3", "LGPL-3.0-only")]
    public void A_change_of_licence_decides_by_version(string purl, string expression)
    {
        var licence = Resolve(purl).Licence!;

        Assert.Equal((expression, Origin.Curated), (licence.Value.Expression, licence.Origin));
        Assert.NotNull(licence.Because[^1].Source);
    }

    [Theory]
    [InlineData("pkg:nuget/Microsoft.Extensions.Logging@3.1.32", "Apache-2.0")]
    [InlineData("pkg:nuget/Microsoft.Extensions.Logging@5.0.0", null)]
    [InlineData("pkg:nuget/Microsoft.Extensions.Logging@8.0.1", "MIT")]
    [InlineData("pkg:nuget/Microsoft.AspNetCore.Authentication.JwtBearer@5.0.17", "Apache-2.0")]
    [InlineData("pkg:nuget/Microsoft.AspNetCore.Authentication.JwtBearer@10.0.8", "MIT")]
    [InlineData("pkg:nuget/System.Security.Cryptography.Xml@4.7.1", null)]
    [InlineData("pkg:nuget/AdaptiveCards@3.1.0", null)]
    [InlineData("pkg:nuget/Microsoft.Data.SqlClient.SNI.runtime@6.0.2", null)]
    public void A_namespace_tells_the_licence_where_nothing_else_does_and_never_surely(string purl, string? expression)
    {
        var licence = Resolve(purl).Licence;

        Assert.Equal(expression, licence?.Value.Expression);
        if (licence is not null) Assert.Equal((Origin.Inferred, Confidence.Medium), (licence.Origin, licence.Confidence));
    }

    [Fact]
    public void What_the_package_says_of_itself_comes_before_its_name()
    {
        Assert.Equal("Apache-2.0", Resolve("pkg:nuget/Microsoft.Extensions.Logging@8.0.1", "Apache-2.0").Licence!.Value.Expression);
        Assert.Equal("MIT", Resolve("pkg:nuget/Microsoft.Extensions.Logging@8.0.1", "SEE LICENSE IN LICENSE.TXT").Licence!.Value.Expression);
        Assert.Equal("MIT", Resolve("pkg:cargo/tokio@1.40.0").Licence!.Value.Expression);
    }

    private static ComponentFacts Resolve(string text, string? declared = null)
    {
        Assert.True(PackageUrl.TryParse(text, out var purl));
        var component = new Component
        {
            Id = text, Kind = ComponentKind.Library, Name = purl.FullName, Version = purl.Version, Purl = purl, Declared = new Declarations { Licence = declared },
            Evidence = [new Evidence("test", "list", 1, EvidenceKind.Locked)],
        };
        return new FactResolver(ShippedCatalogue.Catalogue, ScanConfiguration.Default, Day).Resolve([component], []).Components[0].Facts;
    }
}
