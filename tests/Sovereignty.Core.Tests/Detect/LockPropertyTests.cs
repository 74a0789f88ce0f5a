using FsCheck;
using FsCheck.Fluent;
using Sovereignty.Detect;

namespace Sovereignty.Tests.Detect;

/// <summary>Whatever set of packages a tool locks, the same names, versions and edges are read back from what it writes.</summary>
public sealed class LockPropertyTests
{
    private static readonly Dictionary<string, (string Detector, string Path, Names Names, bool HasEdges, bool HasDirect, Func<LockedSet, string> Write)> Formats = new(StringComparer.Ordinal)
    {
        ["package-lock v1"] = ("npm/package-lock", "package-lock.json", Names.Npm, true, false, LockTexts.PackageLock1),
        ["package-lock v2"] = ("npm/package-lock", "package-lock.json", Names.Npm, true, true, LockTexts.PackageLock2),
        ["package-lock v3"] = ("npm/package-lock", "package-lock.json", Names.Npm, true, true, LockTexts.PackageLock3),
        ["yarn v1"] = ("npm/yarn-lock", "yarn.lock", Names.Npm, true, false, LockTexts.Yarn1),
        ["yarn berry"] = ("npm/yarn-lock", "yarn.lock", Names.Npm, true, false, LockTexts.YarnBerry),
        ["pnpm v6"] = ("npm/pnpm-lock", "pnpm-lock.yaml", Names.Npm, true, true, LockTexts.Pnpm6),
        ["pnpm v9"] = ("npm/pnpm-lock", "pnpm-lock.yaml", Names.Npm, true, true, LockTexts.Pnpm9),
        ["packages.lock.json"] = ("nuget/packages-lock", "packages.lock.json", Names.Dotted, true, true, LockTexts.PackagesLock),
        ["Cargo.lock"] = ("cargo/cargo-lock", "Cargo.lock", Names.Plain, true, false, LockTexts.Cargo),
        ["poetry.lock"] = ("python/poetry-lock", "poetry.lock", Names.Plain, true, false, LockTexts.Poetry),
        ["uv.lock"] = ("python/uv-lock", "uv.lock", Names.Plain, true, false, LockTexts.Uv),
        ["composer.lock"] = ("composer/composer-lock", "composer.lock", Names.Vendor, true, false, LockTexts.Composer),
        ["Gemfile.lock"] = ("ruby/gemfile-lock", "Gemfile.lock", Names.Plain, true, true, LockTexts.Gemfile),
        ["go.mod"] = ("go/go-mod", "go.mod", Names.Module, false, true, LockTexts.GoMod),
        ["Pipfile.lock"] = ("python/pipfile-lock", "Pipfile.lock", Names.Plain, false, false, MoreLockTexts.Pipfile),
        ["pylock.toml"] = ("python/pylock", "pylock.toml", Names.Plain, true, false, MoreLockTexts.Pylock),
        ["pdm.lock"] = ("python/pdm-lock", "pdm.lock", Names.Plain, true, false, MoreLockTexts.Pdm),
        ["bun.lock"] = ("npm/bun-lock", "bun.lock", Names.Npm, true, true, MoreLockTexts.Bun),
        ["pubspec.lock"] = ("dart/pubspec-lock", "pubspec.lock", Names.Underscore, false, true, MoreLockTexts.Pubspec),
        ["mix.lock"] = ("beam/mix-lock", "mix.lock", Names.Underscore, true, false, MoreLockTexts.Mix),
        ["rebar.lock"] = ("beam/rebar-lock", "rebar.lock", Names.Underscore, false, true, MoreLockTexts.Rebar),
        ["gradle.lockfile"] = ("jvm/gradle-lock", "gradle.lockfile", Names.Maven, false, false, MoreLockTexts.Gradle),
        ["Podfile.lock"] = ("apple/podfile-lock", "Podfile.lock", Names.Plain, true, true, MoreLockTexts.Pods),
        ["Package.resolved"] = ("apple/package-resolved", "Package.resolved", Names.Module, false, false, MoreLockTexts.Swift),
        ["conan v1"] = ("cpp/conan-lock", "conan.lock", Names.Plain, true, true, MoreLockTexts.Conan1),
        ["conan v2"] = ("cpp/conan-lock", "conan.lock", Names.Plain, false, false, MoreLockTexts.Conan2),
        ["renv.lock"] = ("r/renv-lock", "renv.lock", Names.Plain, true, false, MoreLockTexts.Renv),
        ["packrat.lock"] = ("r/packrat-lock", "packrat.lock", Names.Plain, true, false, MoreLockTexts.Packrat),
        ["paket.lock"] = ("nuget/paket-lock", "paket.lock", Names.Dotted, true, false, MoreLockTexts.Paket),
        ["Manifest.toml"] = ("julia/manifest", "Manifest.toml", Names.Underscore, true, false, MoreLockTexts.Julia),
        ["cabal.project.freeze"] = ("haskell/cabal-freeze", "cabal.project.freeze", Names.Plain, false, false, MoreLockTexts.CabalFreeze),
        ["stack.yaml.lock"] = ("haskell/stack-lock", "stack.yaml.lock", Names.Plain, false, false, MoreLockTexts.StackLock),
        ["pnpm v5"] = ("npm/pnpm-lock", "pnpm-lock.yaml", Names.Npm, true, true, OtherLockTexts.Pnpm5),
        ["deno.lock v4"] = ("npm/deno-lock", "deno.lock", Names.Npm, true, false, OtherLockTexts.Deno4),
        ["deno.lock v5"] = ("npm/deno-lock", "deno.lock", Names.Npm, true, false, OtherLockTexts.Deno5),
        ["pixi.lock"] = ("conda/pixi-lock", "pixi.lock", Names.Plain, true, false, OtherLockTexts.Pixi),
        ["conda-lock.yml"] = ("conda/conda-lock", "conda-lock.yml", Names.Plain, true, false, OtherLockTexts.CondaLock),
        ["conda explicit"] = ("conda/explicit-lock", "conda-linux-64.lock", Names.Plain, false, false, OtherLockTexts.CondaExplicit),
        ["flake.lock"] = ("nix/flake-lock", "flake.lock", Names.Vendor, true, true, OtherLockTexts.Flake),
        ["MODULE.bazel.lock"] = ("bazel/module-lock", "MODULE.bazel.lock", Names.Plain, false, false, OtherLockTexts.BazelFiles),
        ["MODULE.bazel.lock v3"] = ("bazel/module-lock", "MODULE.bazel.lock", Names.Plain, true, true, OtherLockTexts.BazelGraph),
        ["nimble.lock"] = ("nim/nimble-lock", "nimble.lock", Names.Nimble, true, false, OtherLockTexts.Nimble),
        ["manifest.toml"] = ("beam/gleam-manifest", "manifest.toml", Names.Underscore, true, true, OtherLockTexts.Gleam),
        ["build.sbt.lock"] = ("jvm/sbt-lock", "build.sbt.lock", Names.Maven, false, false, OtherLockTexts.Sbt),
        ["versions.lock"] = ("jvm/gradle-lock", "versions.lock", Names.Maven, false, false, OtherLockTexts.ConsistentVersions),
        ["verification-metadata.xml"] = ("jvm/verification-metadata", "verification-metadata.xml", Names.Maven, false, false, OtherLockTexts.Verification),
        ["cpanfile.snapshot"] = ("perl/cpanfile-snapshot", "cpanfile.snapshot", Names.Vendor, true, false, OtherLockTexts.Carton),
        ["Cartfile.resolved"] = ("apple/cartfile-resolved", "Cartfile.resolved", Names.Vendor, false, false, OtherLockTexts.Carthage),
        [".terraform.lock.hcl"] = ("terraform/lock", ".terraform.lock.hcl", Names.Vendor, false, false, OtherLockTexts.Terraform),
        ["devcontainer-lock.json"] = ("tools/devcontainer-lock", "devcontainer-lock.json", Names.Module, false, false, OtherLockTexts.DevContainer),
        ["Chart.lock"] = ("kubernetes/helm-chart", "Chart.lock", Names.Plain, false, false, OtherLockTexts.HelmLock),
        ["actions.lock"] = ("pipelines/actions-lock", ".github/workflows/actions.lock", Names.Vendor, true, false, OtherLockTexts.ActionsLock),
        ["mise.lock"] = ("tools/mise-lock", "mise.lock", Names.Plain, false, false, OtherLockTexts.Mise),
        ["project.assets.json"] = ("nuget/project-assets", "project.assets.json", Names.Dotted, true, true, OtherLockTexts.Assets),
        ["deps.json"] = ("nuget/deps-json", "app.deps.json", Names.Dotted, true, false, OtherLockTexts.Deps),
        ["packages.config"] = ("nuget/packages-config", "packages.config", Names.Dotted, false, false, OtherLockTexts.PackagesConfig),
        ["installed.json"] = ("composer/installed-packages", "vendor/composer/installed.json", Names.Vendor, true, false, OtherLockTexts.ComposerInstalled),
        ["modules.txt"] = ("go/vendored-modules", "vendor/modules.txt", Names.Module, false, false, OtherLockTexts.GoVendor),
        ["opam.locked"] = ("ocaml/opam", "app.opam.locked", Names.Plain, false, false, OtherLockTexts.Opam),
        ["go.sum"] = ("go/go-sum", "go.sum", Names.Module, false, false, LockTexts.GoSum),
    };

    public enum Names
    {
        Plain,
        Npm,
        Dotted,
        Vendor,
        Module,
        Underscore,
        Maven,
        Nimble,
    }

    public static TheoryData<string> FormatNames => [.. Formats.Keys];

    [Theory]
    [MemberData(nameof(FormatNames))]
    public void What_was_locked_is_read_back(string format)
    {
        var (name, path, names, hasEdges, hasDirect, write) = Formats[format];
        var detector = Detectors.All.Single(d => d.Name == name);
        Prop.ForAll(Sets(names).ToArbitrary(), set =>
        {
            var found = DetectorTester.Run(detector, path, write(set));
            var foreign = found.Components.Where(c => !c.Own).ToList();
            var packages = foreign.Select(c => $"{c.Purl.FullName}@{c.Purl.Version!.TrimStart('v')}").Order(StringComparer.Ordinal);
            var edges = found.Edges.Where(e => !found.Components[e.From].Own).Select(e => $"{found.Components[e.From].Purl.FullName} -> {found.Components[e.To].Purl.FullName}").Order(StringComparer.Ordinal);
            var direct = foreign.Where(c => c.Direct == true).Select(c => c.Purl.FullName).Order(StringComparer.Ordinal);
            return packages.SequenceEqual(set.Packages.Select(p => $"{p.Name}@{p.Version}").Order(StringComparer.Ordinal))
                && (!hasEdges || edges.SequenceEqual(set.Packages.SelectMany(p => set.NeedsOf(p).Select(n => $"{p.Name} -> {n.Name}")).Order(StringComparer.Ordinal)))
                && (!hasDirect || direct.SequenceEqual(set.Packages.Take(set.Direct).Select(p => p.Name).Order(StringComparer.Ordinal)))
                && found.Problems.Count == 0;
        }).Holds();
    }

    [Theory]
    [MemberData(nameof(FormatNames))]
    public void A_lock_file_cut_anywhere_gives_a_part_of_it_and_no_exception(string format)
    {
        var (name, path, names, _, _, write) = Formats[format];
        var detector = Detectors.All.Single(d => d.Name == name);
        var cuts = from set in Sets(names) from share in Gen.Choose(0, 1000) select (set, share);
        Prop.ForAll(cuts.ToArbitrary(), cut =>
        {
            var text = write(cut.set);
            var known = cut.set.Packages.Select(p => p.Name).ToList();
            var found = DetectorTester.Run(detector, path, text[..(text.Length * cut.share / 1000)]);
            return found.Components.Where(c => !c.Own).All(c => known.Exists(k => k.StartsWith(c.Purl.FullName, StringComparison.Ordinal)));
        }).Holds();
    }

    private static Gen<LockedSet> Sets(Names names) =>
        from words in Gen.Elements("a", "core", "left-pad", "x2", "json", "test-utils", "z").NonEmptyListOf()
        from versions in Gen.Elements("1.2.3", "0.1.0", "10.20.30", "2.0.0").ArrayOf(words.Count)
        from needs in Gen.Choose(0, words.Count - 1).ArrayOf(words.Count * 2)
        from direct in Gen.Choose(0, words.Count)
        select Build(names, words, versions, needs, direct);

    private static LockedSet Build(Names names, IList<string> words, string[] versions, int[] needs, int direct)
    {
        var packages = words.Select((w, i) => new LockedSet.Package(NameOf(names, w, i), versions[i], [.. needs.Skip(2 * i).Take(2).Where(n => n != i).Distinct()])).ToArray();
        return new LockedSet(packages, direct);
    }

    private static string NameOf(Names names, string word, int at) => names switch
    {
        Names.Npm => at % 3 == 0 ? $"@scope{at}/{word}" : $"{word}{at}",
        Names.Dotted => $"Acme.{char.ToUpperInvariant(word[0])}{word[1..]}.N{at}",
        Names.Vendor => $"vendor{at}/{word}",
        Names.Module => $"example.org/team{at}/{word}",
        Names.Underscore => $"{word.Replace('-', '_')}{at}",
        Names.Nimble => $"nimble/{word.Replace('-', '_')}{at}",
        Names.Maven => $"org.example{at}:{word}",
        _ => $"{word}{at}",
    };
}
