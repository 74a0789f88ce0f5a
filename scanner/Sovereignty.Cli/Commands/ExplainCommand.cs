using System.CommandLine;
using System.Globalization;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
using Sovereignty.Resolve.Licences;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty explain X</c>: what is known of a component, system or vendor, and the evidence for it.</summary>
internal static class ExplainCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var subject = new Argument<string>("subject") { Description = "A package name, purl, product, system, service, vendor or unit, a rule, or `organisation` for its score" };
        var listed = new ListedScan();
        var command = new Command("explain", "Tell what is known of something, and where that comes from") { subject };
        listed.AddTo(command, csv: false);
        command.Options.Remove(listed.Json);
        command.SetAction((parsed, stop) =>
        {
            var (scan, code) = listed.Read(parsed, terminal, stop);
            var name = parsed.GetRequiredValue(subject);
            var output = new Lines(terminal.Data);
            var systems = scan.Systems.Where(s => Is(name, s.Id, s.Name) || s.Stated.Any(p => Is(name, p.Name))).ToList();
            var components = scan.Components.Where(c => Is(name, c.Id, c.Name, c.Purl?.WithoutVersion().ToString(), c.Purl?.Name, c.Facts.Product?.Value)).Take(20).ToList();
            var vendors = scan.Vendors.Values.Where(v => Is(name, v.Vendor.Id, v.Vendor.Name, v.Vendor.LegalName)).ToList();
            var services = scan.Services.Where(s => Is(name, s.Id, s.Name)).ToList();
            foreach (var system in systems) Explain(output, scan, system);
            foreach (var component in components) Explain(output, scan, component);
            foreach (var service in services) Explain(output, scan, service);
            foreach (var vendor in vendors) Explain(output, scan, vendor);
            var other = ScoreExplanation.Write(terminal, scan, name);
            if (other || systems.Count + components.Count + services.Count + vendors.Count > 0) return Task.FromResult(code);
            var known = scan.Systems.Select(s => s.Id).Concat(scan.Components.Select(c => c.Name)).Concat(scan.Services.Select(s => s.Id)).Concat(scan.Vendors.Keys).Distinct(StringComparer.Ordinal);
            throw new CommandException("not-found", $"nothing here is called `{name}`", Suggest.Nearest(name, known) is { } near ? $"did you mean `{near}`?" : "`sovereignty systems` and `sovereignty vendors` list what there is, `sovereignty rules list` the rules; `organisation` stands for the whole");
        });
        return command;
    }

    private static bool Is(string name, params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static void Explain(Lines output, Scan scan, SoftwareSystem system)
    {
        output.Write(0, $"system {system.Id}: {system.Name}");
        foreach (var stated in system.Stated)
        {
            output.Write(1, $"stated as `{stated.Name}`{(stated.Vendor is null ? "" : $" by `{stated.Vendor}`")} at {stated.Path}:{stated.Line}");
            if (stated.Match is { } match) output.Write(2, match.Product is { } product ? $"taken for {string.Join(" + ", [product, .. match.Beside])}: {match.Why}" : $"not decided: {match.Why}; candidates {string.Join(", ", match.Candidates)}");
        }

        if (system.Licence is not null) output.Fact("licence", system.Licence, l => $"{l.Expression} ({KebabCase.Of(l.Class)})");
        foreach (var text in scan.LicenceTexts.Where(t => t.Of == system.Id).Take(10)) output.Because(2, new Because($"{text.Licence.Expression}: {text.Why}", text.Path, text.Line));
        if (scan.Assessment.Scores.FirstOrDefault(s => s.Subject == SubjectKind.System && s.SubjectId == system.Id) is { } score)
        {
            foreach (var line in ScoreExplanation.Lines(score, id => id)) output.Write(1, line);
        }

        foreach (var finding in scan.Assessment.Findings.Where(f => f.Subject == SubjectKind.System && f.SubjectId == system.Id))
        {
            output.Write(1, $"{KebabCase.Of(finding.Severity)}: {finding.Message.En}{(finding.Waiver is { } waiver ? $" (accepted by {waiver.Owner} until {waiver.Until:yyyy-MM-dd}: {waiver.Reason})" : "")}");
            foreach (var because in finding.Because.Take(5)) output.Because(2, because);
        }
    }

    private static void Explain(Lines output, Scan scan, Component component)
    {
        output.Write(0, $"component {component.Id}");
        foreach (var place in component.Evidence.Take(10)) output.Write(1, $"{KebabCase.Of(place.Kind)} in {place.Path}{(place.Line > 0 ? $":{place.Line}" : "")} ({place.Detector}{(place.By is { } completed ? $"; {completed}" : "")})");
        if (component.Evidence.Length > 10) output.Write(1, $"and {component.Evidence.Length - 10} more places");
        var facts = component.Facts;
        output.Fact("developer", facts.Developer, v => scan.Vendors.GetValueOrDefault(v)?.Vendor.Name ?? v);
        if (facts.Developer is { } developer && scan.Vendors.GetValueOrDefault(developer.Value) is { } profile) Chain(output, scan, profile);
        output.Fact("distributor", facts.Distributor, d => Distributor(scan, d));
        if (facts.Distributor is { } from && scan.Services.FirstOrDefault(s => s.Id == from.Value)?.Provider is { } runner && scan.Vendors.GetValueOrDefault(runner.Value) is { } runs) Chain(output, scan, runs);
        if (facts.Contracting is not null || component.Kind == ComponentKind.Product) output.Fact("contracting entity", facts.Contracting, c => $"{c.Name} ({c.Country})");
        output.Fact("licence", facts.Licence, l => $"{l.Expression} ({KebabCase.Of(l.Class)})");
        if (facts.LicenceText is { } text && text.Value != facts.Licence?.Value) output.Fact("licence text", text, l => $"{l.Expression} ({KebabCase.Of(l.Class)})");
        var profileOf = facts.Developer is { } by ? scan.Vendors.GetValueOrDefault(by.Value) : null;
        if (SovereigntyGrade.Of(facts.Licence?.Value, profileOf) is { } grade) output.Write(1, $"sovereignty scale: {grade} ({SovereigntyGrade.Meaning(grade)})");
        Exposure(output, facts.Licence?.Value, profileOf);
        output.Fact("product", facts.Product, p => p);
        output.Fact("service", facts.Service, s => s);
        output.Fact("source repository", facts.SourceRepository, s => s);
        if (facts.Release is not null) output.Fact("release", facts.Release, Released);
        if (facts.Support is not null) output.Fact("support", facts.Support, s => Supported(s, scan.AsOf));
    }

    private static void Explain(Lines output, Scan scan, Service service)
    {
        output.Write(0, $"service {service.Id}: {service.Name} ({KebabCase.Of(service.Kind)}{(service.Class is { } of ? $", {of}" : "")})");
        output.Fact("run by", service.Provider, v => scan.Vendors.GetValueOrDefault(v)?.Vendor.Name ?? v);
        if (service.Provider is { } provider && scan.Vendors.GetValueOrDefault(provider.Value) is { } profile) Chain(output, scan, profile);
        foreach (var address in service.Endpoints) output.Write(1, $"stated at {address}");
        output.Write(1, $"{service.Components} {(service.Components == 1 ? "component" : "components")} of this scan {(service.Components == 1 ? "uses it" : "use it")}, in {service.Systems.Length} {(service.Systems.Length == 1 ? "system" : "systems")}");
        foreach (var place in service.Evidence) output.Write(2, $"{KebabCase.Of(place.Kind)} in {place.Path}{(place.Line > 0 ? $":{place.Line}" : "")} ({place.Detector})");
    }

    // A registry is who runs it as much as what it is called.
    private static string Distributor(Scan scan, string id) => scan.Services.FirstOrDefault(s => s.Id == id) is not { } registry ? id
        : registry.Provider is { } by ? $"{registry.Name}, run by {scan.Vendors.GetValueOrDefault(by.Value)?.Vendor.Name ?? by.Value}" : $"{registry.Name}, run by whom is not known";

    private static void Exposure(Lines output, Licence? licence, VendorProfile? vendor)
    {
        if (SovereigntyGrade.Exposure(licence, vendor) is not { } exposure) return;
        output.Write(1, $"exposure to a change of licence: {exposure} ({SovereigntyGrade.WhyExposed(licence, vendor)})");
        if (exposure != "none" && vendor!.Contributors is { } terms && vendor.Vendor.Kind is VendorKind.Company or VendorKind.Listed or VendorKind.PrivateEquity) output.Because(2, Contributors(vendor, terms));
    }

    private static Because Contributors(VendorProfile vendor, ContributorTerms terms) => new(
        $"contributors to software of {vendor.Vendor.Name}{(terms.Scope is { } scope ? $" ({scope})" : "")} {terms.Terms switch { ContributorAgreement.Cla => "sign a contributor agreement", ContributorAgreement.Dco => "certify the origin only", _ => "sign nothing" }}",
        $"catalogue:{terms.Citation.Entry}", null, terms.Citation.Source, terms.Citation.Checked);

    private static string Released(Release release)
    {
        var parts = new[]
        {
            release.Published is { } day ? Invariant($"published {day:yyyy-MM-dd}") : null,
            release.Latest is { } latest ? Invariant($"newest {latest}{(release.LatestPublished is { } newest ? Invariant($" of {newest:yyyy-MM-dd}") : "")}") : null,
            release is { Published: { } used, LatestPublished: { } last } ? Invariant($"{Math.Max(0, last.DayNumber - used.DayNumber) / 365.25:0.0} libyears behind") : null,
            release.Deprecated is { } words ? words.Length == 0 ? "deprecated" : $"deprecated: {words}" : null,
            release.Withdrawn == true ? "withdrawn" : null,
        };
        return string.Join("; ", parts.OfType<string>());
    }

    private static string Supported(SupportEnd support, DateOnly asOf)
    {
        var days = support.Date.DayNumber - asOf.DayNumber;
        return days < 0 ? Invariant($"of {support.Line} ended {support.Date:yyyy-MM-dd}, {-days} days before {asOf:yyyy-MM-dd}") : Invariant($"of {support.Line} until {support.Date:yyyy-MM-dd}, {days} days after {asOf:yyyy-MM-dd}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Explain(Lines output, Scan scan, VendorProfile profile)
    {
        output.Write(0, $"vendor {profile.Vendor.Id}: {profile.Vendor.LegalName ?? profile.Vendor.Name}");
        if (profile.Vendor.Kind is { } kind) output.Write(1, $"{KebabCase.Of(kind)}{(profile.Vendor.Country is { } country ? $", seat {profile.Vendor.Place} {country}" : "")}");
        Chain(output, scan, profile);
        if (profile.Contributors is { } terms) output.Because(1, Contributors(profile, terms));
        output.Write(1, $"known from {profile.Vendor.Citation.Entry}: {profile.Vendor.Citation.Source}, {(profile.Vendor.Citation.IsRead ? "checked" : "state of")} {profile.Vendor.Citation.Checked:yyyy-MM-dd}, confidence {KebabCase.Of(profile.Vendor.Citation.Confidence)}");
        var components = scan.Components.Count(c => c.Facts.Developer?.Value == profile.Vendor.Id);
        output.Write(1, $"{Counted.Of(components, "component")} of this scan");
    }

    private static void Chain(Lines output, Scan scan, VendorProfile profile)
    {
        var chain = string.Join(" -> ", profile.Chain.Select(id => scan.Vendors.GetValueOrDefault(id)?.Vendor.Name ?? id));
        var end = profile.UltimateOwner is null ? profile.OwnerCountry is { } joint ? $"several owners, all in {joint}, nobody known to decide" : "ultimate owner not known" : profile.IsCommunity ? "no owner: a community or person" : $"ultimate owner in {profile.OwnerCountry ?? "a country not known"}{(profile.Bloc is { } bloc ? $" ({KebabCase.Of(bloc)})" : "")}";
        output.Write(2, $"{chain}: {end}, confidence {KebabCase.Of(profile.Confidence)}");
        if (profile.IsCommunity) return;
        foreach (var (below, above) in profile.Chain.Zip(profile.Chain.Skip(1)))
        {
            if (scan.Vendors.GetValueOrDefault(below)?.Vendor is { } owned && owned.Owners.FirstOrDefault(o => o.Vendor == above && Holds(o, scan.AsOf)) is { } held) Holding(output, owned, held);
        }

        // Where nobody is known to decide, the chain ends before its owners: they are told all the same.
        if (profile.UltimateOwner is null && scan.Vendors.GetValueOrDefault(profile.Chain[^1])?.Vendor is { } last)
        {
            foreach (var held in last.Owners.Where(o => Holds(o, scan.AsOf)).OrderBy(o => o.Vendor, StringComparer.Ordinal)) Holding(output, last, held);
        }

        if (profile.Outside is { } outside && profile.Vendor.Country is not null)
        {
            output.Write(3, string.Create(CultureInfo.InvariantCulture,
                $"held from outside the EU: {(outside.Exceeds is { } much ? much ? "above" : "below" : "not known whether above")} the thresholds (largest {outside.Largest:0.##} %, together {outside.Together:0.##} % known)"));
        }
    }

    private static void Holding(Lines output, Vendor owned, Ownership held) => output.Write(3, string.Create(CultureInfo.InvariantCulture,
        $"{held.Vendor} holds {(held.Share is { } share ? $"{share:0.##} % of " : "")}{owned.Id}{(held.From is { } since ? $" since {Since(since)}" : ", since when is not written down")} {Holding(held.Source, owned.Citation)}"));

    // What an entry that nobody has read says of owners, nobody has read either, unless the source of the holding says so.
    private static string Holding(string? source, Citation entry) => Cited(source is null ? entry.Source : entry.IsRead || source.Contains(", read 20", StringComparison.Ordinal)
        || !Citation.TellsReading(source) ? source : $"{source}, not re-read", entry.Checked);

    // A source that names the day it was read needs no other; the day of one that nobody has read again is the day whose state it tells.
    private static string Cited(string source, DateOnly day) => source.Contains(", read 20", StringComparison.Ordinal) ? $"[{source}]"
        : Invariant($"[{source}, {(Citation.TellsReading(source) ? "" : "state of ")}{day:yyyy-MM-dd}]");

    // Entries that know the year or the month alone hold its first day: less is told than they hold rather than more than they know.
    private static string Since(DateOnly day) => day.ToString(day.Day > 1 ? "yyyy-MM-dd" : day.Month > 1 ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);

    private static bool Holds(Ownership owner, DateOnly day) => (owner.From is null || owner.From <= day) && (owner.Until is null || owner.Until >= day);

    private sealed class Lines(TextWriter output)
    {
        public void Write(int depth, string text) => output.WriteLine(new string(' ', 2 * depth) + Terminal.Terminal.Clean(text));

        public void Because(int depth, Because because)
        {
            var place = because.Path is null ? "" : $" at {because.Path}{(because.Line is { } line ? $":{line}" : "")}";
            var source = because.Source is null ? "" : because.Checked is { } day ? $" {Cited(because.Source, day)}" : $" [{because.Source}]";
            Write(depth, $"{because.Text}{place}{source}");
        }

        public void Fact<T>(string name, Fact<T>? fact, Func<T, string> show)
        {
            Write(1, fact is null ? $"{name}: not known" : $"{name}: {show(fact.Value)} ({KebabCase.Of(fact.Origin)}, confidence {KebabCase.Of(fact.Confidence)})");
            if (fact is null) return;
            foreach (var because in fact.Because) Because(2, because);
        }
    }
}
