using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Resolve;

/// <summary>What resolving gave.</summary>
/// <param name="Components">The components in the order given, with their facts.</param>
/// <param name="Services">The services used, by id.</param>
/// <param name="Vendors">Every vendor that a fact names and every owner in their chains, by id.</param>
public sealed record Resolution(
    KeyedRows<Component> Components, ImmutableArray<Service> Services, IReadOnlyDictionary<string, VendorProfile> Vendors);
