using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Registries;

/// <summary>What asking registries gave.</summary>
/// <param name="Statements">What they say, by component id.</param>
/// <param name="Problems">What could not be asked, summed up for each registry.</param>
/// <param name="Asked">How many packages were asked for over the network.</param>
/// <param name="Kept">How many answers came from the cache.</param>
public sealed record RegistryFindings(IReadOnlyDictionary<string, ImmutableArray<PackageStatement>> Statements, ImmutableArray<Problem> Problems, int Asked, int Kept);
