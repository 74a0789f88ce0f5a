using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary><c>setup.cfg</c>, the declarative configuration of setuptools. Source: setuptools user guide, declarative config.</summary>
public sealed class SetupCfg : IDetector
{
    /// <inheritdoc/>
    public string Name => "python/setup-cfg";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["setup.cfg"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var lines = new Utf8Lines(input.Utf8);
        string section = "", key = "";
        string? name = null, version = null, licence = null;
        while (lines.Next())
        {
            var raw = Encoding.UTF8.GetString(lines.Current);
            var line = raw.AsSpan().TrimEnd();
            if (line.TrimStart().IsEmpty || line.TrimStart()[0] is '#' or ';') continue;
            if (line[0] == '[')
            {
                section = line.Trim("[] ").ToString();
                key = "";
                continue;
            }

            var value = line.TrimStart();
            if (!char.IsWhiteSpace(line[0]))
            {
                var equals = line.IndexOfAny('=', ':');
                if (equals < 0) continue;
                key = line[..equals].Trim().ToString();
                value = line[(equals + 1)..].Trim();
            }

            if (value.IsEmpty) continue;
            if (section == "metadata")
            {
                if (key == "name") name ??= value.ToString();
                else if (key == "version" && !value.StartsWith("attr:") && !value.StartsWith("file:")) version ??= value.ToString();
                else if (key == "license") licence ??= value.ToString();
            }
            else if (ScopeOf(section, key) is { } scope)
            {
                if (value.IndexOf(" #") is >= 0 and var comment) value = value[..comment];
                if (Requirement.TryParse(value, out var one)) found.Add(one.Component(scope, lines.Number, EvidenceKind.Declared));
            }
        }

        if (Requirement.IsName(name)) found.Project(PackageUrl.Create("pypi", null, name!, version), licence);
    }

    private static Scope? ScopeOf(string section, string key) => (section, key) switch
    {
        ("options", "install_requires") => Scope.Runtime,
        ("options", "setup_requires") => Scope.Development,
        ("options", "tests_require") => Scope.Test,
        ("options.extras_require", { Length: > 0 }) => key.Contains("test", StringComparison.OrdinalIgnoreCase) ? Scope.Test : key.Contains("dev", StringComparison.OrdinalIgnoreCase) ? Scope.Development : Scope.Optional,
        _ => null,
    };
}
