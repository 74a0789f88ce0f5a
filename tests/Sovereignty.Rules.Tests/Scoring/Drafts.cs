using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Sovereignty.Model;

namespace Sovereignty.Tests.Scoring;

/// <summary>A scan before its facts are put in: every nullable value is one that may be settled later.</summary>
internal sealed record Draft(ImmutableArray<PartDraft> Parts, ImmutableArray<SystemDraft> Systems, bool ProviderKnown)
{
    public Scan Scan()
    {
        var libraries = Parts.Select((p, i) => p.Component($"p{i}")).ToList();
        var products = Systems.Select((s, i) => s.Kind == SystemKind.Bought ? s.Product($"s{i}") : null).ToList();
        var systems = Systems.Select((s, i) => s.System($"s{i}", products[i], libraries)).ToList();
        var registry = Town.Registry(Parts.Length, [.. systems.Where(s => s.Kind == SystemKind.Own).Select(s => s.Id)]);
        Unit[] units = [new("top", "Top", null), new("left", "Left", "top"), new("right", "Right", "top")];
        return Town.Scan(libraries.Concat(products.OfType<Component>()), systems, [ProviderKnown ? registry : registry with { Provider = null }], units);
    }

    /// <summary>The drafts in which one thing more is known, by every value that it may turn out to have.</summary>
    public IEnumerable<Draft> Settled()
    {
        for (var i = 0; i < Parts.Length; i++)
        {
            foreach (var part in Parts[i].Settled()) yield return this with { Parts = Parts.SetItem(i, part) };
        }

        for (var i = 0; i < Systems.Length; i++)
        {
            foreach (var system in Systems[i].Settled()) yield return this with { Systems = Systems.SetItem(i, system) };
        }

        if (!ProviderKnown) yield return this with { ProviderKnown = true };
    }

    public static readonly Gen<Draft> Any =
        from parts in PartDraft.Any.ArrayOf(12)
        from systems in SystemDraft.Any.ArrayOf(7)
        from provider in Gen.Elements(true, false)
        select new Draft([.. parts], [.. systems], provider);
}

internal sealed record PartDraft(string? Developer, LicenceClass? Licence, bool? Deprecated, Scope Scope, bool? Direct, bool Exact)
{
    private static readonly string[] Developers = ["us-corp", "de-corp", "ch-corp", "de-daughter", "crowd", "mystery"];
    private static readonly LicenceClass[] Licences = [LicenceClass.Permissive, LicenceClass.Proprietary, LicenceClass.SourceAvailable, LicenceClass.NetworkCopyleft];

    public Component Component(string name)
    {
        var library = Town.Library(name, Developer, Licence, Exact ? "1.0.0" : "2.0.0");
        return library with
        {
            Scope = Scope,
            Direct = Direct,
            Version = Exact ? library.Version : null,
            Facts = library.Facts with { Release = Deprecated is { } old ? Town.Known(new Release(Town.AsOf.AddYears(-5), "9", Town.AsOf, old ? "" : null)) : null },
        };
    }

    public IEnumerable<PartDraft> Settled()
    {
        if (Developer is null) foreach (var developer in Developers) yield return this with { Developer = developer };
        if (Licence is null) foreach (var licence in Licences) yield return this with { Licence = licence };
        if (Deprecated is null) foreach (var old in (bool[])[true, false]) yield return this with { Deprecated = old };
    }

    public static readonly Gen<PartDraft> Any =
        from developer in Gen.Elements([null, null, .. Developers])
        from licence in Gen.Elements([null, null, .. Licences.Select(l => (LicenceClass?)l)])
        from deprecated in Gen.Elements<bool?>(null, true, false)
        from scope in Gen.Elements(Enum.GetValues<Scope>())
        from direct in Gen.Elements<bool?>(null, true, false)
        from exact in Gen.Elements(true, true, false)
        select new PartDraft(developer, licence, deprecated, scope, direct, exact);
}

internal sealed record SystemDraft(
    SystemKind Kind, string? ProductId, LicenceClass? Licence, Hosting? Hosting, DataSensitivity? Sensitivity, DateOnly? NoticeBy, bool? Renews, Criticality? Criticality, int? Users,
    decimal? Cost, string? Unit, ImmutableArray<int> Uses)
{
    private static readonly string[] Products = ["us-suite", "de-dms", "us-server", "free-suite"];

    public Component Product(string id) => Town.Bought(id, ProductId, Licence);

    public SoftwareSystem System(string id, Component? product, List<Component> libraries)
    {
        IEnumerable<Component> parts = product is not null ? [product] : Uses.Where(i => i < libraries.Count).Select(i => libraries[i]);
        return new SoftwareSystem
        {
            Id = id,
            Name = id,
            Kind = Kind,
            Units = Unit is null ? [] : [Unit],
            Hosting = Hosting,
            DataSensitivity = Sensitivity,
            Criticality = Criticality,
            Users = Users,
            Contracts = Kind == SystemKind.Own ? [] : [new Contract { NoticeBy = NoticeBy, RenewalMonths = Renews is { } renews ? renews ? 12 : 0 : null, YearlyCost = Cost }],
            Parts = [.. parts.Select(p => new SystemPart(p.Id, p.Scope, p.Direct))],
        };
    }

    public IEnumerable<SystemDraft> Settled()
    {
        if (Kind == SystemKind.Bought && ProductId is null) foreach (var product in Products) yield return this with { ProductId = product };
        if (Licence is null) foreach (var licence in (LicenceClass[])[LicenceClass.Proprietary, LicenceClass.Permissive]) yield return this with { Licence = licence };
        if (Hosting is null) foreach (var hosting in Enum.GetValues<Hosting>()) yield return this with { Hosting = hosting };
        if (Hosting == Model.Hosting.Cloud) foreach (var hosting in (Hosting[])[Model.Hosting.EuropeanCloud, Model.Hosting.ThirdCountryCloud]) yield return this with { Hosting = hosting };
        if (Sensitivity is null) foreach (var sensitivity in Enum.GetValues<DataSensitivity>()) yield return this with { Sensitivity = sensitivity };
        if (NoticeBy is null) foreach (var days in (int[])[-10, 30, 300]) yield return this with { NoticeBy = Town.AsOf.AddDays(days) };
        if (Renews is null) foreach (var renews in (bool[])[true, false]) yield return this with { Renews = renews };
    }

    public static readonly Gen<SystemDraft> Any =
        from kind in Gen.Elements(SystemKind.Own, SystemKind.Bought, SystemKind.Bought)
        from product in Gen.Elements([null, null, .. Products])
        from licence in Gen.Elements<LicenceClass?>(null, LicenceClass.Proprietary, LicenceClass.Permissive)
        from hosting in Gen.Elements([null, .. Enum.GetValues<Hosting>().Select(h => (Hosting?)h)])
        from sensitivity in Gen.Elements([null, .. Enum.GetValues<DataSensitivity>().Select(s => (DataSensitivity?)s)])
        from notice in Gen.Elements<DateOnly?>(null, Town.AsOf.AddDays(-10), Town.AsOf.AddDays(30))
        from renews in Gen.Elements<bool?>(null, true, false)
        from criticality in Gen.Elements([null, .. Enum.GetValues<Criticality>().Select(c => (Criticality?)c)])
        from users in Gen.Elements<int?>(null, 3, 40, 2500)
        from cost in Gen.Elements<decimal?>(null, 100, 90_000)
        from unit in Gen.Elements(null, "left", "right")
        from uses in Gen.Choose(0, 11).ArrayOf(6)
        select new SystemDraft(kind, product, licence, hosting, sensitivity, notice, renews, criticality, users, cost, unit, [.. uses]);
}
