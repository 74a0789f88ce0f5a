using System.Collections.Immutable;

namespace Sovereignty.Detect;

/// <summary>A service as one file states it: something that is called over a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Provider">Who runs it, as written, or null.</param>
/// <param name="ProviderCountry">The country of the provider's seat, ISO 3166-1 alpha-2, where the file gives one.</param>
/// <param name="Endpoints">Its addresses, without credentials, sorted.</param>
/// <param name="Line">The line it stands on, from 1, or 0.</param>
public sealed record DetectedService(string Name, string? Provider, string? ProviderCountry, ImmutableArray<string> Endpoints, int Line);
