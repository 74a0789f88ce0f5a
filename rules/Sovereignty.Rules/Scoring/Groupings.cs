using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Adds up how the bought systems of a group are spread, in all ways and measures in one passage: there may be hundreds of thousands.</summary>
internal static class Groupings
{
    /// <summary>One grouping for each way and measure.</summary>
    public static IEnumerable<((string By, string Measure) Key, Grouping Grouping)> Of(GroupSubject group)
    {
        var sums = Grouping.AllBy.SelectMany(by => Grouping.AllMeasures.Select(measure => new Sum(by, measure))).ToArray();
        var amounts = new decimal[Grouping.AllMeasures.Length];
        var nothing = true;
        foreach (var system in group.Systems)
        {
            if (system.System.Kind != SystemKind.Bought) continue;
            nothing = false;
            for (var i = 0; i < amounts.Length; i++) amounts[i] = Amount(group, system, Grouping.AllMeasures[i]);
            for (var by = 0; by < Grouping.AllBy.Length; by++)
            {
                var key = Key(system, Grouping.AllBy[by]);
                for (var i = 0; i < amounts.Length; i++)
                {
                    if (amounts[i] > 0) sums[(by * amounts.Length) + i].Add(key, amounts[i]);
                }
            }
        }

        return sums.Select(s => ((s.By, s.Measure), s.Done(nothing)));
    }

    private static FieldValue Key(SystemSubject system, string by) => by switch
    {
        Grouping.ByVendor => FieldValue.Of(system.Vendor.Id),
        Grouping.ByOwner => system.Vendor.OfOwner(o => o.UltimateOwner),
        _ => system.Vendor.OfOwner(o => o.OwnerCountry),
    };

    // Spend and users are what is stated: a system that states none has no part in the measure. Other currencies than the euro are left out.
    private static decimal Amount(GroupSubject group, SystemSubject system, string measure) => measure switch
    {
        Grouping.InSystems => 1,
        Grouping.InUsers => system.System.Users ?? 0,
        Grouping.InCriticalSystems => system.System.Criticality >= Criticality.High ? 1 : 0,
        _ => system.System.Contracts.Where(c => c.Currency == "EUR" && (c.Unit is null || group.Holds(c.Unit))).Sum(c => c.YearlyCost ?? 0),
    };

    private sealed class Sum(string by, string measure)
    {
        private readonly Dictionary<string, decimal> amounts = new(StringComparer.Ordinal);
        private decimal nobody;
        private decimal unknown;

        public string By => by;

        public string Measure => measure;

        public void Add(FieldValue key, decimal amount)
        {
            if (key.State == FieldState.Unknown) unknown += amount;
            else if (key.State == FieldState.None) nobody += amount;
            else amounts[key.Text(0)] = amounts.GetValueOrDefault(key.Text(0)) + amount;
        }

        public Grouping Done(bool nothing) => new([.. amounts.OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal)], nobody, unknown, nothing);
    }
}
