using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Rules;

/// <summary>A registry, forge or cloud service.</summary>
internal sealed class ServiceSubject(World world, Service service) : Subject(world, SubjectKind.Service, service.Id)
{
    public Service Service => service;

    public override string Name => service.Name;

    public override Party Vendor { get; } = world.Party(service.Provider);

    public override ImmutableArray<Because> Seen => AsBecause(service.Evidence);

    /// <summary>The catalogue's entry, where it is a registry or forge.</summary>
    public Registry? Registry => World.Catalogue.Registries.GetValueOrDefault(service.Id);
}
