using System.Collections.Immutable;
using Sovereignty.Detect.Python;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Conda;

/// <summary><c>environment.yml</c>: packages of conda and, in a list of its own, of pip. Source: conda, managing environments.</summary>
public sealed class EnvironmentFile : IDetector
{
    /// <inheritdoc/>
    public string Name => "conda/environment";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["environment*.yml", "environment*.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var yaml = new YamlPaths(input.Utf8);
        bool inDependencies = false, inPip = false;
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count == 1) (inDependencies, inPip) = (yaml.Is("dependencies"), false);
            else if (!inDependencies) continue;
            else if (yaml.Count == 2)
            {
                inPip = false;
                if (yaml.Key == "-" && yaml.Text() is { } spec && CondaSpec.Component(spec, yaml.Line) is { } component) found.Add(component);
            }
            else if (yaml.Count == 3) inPip = yaml.Key == "pip";
            else if (inPip && yaml.Key == "-" && yaml.Text() is { } line)
            {
                var component = Requirement.TryParse(line, out var one) ? one.Component(Scope.Runtime, yaml.Line, EvidenceKind.Declared) : RequirementLink.Component(Address(line), Scope.Runtime, yaml.Line, true);
                if (component is not null) found.Add(component);
            }
        }
    }

    // "-e git+https://…#egg=name"
    private static string Address(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is ["-e" or "--editable", var edited, ..] ? edited : words.Length > 0 ? words[0] : "";
    }
}
