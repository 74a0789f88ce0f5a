using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Resolve.Licences;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Looks for what a schema cannot see: references to nothing, circles of owners, names that two claim, entries nobody has looked at for long.</summary>
public static class CatalogueChecker
{
    /// <summary>After how many days an entry should be read again.</summary>
    public const int OldAfterDays = 540;

    /// <summary>Checks a catalogue.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="asOf">The day from which age is counted; null leaves age out.</param>
    /// <returns>Problems, sorted: errors for contradictions, warnings for what is doubtful. Paths are those of the citations.</returns>
    public static ImmutableArray<Problem> Check(Catalogue catalogue, DateOnly? asOf = null)
    {
        var check = new Checks(catalogue);
        foreach (var vendor in catalogue.Vendors.Values) check.Vendor(vendor);
        var reader = new LicenceReader(new LicenceList(catalogue));
        foreach (var product in catalogue.Products.Values) check.Product(product, reader);
        foreach (var productClass in catalogue.Classes.Values) check.Class(productClass);
        foreach (var packages in catalogue.Packages) check.Packages(packages);
        foreach (var service in catalogue.Services.Values) check.Service(service);
        foreach (var registry in catalogue.Registries.Values) check.Registry(registry);
        foreach (var relicensing in catalogue.Relicensings.Values) check.Relicensing(relicensing, reader);
        foreach (var lifecycle in catalogue.Lifecycles.Values) check.Lifecycle(lifecycle);
        foreach (var jurisdiction in catalogue.Jurisdictions.Values) check.Jurisdiction(jurisdiction);
        foreach (var licence in catalogue.PackageLicences) check.PackageLicence(licence, reader);
        foreach (var terms in catalogue.ContributorTerms.Values) check.Contributors(terms);
        check.Cycles();
        check.Names("vendor", catalogue.Vendors.Values.SelectMany(v => Of(v.Id, v.Citation.Entry, [v.Name, .. v.LegalName is { } legal ? [legal] : Array.Empty<string>(), .. v.Aliases])));
        check.Names("product", catalogue.Products.Values.SelectMany(p => Of(p.Id, p.Citation.Entry, [p.Name, .. p.Aliases])));
        check.Names("vendor forge", catalogue.Vendors.Values.SelectMany(v => Of(v.Id, v.Citation.Entry, v.Forges)));
        check.Names("vendor domain", catalogue.Vendors.Values.SelectMany(v => Of(v.Id, v.Citation.Entry, v.Domains)));
        check.Names("registry domain", catalogue.Registries.Values.SelectMany(r => Of(r.Id, r.Citation.Entry, r.Domains)));
        check.Names("licence", catalogue.LicenceAliases.SelectMany(a => Of(a.Expression ?? KebabCase.Of(a.Class!.Value), "licences", a.Names)), LicenceName.Fold);
        if (asOf is { } day) check.Age(day);
        check.Found.Sort();
        return [.. check.Found];
    }

    private static IEnumerable<(string Id, string Entry, string Name)> Of(string id, string entry, IEnumerable<string> names) => names.Select(n => (id, entry, n));

    private sealed class Checks(Catalogue catalogue)
    {
        public List<Problem> Found { get; } = [];

        public void Vendor(Vendor vendor)
        {
            foreach (var owner in vendor.Owners) Vendor(owner.Vendor, vendor.Citation.Entry, $"an owner of `{vendor.Id}`");
            Country(vendor.Country, vendor.Citation.Entry);
            foreach (var entity in vendor.Contracting) Country(entity.Country, vendor.Citation.Entry);
            Source(vendor.Citation, vendor.Id);
            if (vendor.Kind is null) Warn("catalogue-vendor-without-kind", vendor.Citation.Entry, $"`{vendor.Id}` has no kind", "add `kind:`");
            if (vendor.Kind is VendorKind.Person or VendorKind.Community && vendor.Country is not null)
            {
                Warn("catalogue-country-of-persons", vendor.Citation.Entry, $"`{vendor.Id}` is a person or community with a country", "leave the seat out: nobody's nationality is guessed");
            }

            var now = vendor.Owners.Where(o => o.Until is null).ToList();
            if (now.Sum(o => o.Share ?? 0) > 100) Error("catalogue-bad-share", vendor.Citation.Entry, $"the shares in `{vendor.Id}` add up to more than 100 per cent", "give earlier owners an `until:`");
        }

        public void Jurisdiction(Jurisdiction jurisdiction) => Source(jurisdiction.Citation, jurisdiction.Code);

        public void Product(Product product, LicenceReader reader)
        {
            Licence(product.Licence, product.Citation, reader);
            Vendor(product.Vendor, product.Citation.Entry, $"the vendor of `{product.Id}`");
            Known("class", product.Class, catalogue.Classes.Keys, product.Citation.Entry);
            foreach (var platform in product.Platforms ?? []) Known("product", platform, catalogue.Products.Keys, product.Citation.Entry);
            Source(product.Citation, product.Id);
        }

        public void Class(ProductClass productClass)
        {
            foreach (var alternative in productClass.Alternatives) Known("product", alternative, catalogue.Products.Keys, productClass.Entry);
        }

        public void Packages(PackageNamespace packages)
        {
            Vendor(packages.Vendor, packages.Citation.Entry, "the vendor of these packages");
            if (packages.Service is { } service) Known("service", service, catalogue.Services.Keys, packages.Citation.Entry);
            Source(packages.Citation, packages.Vendor);
        }

        public void Service(CatalogueService service)
        {
            Vendor(service.Provider, service.Citation.Entry, $"the provider of `{service.Id}`");
            Known("class", service.Class, catalogue.Classes.Keys, service.Citation.Entry);
            Source(service.Citation, service.Id);
        }

        public void Registry(Registry registry)
        {
            if (registry.Operator is { } by) Vendor(by, registry.Citation.Entry, $"the operator of `{registry.Id}`");
            Source(registry.Citation, registry.Id);
        }

        public void Relicensing(Relicensing relicensing, LicenceReader reader)
        {
            Licence(relicensing.From, relicensing.Citation, reader);
            Licence(relicensing.To, relicensing.Citation, reader);
            Vendor(relicensing.Vendor, relicensing.Citation.Entry, $"the vendor of `{relicensing.Id}`");
            foreach (var product in relicensing.Products) Known("product", product, catalogue.Products.Keys, relicensing.Citation.Entry);
            Source(relicensing.Citation, relicensing.Id);
        }

        public void Lifecycle(Lifecycle lifecycle)
        {
            if (lifecycle.Product is { } product) Known("product", product, catalogue.Products.Keys, lifecycle.Citation.Entry);
            if (lifecycle is { Product: null, Packages.IsEmpty: true }) Error("catalogue-lifecycle-of-nothing", lifecycle.Citation.Entry, $"`{lifecycle.Id}` names neither a product nor packages", "add `product:` or `packages:`");
            foreach (var version in lifecycle.Versions.GroupBy(v => v.Version, StringComparer.OrdinalIgnoreCase).Where(v => v.Count() > 1))
            {
                Error("catalogue-duplicate", lifecycle.Citation.Entry, $"the version `{version.Key}` of `{lifecycle.Id}` stands there twice", "keep one of the two");
            }

            Source(lifecycle.Citation, lifecycle.Id);
        }

        public void PackageLicence(PackageLicence licence, LicenceReader reader)
        {
            foreach (var span in licence.Versions)
            {
                Licence(span.Licence, licence.Citation, reader);
                if (span is { From: { } from, Until: { } until } && VersionOrder.Compare(from, until) is null or >= 0) Error("catalogue-bad-span", licence.Citation.Entry, $"the span from {from} until {until} holds no version", "`until` is the first version that is no longer under it");
            }

            if (licence.Patterns.Length > 0) Source(licence.Citation, licence.Patterns[0]);
        }

        public void Contributors(ContributorTerms terms)
        {
            Vendor(terms.Vendor, terms.Citation.Entry, "the vendor of these terms");
            Source(terms.Citation, terms.Vendor);
        }

        // Each vendor is walked up through all its owners at any time; a circle is told once, at its smallest id.
        public void Cycles()
        {
            foreach (var vendor in catalogue.Vendors.Values)
            {
                if (Circle(vendor.Id) is { } circle && circle.Min(StringComparer.Ordinal) == vendor.Id)
                {
                    Error("catalogue-ownership-cycle", vendor.Citation.Entry, $"`{vendor.Id}` owns itself: {string.Join(" <- ", circle)}", "remove one of these owners or give it an `until:`");
                }
            }
        }

        public void Names(string kind, IEnumerable<(string Id, string Entry, string Name)> names, Func<string, string>? spelling = null)
        {
            var fold = spelling ?? VendorName.Fold;
            foreach (var claim in names.Where(n => fold(n.Name).Length > 0).GroupBy(n => fold(n.Name), StringComparer.Ordinal))
            {
                var claimants = claim.DistinctBy(c => c.Id).OrderBy(c => c.Id, StringComparer.Ordinal).ToList();
                if (claimants.Count < 2) continue;
                Warn("catalogue-name-claimed-twice", claimants[1].Entry, $"the {kind} name `{claimants[1].Name}` of `{claimants[1].Id}` is also claimed by `{claimants[0].Id}`",
                    $"see {claimants[0].Entry}; a name that two claim resolves to neither");
            }
        }

        public void Age(DateOnly asOf)
        {
            var citations = catalogue.Vendors.Values.Select(v => (v.Id, v.Citation))
                .Concat(catalogue.Products.Values.Select(p => (p.Id, p.Citation)))
                .Concat(catalogue.Services.Values.Select(s => (s.Id, s.Citation)))
                .Concat(catalogue.Registries.Values.Select(r => (r.Id, r.Citation)))
                .Concat(catalogue.Packages.Select(p => (p.Vendor, p.Citation)))
                .Concat(catalogue.Relicensings.Values.Select(r => (r.Id, r.Citation)))
                .Concat(catalogue.Lifecycles.Values.Select(l => (l.Id, l.Citation)))
                .Concat(catalogue.PackageLicences.Where(l => l.Patterns.Length > 0).Select(l => (l.Patterns[0], l.Citation)))
                .Concat(catalogue.ContributorTerms.Values.Select(t => (t.Vendor, t.Citation)))
                .Concat(catalogue.Jurisdictions.Values.Select(j => (j.Code, j.Citation)));
            var old = new List<(string Id, Citation Citation)>();
            foreach (var (id, citation) in citations)
            {
                var days = asOf.DayNumber - citation.Checked.DayNumber;
                if (days < 0) Error("catalogue-checked-in-future", citation.Entry, $"`{id}` was checked on a day to come", null);
                if (days > OldAfterDays) old.Add((id, citation));
            }

            // Age is no mistake: one note for a folder, at its oldest entry, tells how much there is to read and where to begin.
            foreach (var folder in old.GroupBy(o => Folder(o.Citation.Entry), StringComparer.Ordinal))
            {
                var (id, oldest) = folder.MinBy(o => (o.Citation.Checked, o.Id));
                var others = folder.Count() - 1;
                var unread = folder.Count(o => !o.Citation.IsRead);
                var among = others == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
                    $"; {others} more {(others == 1 ? "entry" : "entries")} of {(folder.Key.Length == 0 ? "this folder" : $"`{folder.Key}`")} {(others == 1 ? "is" : "are")} older than {OldAfterDays} days, {(unread > others ? "all of them" : $"{unread} of the {others + 1}")} general knowledge or the state of a source that nobody has read again");
                Found.Add(At(new Problem("catalogue-entry-old", ProblemSeverity.Note,
                    string.Create(CultureInfo.InvariantCulture, $"`{id}` {(oldest.IsRead ? "was last checked" : "tells the state of")} {oldest.Checked:yyyy-MM-dd}{among}")),
                    oldest.Entry, "read its source again"));
            }
        }

        private static string Folder(string entry) => entry.LastIndexOf('/') is > 0 and var slash ? entry[..slash] : "";

        private List<string>? Circle(string start)
        {
            var path = new List<string>();
            return Walk(start) ? path : null;

            bool Walk(string id)
            {
                if (path.Contains(id)) return id == start;
                if (path.Count > 64 || !catalogue.Vendors.TryGetValue(id, out var vendor)) return false;
                path.Add(id);
                if (vendor.Owners.Where(o => o.Until is null).Any(o => Walk(o.Vendor))) return true;
                path.RemoveAt(path.Count - 1);
                return false;
            }
        }

        private void Vendor(string id, string entry, string what)
        {
            if (id.Length == 0 || catalogue.Vendors.ContainsKey(id)) return;
            Error("catalogue-dangling-reference", entry, $"{what} is `{id}`, which is no vendor of the catalogue", Hint(id, catalogue.Vendors.Keys));
        }

        private void Known(string kind, string id, IEnumerable<string> known, string entry)
        {
            if (id.Length == 0 || known.Contains(id, StringComparer.Ordinal)) return;
            Error("catalogue-dangling-reference", entry, $"`{id}` is no {kind} of the catalogue", Hint(id, known));
        }

        private void Country(string? code, string entry)
        {
            if (code is null || catalogue.Jurisdictions.Count == 0 || catalogue.Jurisdictions.ContainsKey(code)) return;
            Error("catalogue-dangling-reference", entry, $"`{code}` is no jurisdiction of the catalogue", "add it under `jurisdictions:` with its bloc");
        }

        // A catalogue without the list of licences knows none of them.
        private void Licence(string? expression, Citation citation, LicenceReader reader)
        {
            if (expression is null || catalogue.Licences.Count == 0 || reader.ParseSpdx(expression) is not null) return;
            Error("catalogue-bad-licence", citation.Entry, $"`{expression}` is no SPDX expression", "write an id of the SPDX list, or LicenseRef- and a name");
        }

        private void Source(Citation citation, string id)
        {
            if (citation.Source.Length < 8) Error("catalogue-source-missing", citation.Entry, $"`{id}` names no source", "write where this can be read");
        }

        private static string Hint(string id, IEnumerable<string> known) => Suggest.Nearest(id, known) is { } near ? $"did you mean `{near}`?" : "add an entry for it";

        private void Error(string code, string entry, string message, string? hint) => Found.Add(At(new Problem(code, ProblemSeverity.Error, message), entry, hint));

        private void Warn(string code, string entry, string message, string? hint) => Found.Add(At(new Problem(code, ProblemSeverity.Warning, message), entry, hint));

        private static Problem At(Problem problem, string entry, string? hint)
        {
            var colon = entry.LastIndexOf(':');
            return colon < 0 || !int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                ? problem with { Path = entry, Hint = hint }
                : problem with { Path = entry[..colon], Line = line, Hint = hint };
        }
    }
}
