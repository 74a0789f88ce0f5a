using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// The statements of a Gradle build file with the blocks that they stand in: finds coordinates, plugins, catalogues of the settings and plain
/// assignments.
/// </summary>
internal sealed class GradleStatements(Dictionary<string, string> values, Detection found)
{
    private const int DeepestBlock = 64;
    private const int MostWords = 64;

    private readonly List<string> blocks = [];
    private readonly GradleStatement statement = new(values);
    private readonly GradleDependencies dependencies = new(found);
    private readonly Dictionary<string, string> versions = new(StringComparer.Ordinal);
    private int parentheses;
    private int skipped;
    private bool lastIsComma;

    /// <summary>Takes a token in.</summary>
    public void Read(GradleTokens tokens)
    {
        switch (tokens.Kind)
        {
            case '{':
                Enter();
                break;
            case '}':
                Finish();
                parentheses = 0;
                if (skipped > 0) skipped--;
                else if (blocks.Count > 0) blocks.RemoveAt(blocks.Count - 1);
                dependencies.Leave(blocks.Count);
                break;
            case '\n' when parentheses <= 0:
            case ';':
                // "group: 'a'," goes on in the next line.
                if (tokens.Kind == '\n' && lastIsComma) break;
                if (tokens.Kind == ';') parentheses = 0;
                Finish();
                break;
            case '(' or '[':
                parentheses++;
                break;
            case ')' or ']':
                parentheses--;
                break;
            case '=':
                statement.IsAssignment = true;
                break;
            case 'w' when statement.Words.Count < MostWords:
                statement.Words.Add(tokens.Text);
                break;
            case '"' when statement.Texts.Count < MostWords:
                statement.Texts.Add(new(tokens.Text, tokens.IsTemplate, statement.Words.Count, tokens.Line));
                break;
            default:
                break;
        }

        if (tokens.Kind != '\n') lastIsComma = tokens.Kind == ',';
    }

    /// <summary>Ends the last statement.</summary>
    public void End()
    {
        Finish();
        dependencies.End();
    }

    // What a block is called is the first word before it; behind a dependency it tells more of that.
    private void Enter()
    {
        var name = statement.Words.Count > 0 ? statement.Words[0] : "";
        Finish(opensBlock: true);
        if (blocks.Count < DeepestBlock) blocks.Add(name);
        else skipped++;
        parentheses = 0;
    }

    private void Finish(bool opensBlock = false)
    {
        if (statement.Texts.Count > 0)
        {
            if (blocks.Exists(static b => b == "dependencies" || b.EndsWith(".dependencies", StringComparison.Ordinal))) Dependency(opensBlock);
            else if (statement.Words.Count == 0)
            {
            }
            else if (blocks.Count > 0 && blocks[^1] == "plugins") Plugin();
            else if (blocks.Contains("versionCatalogs")) CatalogueEntry(opensBlock);
            else statement.Assign();
        }

        statement.Clear();
        lastIsComma = false;
    }

    private void Dependency(bool opensBlock)
    {
        // A configuration of the build's own may stand in quotes: "custom"("group:name:1").
        var first = statement.Words.Count > 0 ? statement.Words[0] : statement.Texts[0].Text;
        if (IsChoice(first)) return;

        // exclude group: 'a', module: 'b'; implementation project(':b'); because("…")
        if (statement.Words.Any(static w => w is "exclude" or "project" or "files" or "fileTree" or "because" or "npm" or "apply" or "url" or "module" or "replacedBy" or "withModule" or "dependencySet" or "entry")) return;
        var isConstraint = blocks.Contains("constraints") || blocks.Contains("dependencyManagement");
        var scope = blocks.Contains("buildscript") ? Scope.Development : blocks.Exists(static b => b.EndsWith("Test.dependencies", StringComparison.Ordinal)) ? Scope.Test : ScopeOf(first);
        foreach (var (group, name, version, line) in statement.Coordinates())
        {
            dependencies.Add(group, name, version, scope, line, isConstraint, opensBlock ? blocks.Count : -1);
        }
    }

    // strictly("1"), prefer '1' or version = '1' in a block behind what asks.
    private bool IsChoice(string first)
    {
        if (!dependencies.IsOpen || (first is not ("strictly" or "require" or "prefer") && (first != "version" || !statement.IsAssignment))) return false;
        dependencies.Choose(first, statement.ValueOf(0));
        return true;
    }

    // id 'x' version 'y'; id("x") version "y"; kotlin("jvm") version "y"
    private void Plugin()
    {
        var at = statement.IndexOfLabel("version");
        var id = statement.Texts[0].Text;
        var isKotlin = statement.Words[0] == "kotlin";
        if (isKotlin) id = $"org.jetbrains.kotlin.{id}";
        else if (statement.Words[0] != "id") return;

        // Without a version it is a part of Gradle, or of the build itself.
        if ((at < 0 ? statement.WordBehind("version") : statement.ValueOf(at)) is not { } text) return;
        dependencies.AddPlugin(id, text, statement.Texts[0].Line);
        if (isKotlin || id.StartsWith("org.jetbrains.kotlin.", StringComparison.Ordinal)) dependencies.KotlinVersion = text;
    }

    // version("k", "1"); library("x", "group:name:1"); library("x", "group", "name").versionRef("k"); plugin("x", "id").version("1")
    private void CatalogueEntry(bool opensBlock)
    {
        if (IsChoice(statement.Words[0])) return;
        var texts = statement.Texts;
        var word = statement.Words[0];
        var behind = statement.IndexOfLabel("versionRef") is >= 0 and var reference ? versions.GetValueOrDefault(texts[reference].Text)
            : statement.IndexOfLabel("version") is > 0 and var stated ? statement.ValueOf(stated) : null;
        if (word == "version" && texts.Count == 2) versions[texts[0].Text] = statement.ValueOf(1);
        else if (word == "plugin" && texts.Count >= 2) dependencies.AddPlugin(texts[1].Text, behind, texts[0].Line);
        else if (word == "library" && texts.Count >= 2)
        {
            var isWhole = MavenNames.Split(statement.ValueOf(1)) is not null;
            if (!isWhole && texts.Count < 3) return;
            var (group, name, version) = isWhole ? MavenNames.Split(statement.ValueOf(1))!.Value : (statement.ValueOf(1), statement.ValueOf(2), null);
            dependencies.Add(group, name, version ?? behind, Scope.Runtime, texts[0].Line, isConstraint: false, opensBlock ? blocks.Count : -1);
        }
    }

    private static Scope ScopeOf(string configuration) =>
        configuration is "compileOnly" or "providedCompile" or "developmentOnly" or "lintChecks" ? Scope.Development : GradleScopes.Of(configuration);
}
