using Sovereignty.Model;

namespace Sovereignty.Sources;

/// <summary>Systems that were found under the same id.</summary>
internal static class SameSystem
{
    /// <summary>One system out of those found under one id: its own parts and its inventory lines.</summary>
    public static SoftwareSystem Join(IEnumerable<SoftwareSystem> same) => same.Aggregate((a, b) => a with
    {
        Kind = a.Kind == SystemKind.Bought ? b.Kind : a.Kind,
        Units = [.. a.Units.Union(b.Units, StringComparer.Ordinal)],
        Criticality = a.Criticality ?? b.Criticality,
        DataSensitivity = a.DataSensitivity ?? b.DataSensitivity,
        Users = a.Users ?? b.Users,
        Hosting = a.Hosting ?? b.Hosting,
        HostingStated = a.HostingStated ?? b.HostingStated,
        Contracts = [.. a.Contracts, .. b.Contracts],
        Parts = [.. a.Parts.Concat(b.Parts).DistinctBy(p => p.Component).OrderBy(p => p.Component, StringComparer.Ordinal)],
        Stated = [.. a.Stated, .. b.Stated],
    });
}
