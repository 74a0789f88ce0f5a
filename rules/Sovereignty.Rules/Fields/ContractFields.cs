using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>What is stated of the contracts under which a system is used. Days are lists: a system may be used under several contracts.</summary>
internal static class ContractFields
{
    public static ImmutableArray<Field> All { get; } =
    [
        Of("contract.notice-by", FieldType.Date, "letzter Tag für die nächste mögliche Kündigung", "last day on which notice can be given for the next possible end",
            s => s.OfContracts(c => FieldValue.Of(c.NoticeBy))),
        Of("contract.end", FieldType.Date, "letzter Tag der laufenden Vertragszeit", "last day of the running term", s => s.OfContracts(c => FieldValue.Of(c.End))),
        Of("contract.renews", FieldType.Truth, "ob sich ein Vertrag von selbst verlängert", "whether a contract renews itself", s => s.AnyContract(c => c.RenewalMonths is { } months ? months > 0 : null)),
        Of("contract.notice-months", FieldType.Number, "längste Kündigungsfrist in Monaten", "longest notice period in months", NoticeMonths),
        Of("contract.yearly-cost", FieldType.Number, "Summe der angegebenen Jahreskosten in Euro", "sum of the stated yearly costs in euros", YearlyCost),
    ];

    private static FieldValue NoticeMonths(SystemSubject system)
    {
        if (system.System.Contracts.IsEmpty) return system.System.Kind == SystemKind.Own ? FieldValue.None : FieldValue.Unknown;
        var known = system.System.Contracts.Select(c => c.Notice).OfType<NoticePeriod>().Select(n => n.Months + (n.Days / 30.4)).ToList();
        if (known.Count == system.System.Contracts.Length) return FieldValue.Of((double?)known.Max());
        return known.Count == 0 ? FieldValue.Unknown : FieldValue.Between(known.Max(), double.PositiveInfinity);
    }

    private static FieldValue YearlyCost(SystemSubject system)
    {
        if (system.System.Contracts.IsEmpty) return system.System.Kind == SystemKind.Own ? FieldValue.None : FieldValue.Unknown;
        var stated = system.System.Contracts.Where(c => c.Currency == "EUR").Select(c => c.YearlyCost).OfType<decimal>().ToList();
        var sum = (double)stated.Sum();
        if (stated.Count == system.System.Contracts.Length) return FieldValue.Of((double?)sum);
        return stated.Count == 0 ? FieldValue.Unknown : FieldValue.Between(sum, double.PositiveInfinity);
    }

    private static Field Of(string name, FieldType type, string de, string en, Func<SystemSubject, FieldValue> read) => new()
    {
        Name = name,
        Subjects = [SubjectKind.System],
        Type = type,
        Meaning = new LocalText(de, en),
        Settles = Settles.Contract,
        Read = s => read((SystemSubject)s),
        Why = s => s.Seen,
    };
}
