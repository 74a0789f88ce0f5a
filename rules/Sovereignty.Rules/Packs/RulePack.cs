using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Rules that belong together, with how their findings are made into a score.</summary>
public sealed record RulePack
{
    /// <summary>Risks combine as noisy-or within a dimension and as a weighted mean over dimensions.</summary>
    public const string LockInAggregation = "lock-in";

    /// <summary>Its id: the name of its folder.</summary>
    public required string Id { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Its name.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What it is for.</summary>
    public required LocalText Description { get; init; }

    /// <summary>The licence of its texts: an SPDX expression.</summary>
    public string? Licence { get; init; }

    /// <summary>Where its criteria come from.</summary>
    public string? Source { get; init; }

    /// <summary>How findings become a score.</summary>
    public string Aggregation { get; init; } = LockInAggregation;

    /// <summary>The weight of each dimension, not negative; their sum does not matter.</summary>
    public ImmutableArray<DimensionWeight> DimensionWeights { get; init; } = [];

    /// <summary>The rules, by id.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>SHA-256 over its files, hex.</summary>
    public string Digest { get; init; } = "";

    /// <summary>
    /// Reads a pack from its folder. Never throws for bad input: a rule with an error is left out and told in the problems, with line,
    /// column and a suggestion; a folder without a readable pack.yaml gives null.
    /// </summary>
    /// <param name="folder">The folder that holds pack.yaml.</param>
    /// <param name="problems">What was wrong; paths begin with the folder's name.</param>
    public static RulePack? Load(string folder, out ImmutableArray<Problem> problems) => PackReader.Read(PackFiles.Of(folder), out problems);

    /// <summary>Reads a pack by name from the packs that ship with the program, or by folder.</summary>
    /// <param name="nameOrFolder">The name of a pack that ships, <c>lock-in</c>, or a path.</param>
    /// <param name="shipped">The folder that holds the packs that ship; <see cref="ShippedFolder"/> unless told otherwise.</param>
    /// <param name="problems">What was wrong.</param>
    public static RulePack? Find(string nameOrFolder, string shipped, out ImmutableArray<Problem> problems)
    {
        var inShipped = System.IO.Path.Combine(shipped, nameOrFolder);
        if (nameOrFolder.AsSpan().IndexOfAny('/', '\\') < 0 && Directory.Exists(inShipped)) return Load(inShipped, out problems);
        if (Directory.Exists(nameOrFolder)) return Load(nameOrFolder, out problems);
        problems =
        [
            new Problem("pack-not-found", ProblemSeverity.Error, $"there is no rule pack `{nameOrFolder}`")
            {
                Hint = Text.Suggest.Hint(nameOrFolder, Shipped(shipped)),
            },
        ];
        return null;
    }

    /// <summary>The folder of the packs that ship, beside the program.</summary>
    public static string ShippedFolder => System.IO.Path.Combine(AppContext.BaseDirectory, "packs");

    /// <summary>The names of the packs that ship.</summary>
    public static ImmutableArray<string> Shipped(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateDirectories(folder).Where(d => File.Exists(System.IO.Path.Combine(d, PackFiles.Manifest))).Select(d => System.IO.Path.GetFileName(d)!).Order(StringComparer.Ordinal)];
}
