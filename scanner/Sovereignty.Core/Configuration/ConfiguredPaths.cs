using System.Collections.Immutable;
using Sovereignty.Detect;
using Sovereignty.Text;
using YamlDotNet.RepresentationModel;

namespace Sovereignty.Configuration;

/// <summary>Paths in sovereignty.yaml: relative to it, never out of its folder, since a file that came with somebody's repository must not name the reader's files.</summary>
internal static class ConfiguredPaths
{
    /// <summary>A text or list of texts. URLs and plain names pass as they are; paths are normalised.</summary>
    public static ImmutableArray<string> Read(YamlMap map, string key)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        var texts = map.Texts(key);
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Contains("://", StringComparison.Ordinal))
            {
                paths.Add(texts[i]);
            }
            else if (RootedPath.TryCombine("", texts[i], out var path))
            {
                paths.Add(path.Length == 0 ? "." : path);
            }
            else
            {
                var at = map.Node(key) is YamlSequenceNode list ? list.Children[i].Start : map.Node(key)!.Start;
                map.File.Error("config-path-outside", at, $"`{texts[i]}` is not a path inside the folder of {ConfigurationFile.Name}", "give it on the command line instead");
            }
        }

        return paths.ToImmutable();
    }
}
