using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>Reads pack.yaml and the rules beside it.</summary>
internal static class PackReader
{
    public static RulePack? Read(PackFiles files, out ImmutableArray<Problem> problems)
    {
        var found = files.Problems.ToBuilder();
        var manifest = files.Files.FirstOrDefault(f => f.Path == PackFiles.Manifest);
        if (manifest is null)
        {
            found.Add(new Problem("pack-not-found", ProblemSeverity.Error, $"`{files.Name}` holds no {PackFiles.Manifest}")
            {
                Path = files.Name,
                Hint = "a rule pack is a folder with one file for each rule and a pack.yaml that says `id`, `version`, `title`, `description` and `aggregation: lock-in`",
            });
            problems = found.ToImmutable();
            return null;
        }

        var pack = ReadManifest(files, manifest.Text, found);
        var rules = new List<Rule>();
        foreach (var file in files.Files)
        {
            if (file.Path == PackFiles.Manifest) continue;
            var path = $"{files.Name}/{file.Path}";
            if (RuleReader.Read(path, path[..^".yaml".Length], file.Text, found) is { } rule) rules.Add(rule);
        }

        problems = [.. found.Order()];
        return pack is null ? null : pack with { Rules = [.. rules.OrderBy(r => r.Id, StringComparer.Ordinal)], Digest = files.Digest() };
    }

    private static RulePack? ReadManifest(PackFiles files, string text, ImmutableArray<Problem>.Builder problems)
    {
        var file = YamlFile.Parse($"{files.Name}/{PackFiles.Manifest}", text);
        RulePack? pack = null;
        if (file.Root is { } root)
        {
            pack = new RulePack
            {
                Id = root.Required("id"),
                Version = root.Required("version"),
                Title = RuleReader.RequiredLocal(root, "title"),
                Description = RuleReader.RequiredLocal(root, "description"),
                Licence = root.Text("licence"),
                Source = root.Text("source"),
                Aggregation = root.Required("aggregation"),
                DimensionWeights = Weights(root),
            };
            if (pack.Id.Length > 0 && pack.Id != files.Name)
            {
                file.Error("pack-id-mismatch", root.At("id"), $"the pack calls itself `{pack.Id}` and lies in the folder `{files.Name}`", $"write `id: {files.Name}`, or rename the folder");
            }

            if (pack.Aggregation is not ("" or RulePack.LockInAggregation))
            {
                file.Error("pack-unknown-aggregation", root.At("aggregation"), $"unknown aggregation `{pack.Aggregation}`", $"expected `{RulePack.LockInAggregation}`");
            }

            root.Done();
        }

        problems.AddRange(file.Problems);
        return file.HasErrors ? null : pack;
    }

    private static ImmutableArray<DimensionWeight> Weights(YamlMap root)
    {
        var weights = ImmutableArray.CreateBuilder<DimensionWeight>();
        if (root.Map("dimensions") is not { } map)
        {
            foreach (var dimension in Enum.GetValues<Dimension>()) weights.Add(new DimensionWeight(dimension, 1));
            return weights.ToImmutable();
        }

        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var name = KebabCase.Of(dimension);
            var weight = (double)(map.Number(name) ?? 0);
            if (weight < 0) map.File.Error("pack-negative-weight", map.At(name), $"the weight of `{name}` is negative", "a dimension that is not to count has the weight 0");
            weights.Add(new DimensionWeight(dimension, Math.Max(0, weight)));
        }

        if (weights.Sum(w => w.Weight) <= 0) map.File.Error("pack-without-weights", map.Start, "no dimension has a weight above 0", "give at least one dimension a weight");
        map.Done();
        return weights.ToImmutable();
    }
}
