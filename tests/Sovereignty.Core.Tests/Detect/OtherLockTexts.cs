namespace Sovereignty.Tests.Detect;

/// <summary>Writes a set of packages the way the tools of smaller ecosystems, of builds and of infrastructure write what they fix.</summary>
internal static class OtherLockTexts
{
    public static string Pnpm5(LockedSet set) =>
        "lockfileVersion: 5.4\n\n" + (set.Direct == 0 ? "" : "specifiers:\n" + Direct(set, p => $"  {K(p.Name)}: ^{p.Version}\n") + "\ndependencies:\n" + Direct(set, p => $"  {K(p.Name)}: {p.Version}\n") + "\n")
        + "packages:\n" + string.Concat(set.Packages.Select(p => $"\n  /{p.Name}/{p.Version}:\n    resolution: {{integrity: sha512-AAAA}}\n{(p.Needs.Length == 0 ? "" : "    dependencies:\n" + string.Concat(set.NeedsOf(p).Select(n => $"      {K(n.Name)}: {n.Version}\n")))}    dev: false\n"));

    public static string Deno4(LockedSet set) => Deno(set, 4);

    public static string Deno5(LockedSet set) => Deno(set, 5);

    public static string Pixi(LockedSet set) =>
        "version: 6\nenvironments:\n  default:\n    channels:\n    - url: https://conda.example/acme/\npackages:\n"
        + string.Concat(set.Packages.Select(p => $"- conda: https://conda.example/acme/linux-64/{p.Name}-{p.Version}-h1_0.conda\n  sha256: aa\n{(p.Needs.Length == 0 ? "" : "  depends:\n" + string.Concat(set.NeedsOf(p).Select(n => $"  - {n.Name} >={n.Version},<99\n")))}"));

    public static string CondaLock(LockedSet set) =>
        "version: 1\nmetadata:\n  platforms:\n  - linux-64\npackage:\n"
        + string.Concat(set.Packages.Select(p => $"- name: {p.Name}\n  version: {p.Version}\n  manager: conda\n  platform: linux-64\n  dependencies:{(p.Needs.Length == 0 ? " {}\n" : "\n" + string.Concat(set.NeedsOf(p).Select(n => $"    {n.Name}: '>={n.Version}'\n")))}  url: https://conda.example/acme/linux-64/{p.Name}-{p.Version}-h1_0.conda\n  hash:\n    md5: aa\n  category: main\n  optional: false\n"));

    public static string CondaExplicit(LockedSet set) =>
        "# platform: linux-64\n@EXPLICIT\n" + string.Concat(set.Packages.Select(p => $"https://conda.example/acme/linux-64/{p.Name}-{p.Version}-h1_0.conda#d7c89558ba9fa0495403155b64376d81\n"));

    public static string Flake(LockedSet set) =>
        $"{{ \"nodes\": {{ \"root\": {{ \"inputs\": {{ {string.Join(", ", Enumerable.Range(0, set.Direct).Select(i => $"{Q($"i{i}")}: {Q($"n{i}")}"))} }} }}{string.Concat(set.Packages.Select((p, i) => $", {Q($"n{i}")}: {{ \"inputs\": {{ {string.Join(", ", p.Needs.Select(n => $"{Q($"i{n}")}: {Q($"n{n}")}"))} }}, \"locked\": {{ \"type\": \"github\", \"owner\": {Q(p.Name.Split('/')[0])}, \"repo\": {Q(p.Name.Split('/')[1])}, \"rev\": {Q(p.Version)} }} }}"))} }}, \"root\": \"root\", \"version\": 7 }}";

    public static string BazelFiles(LockedSet set) =>
        $"{{ \"lockFileVersion\": 18, \"registryFileHashes\": {{ {Join(set, p => $"{Q($"https://registry.example/modules/{p.Name}/{p.Version}/MODULE.bazel")}: \"aa\", {Q($"https://registry.example/modules/{p.Name}/{p.Version}/source.json")}: \"bb\"")} }} }}";

    public static string BazelGraph(LockedSet set) =>
        $"{{ \"lockFileVersion\": 3, \"moduleDepGraph\": {{ \"<root>\": {{ \"name\": \"app\", \"version\": \"\", \"deps\": {{ {string.Join(", ", set.Packages.Take(set.Direct).Select(p => $"{Q(p.Name)}: {Q($"{p.Name}@{p.Version}")}"))} }} }}{string.Concat(set.Packages.Select(p => $", {Q($"{p.Name}@{p.Version}")}: {{ \"name\": {Q(p.Name)}, \"version\": {Q(p.Version)}, \"deps\": {{ {Needs(set, p, n => $"{Q(n.Name)}: {Q($"{n.Name}@{n.Version}")}")} }} }}"))} }} }}";

    public static string Nimble(LockedSet set) =>
        $"{{ \"version\": 2, \"packages\": {{ {Join(set, p => $"{Q(Last(p))}: {{ \"version\": {Q(p.Version)}, \"vcsRevision\": \"\", \"url\": {Q($"https://git.example/{Last(p)}.git")}, \"downloadMethod\": \"git\", \"dependencies\": [ {Needs(set, p, n => Q(Last(n)))} ], \"checksums\": {{ \"sha1\": \"0123456789abcdef0123456789abcdef01234567\" }} }}")} }}, \"tasks\": {{}} }}";

    public static string Gleam(LockedSet set) =>
        "packages = [\n" + string.Concat(set.Packages.Select(p => $"  {{ name = {Q(p.Name)}, version = {Q(p.Version)}, build_tools = [\"gleam\"], requirements = [{Needs(set, p, n => Q(n.Name))}], otp_app = {Q(p.Name)}, source = \"hex\", outer_checksum = \"AA\" }},\n"))
        + "]\n\n[requirements]\n" + Direct(set, p => $"{p.Name} = {{ version = \"~> 1.0\" }}\n");

    public static string Sbt(LockedSet set) =>
        $"{{ \"lockVersion\": 1, \"configurations\": [ \"compile\" ], \"dependencies\": [ {Join(set, p => $"{{ \"org\": {Q(p.Name.Split(':')[0])}, \"name\": {Q(p.Name.Split(':')[1])}, \"version\": {Q(p.Version)}, \"artifacts\": [], \"configurations\": [ \"compile\" ] }}")} ] }}";

    public static string ConsistentVersions(LockedSet set) => "# Run ./gradlew --write-locks to regenerate this file\n" + string.Concat(set.Packages.Select(p => $"{p.Name}:{p.Version} (2 constraints: f311b512)\n"));

    public static string Carton(LockedSet set) =>
        "# carton snapshot format: version 1.0\nDISTRIBUTIONS\n" + string.Concat(set.Packages.Select(p =>
            $"  {Last(p)}-{p.Version}\n    pathname: V/VE/{p.Name.Split('/')[0]}/{Last(p)}-{p.Version}.tar.gz\n    provides:\n      Of::{p.Name.Replace("/", "::", StringComparison.Ordinal)} {p.Version}\n    requirements:\n{string.Concat(set.NeedsOf(p).Select(n => $"      Of::{n.Name.Replace("/", "::", StringComparison.Ordinal)} 0\n"))}      perl 5.006\n"));

    public static string Carthage(LockedSet set) => string.Concat(set.Packages.Select(p => $"github {Q(p.Name)} {Q(p.Version)}\n"));

    public static string Terraform(LockedSet set) =>
        "# This file is maintained automatically.\n\n" + string.Concat(set.Packages.Select(p => $"provider \"registry.terraform.io/{p.Name}\" {{\n  version     = {Q(p.Version)}\n  constraints = \"~> {p.Version}\"\n  hashes = [\n    \"h1:AAAA=\",\n  ]\n}}\n\n"));

    public static string DevContainer(LockedSet set) =>
        $"{{ \"features\": {{ {Join(set, p => $"{Q(p.Name + ":1")}: {{ \"version\": {Q(p.Version)}, \"resolved\": {Q($"{p.Name}@sha256:ccaef5ee2f1850270d453fdf700a5392534f8d1a8ca2acda391fbb6a06b81c86")}, \"integrity\": \"sha256:ccaef5ee2f1850270d453fdf700a5392534f8d1a8ca2acda391fbb6a06b81c86\" }}")} }} }}";

    public static string HelmLock(LockedSet set) =>
        "dependencies:\n" + string.Concat(set.Packages.Select(p => $"- name: {p.Name}\n  repository: https://charts.example/acme\n  version: {p.Version}\n")) + "digest: sha256:aa\ngenerated: \"2026-01-01T00:00:00Z\"\n";

    public static string ActionsLock(LockedSet set) =>
        "version: 'v0.0.3'\nworkflows:\n    '.github/workflows/a.yml': []\ndependencies:\n"
        + string.Concat(set.Packages.Select(p => $"    '{p.Name}@{p.Version}':\n        ref: '{p.Version}'\n        owner_id: 1\n        repo_id: 2\n{(p.Needs.Length == 0 ? "" : "        uses:\n" + string.Concat(set.NeedsOf(p).Select(n => $"            - '{n.Name}@{n.Version}'\n")))}"));

    public static string Mise(LockedSet set) =>
        "lockfile_version = 3\n" + string.Concat(set.Packages.Select(p => $"\n[[tools.{p.Name}]]\nversion = {Q(p.Version)}\nbackend = \"aqua:acme/{p.Name}\"\n\n[tools.{p.Name}.\"platforms.linux-x64\"]\nchecksum = \"sha256:aa\"\n"));

    public static string Assets(LockedSet set) =>
        $"{{ \"version\": 3, \"targets\": {{ \"net10.0\": {{ {Join(set, p => $"{Q($"{p.Name}/{p.Version}")}: {{ \"type\": \"package\", \"dependencies\": {{ {Needs(set, p, n => $"{Q(n.Name)}: {Q(n.Version)}")} }} }}")} }} }}, \"libraries\": {{ {Join(set, p => $"{Q($"{p.Name}/{p.Version}")}: {{ \"sha512\": \"AAAA\", \"type\": \"package\" }}")} }}, \"project\": {{ \"frameworks\": {{ \"net10.0\": {{ \"dependencies\": {{ {string.Join(", ", set.Packages.Take(set.Direct).Select(p => $"{Q(p.Name)}: {{ \"target\": \"Package\", \"version\": {Q($"[{p.Version}, )")} }}"))} }} }} }} }} }}";

    public static string Deps(LockedSet set) =>
        $"{{ \"runtimeTarget\": {{ \"name\": \".NETCoreApp,Version=v10.0\" }}, \"targets\": {{ \".NETCoreApp,Version=v10.0\": {{ {Join(set, p => $"{Q($"{p.Name}/{p.Version}")}: {{ \"dependencies\": {{ {Needs(set, p, n => $"{Q(n.Name)}: {Q(n.Version)}")} }}, \"runtime\": {{}} }}")} }} }}, \"libraries\": {{ {Join(set, p => $"{Q($"{p.Name}/{p.Version}")}: {{ \"type\": \"package\", \"serviceable\": true, \"sha512\": \"\" }}")} }} }}";

    public static string PackagesConfig(LockedSet set) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<packages>\n" + string.Concat(set.Packages.Select(p => $"  <package id={Q(p.Name)} version={Q(p.Version)} targetFramework=\"net48\" />\n")) + "</packages>\n";

    public static string ComposerInstalled(LockedSet set) =>
        $"{{ \"packages\": [ {Join(set, p => $"{{ \"name\": {Q(p.Name)}, \"version\": {Q(p.Version)}, \"require\": {{ {Needs(set, p, n => $"{Q(n.Name)}: {Q("^" + n.Version)}")} }} }}")} ], \"dev\": false, \"dev-package-names\": [] }}";

    public static string GoVendor(LockedSet set) => string.Concat(set.Packages.Select(p => $"# {p.Name} v{p.Version}\n## explicit; go 1.22\n{p.Name}\n{p.Name}/inner\n"));

    public static string Verification(LockedSet set) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<verification-metadata xmlns=\"https://schema.gradle.org/dependency-verification\">\n  <components>\n"
        + string.Concat(set.Packages.Select(p => $"    <component group={Q(p.Name.Split(':')[0])} name={Q(p.Name.Split(':')[1])} version={Q(p.Version)}>\n      <artifact name=\"x.jar\"><sha256 value=\"aa\"/></artifact>\n    </component>\n")) + "  </components>\n</verification-metadata>\n";

    public static string Opam(LockedSet set) => $"opam-version: \"2.0\"\nname: \"app\"\nversion: \"1.0\"\ndepends: [\n{string.Concat(set.Packages.Select(p => $"  {Q(p.Name)} {{= {Q(p.Version)}}}\n"))}]\n";

    private static string Deno(LockedSet set, int version) =>
        $"{{ \"version\": \"{version}\", \"specifiers\": {{ {Join(set, p => $"{Q($"npm:{p.Name}@^{p.Version}")}: {Q(p.Version)}")} }}, \"npm\": {{ {Join(set, p => $"{Q($"{p.Name}@{p.Version}")}: {{ \"integrity\": \"sha512-AAAA\", \"dependencies\": [ {Needs(set, p, n => Q($"{n.Name}@{n.Version}"))} ] }}")} }}, \"workspace\": {{ \"dependencies\": [ {string.Join(", ", set.Packages.Take(set.Direct).Select(p => Q($"npm:{p.Name}@^{p.Version}")))} ] }} }}";

    private static string Last(LockedSet.Package package) => package.Name.Split('/')[1];

    private static string Direct(LockedSet set, Func<LockedSet.Package, string> one) => string.Concat(set.Packages.Take(set.Direct).Select(one));

    private static string K(string name) => name[0] == '@' ? $"'{name}'" : name;

    private static string Join(LockedSet set, Func<LockedSet.Package, string> one) => string.Join(", ", set.Packages.Select(one));

    private static string Needs(LockedSet set, LockedSet.Package package, Func<LockedSet.Package, string> one) => string.Join(", ", set.NeedsOf(package).Select(one));

    private static string Q(string text) => $"\"{text}\"";
}
