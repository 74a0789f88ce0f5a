namespace Sovereignty.Tests.Detect;

/// <summary>Writes a set of packages the way more tools write their lock files.</summary>
internal static class MoreLockTexts
{
    public static string Pipfile(LockedSet set) =>
        $"{{ \"_meta\": {{ \"sources\": [] }}, \"default\": {{ {Join(set, p => $"{Q(p.Name)}: {{ \"hashes\": [], \"version\": {Q("==" + p.Version)} }}")} }}, \"develop\": {{}} }}";

    public static string Pubspec(LockedSet set) =>
        "packages:\n" + string.Concat(set.Packages.Select((p, i) =>
            $"  {p.Name}:\n    dependency: {(i < set.Direct ? "\"direct main\"" : "transitive")}\n    description:\n      name: {p.Name}\n      url: \"https://registry.example\"\n    source: hosted\n    version: {Q(p.Version)}\n"))
        + "sdks:\n  dart: \">=3.0.0 <4.0.0\"\n";

    public static string Mix(LockedSet set) =>
        "%{\n" + string.Concat(set.Packages.Select(p =>
            $"  {Q(p.Name)}: {{:hex, :{p.Name}, {Q(p.Version)}, \"aa\", [:mix], [{Needs(set, p, n => $"{{:{n.Name}, \"~> {n.Version}\", [hex: :{n.Name}, repo: \"hexpm\", optional: false]}}")}], \"hexpm\", \"bb\"}},\n")) + "}\n";

    public static string Rebar(LockedSet set) =>
        $"{{\"1.2.0\",\n[{string.Join(",\n ", set.Packages.Select((p, i) => $"{{<<{Q(p.Name)}>>,{{pkg,<<{Q(p.Name)}>>,<<{Q(p.Version)}>>}},{(i < set.Direct ? 0 : 1)}}}"))}]}}.\n[\n{{pkg_hash,[]}}\n].\n";

    public static string Gradle(LockedSet set) =>
        "# This is a Gradle generated file for dependency locking.\n" + string.Concat(set.Packages.Select(p => $"{p.Name}:{p.Version}=compileClasspath,runtimeClasspath\n")) + "empty=annotationProcessor\n";

    public static string Pods(LockedSet set) =>
        "PODS:\n" + string.Concat(set.Packages.Select(p => $"  - {p.Name} ({p.Version}){(p.Needs.Length == 0 ? "" : ":")}\n{string.Concat(set.NeedsOf(p).Select(n => $"    - {n.Name} (~> {n.Version})\n"))}"))
        + (set.Direct == 0 ? "" : "\nDEPENDENCIES:\n" + string.Concat(set.Packages.Take(set.Direct).Select(p => $"  - {p.Name} (~> {p.Version})\n"))) + "\nCOCOAPODS: 1.15.2\n";

    public static string Bun(LockedSet set) =>
        $"{{ \"lockfileVersion\": 1, \"workspaces\": {{ \"\": {{ \"name\": \"app\", \"dependencies\": {{ {string.Join(", ", set.Packages.Take(set.Direct).Select(p => $"{Q(p.Name)}: {Q("^" + p.Version)}"))}, }}, }}, }}, \"packages\": {{ "
            .Replace("{ , }", "{ }", StringComparison.Ordinal)
        + string.Concat(set.Packages.Select(p => $"{Q(p.Name)}: [{Q($"{p.Name}@{p.Version}")}, \"\", {{ \"dependencies\": {{ {Needs(set, p, n => $"{Q(n.Name)}: {Q("^" + n.Version)}")} }} }}, \"sha512-AAAA\"], ")) + "}, }\n";

    public static string Pylock(LockedSet set) =>
        "lock-version = \"1.0\"\ncreated-by = \"a tool\"\n" + string.Concat(set.Packages.Select(p => $"\n[[packages]]\nname = {Q(p.Name)}\nversion = {Q(p.Version)}\n{List(set, p, n => $"  {{name = {Q(n.Name)}}},\n")}"));

    public static string Pdm(LockedSet set) =>
        "[metadata]\nlock_version = \"4.4\"\n" + string.Concat(set.Packages.Select(p => $"\n[[package]]\nname = {Q(p.Name)}\nversion = {Q(p.Version)}\ngroups = [\"default\"]\n{List(set, p, n => $"    {Q($"{n.Name}=={n.Version}")},\n")}"));

    public static string Conan2(LockedSet set) =>
        $"{{ \"version\": \"0.5\", \"requires\": [ {Join(set, p => Q($"{p.Name}/{p.Version}#83d4b7bf%1675278904.07"))} ], \"build_requires\": [], \"python_requires\": [] }}";

    public static string Conan1(LockedSet set) =>
        $"{{ \"graph_lock\": {{ \"nodes\": {{ \"0\": {{ \"ref\": \"app/1.0\", \"requires\": [ {string.Join(", ", Enumerable.Range(1, set.Direct).Select(i => Q($"{i}")))} ] }}{string.Concat(set.Packages.Select((p, i) => $", {Q($"{i + 1}")}: {{ \"ref\": {Q($"{p.Name}/{p.Version}#aa")}, \"requires\": [ {string.Join(", ", p.Needs.Select(n => Q($"{n + 1}")))} ] }}"))} }} }}, \"version\": \"0.4\" }}";

    public static string Renv(LockedSet set) =>
        $"{{ \"R\": {{ \"Version\": \"4.4.1\" }}, \"Packages\": {{ {Join(set, p => $"{Q(p.Name)}: {{ \"Package\": {Q(p.Name)}, \"Version\": {Q(p.Version)}, \"Source\": \"Repository\", \"Requirements\": [ {Needs(set, p, n => Q(n.Name))} ] }}")} }} }}";

    public static string Packrat(LockedSet set) =>
        "PackratFormat: 1.4\nRVersion: 4.4.1\n" + string.Concat(set.Packages.Select(p => $"\nPackage: {p.Name}\nSource: CRAN\nVersion: {p.Version}\n{(p.Needs.Length == 0 ? "" : $"Requires: {Needs(set, p, n => n.Name)}\n")}"));

    public static string Paket(LockedSet set) =>
        "NUGET\n  remote: https://registry.example/v3/index.json\n" + string.Concat(set.Packages.Select(p => $"    {p.Name} ({p.Version})\n{string.Concat(set.NeedsOf(p).Select(n => $"      {n.Name} (>= {n.Version})\n"))}"));

    public static string Swift(LockedSet set) =>
        $"{{ \"pins\": [ {Join(set, p => $"{{ \"identity\": \"x\", \"kind\": \"remoteSourceControl\", \"location\": {Q($"https://{p.Name}.git")}, \"state\": {{ \"revision\": \"64889f0c\", \"version\": {Q(p.Version)} }} }}")} ], \"version\": 2 }}";

    public static string Julia(LockedSet set) =>
        "julia_version = \"1.10.0\"\nmanifest_format = \"2.0\"\n" + string.Concat(set.Packages.Select((p, i) =>
            $"\n[[deps.{p.Name}]]\n{(p.Needs.Length == 0 ? "" : $"deps = [{Needs(set, p, n => Q(n.Name))}]\n")}git-tree-sha1 = \"31e996f0a15c7b280ba9f76636b3ff9e2ae58c9a\"\nuuid = \"682c06a0-de6a-54ab-a142-{i:d12}\"\nversion = {Q(p.Version)}\n"));

    public static string CabalFreeze(LockedSet set) =>
        set.Packages.Length == 0 ? "" : "active-repositories: hackage.haskell.org:merge\nconstraints: " + string.Join(",\n             ", set.Packages.Select(p => $"any.{p.Name} =={p.Version}")) + "\n";

    public static string StackLock(LockedSet set) =>
        "packages:\n" + string.Concat(set.Packages.Select(p => $"- completed:\n    hackage: {p.Name}-{p.Version}@sha256:f1b6de8b,1618\n    pantry-tree:\n      sha256: cee68e8d\n  original:\n    hackage: {p.Name}-{p.Version}\n"));

    private static string List(LockedSet set, LockedSet.Package package, Func<LockedSet.Package, string> one) =>
        package.Needs.Length == 0 ? "" : $"dependencies = [\n{string.Concat(set.NeedsOf(package).Select(one))}]\n";

    private static string Join(LockedSet set, Func<LockedSet.Package, string> one) => string.Join(", ", set.Packages.Select(one));

    private static string Needs(LockedSet set, LockedSet.Package package, Func<LockedSet.Package, string> one) => string.Join(", ", set.NeedsOf(package).Select(one));

    private static string Q(string text) => $"\"{text}\"";
}
