using System.Text;

namespace Scriban.Syntax;

/// <summary>Where a variable lives.</summary>
public enum ScriptVariableScope
{
    /// <summary>A member of the current object, or of one of those around it.</summary>
    Global,

    /// <summary>Inside the current function or page: <c>$name</c>.</summary>
    Local,
}

/// <summary>A variable by its name.</summary>
public abstract class ScriptVariable : ScriptExpression, IScriptVariablePath, IEquatable<ScriptVariable>
{
    /// <summary>The arguments of the current function or page, <c>$</c>.</summary>
    public static readonly ScriptVariableLocal Arguments = new(string.Empty);

    /// <summary>The block given to a function by <c>wrap</c>, <c>$$</c>.</summary>
    public static readonly ScriptVariableLocal BlockDelegate = new("$");

    internal static readonly ScriptVariableGlobal ForObject = new("for");
    internal static readonly ScriptVariableGlobal TablerowObject = new("tablerow");
    internal static readonly ScriptVariableGlobal WhileObject = new("while");

    private protected ScriptVariable(string name, ScriptVariableScope scope)
    {
        BaseName = name;
        Scope = scope;
        Name = scope == ScriptVariableScope.Local ? "$" + name : name;
    }

    /// <summary>The name without <c>$</c>.</summary>
    public string BaseName { get; }

    /// <summary>The name as written: a local variable begins with <c>$</c>.</summary>
    public string Name { get; }

    /// <summary>Where the variable lives.</summary>
    public ScriptVariableScope Scope { get; }

    internal override SyntaxName Syntax => new("variable", "<variable_name>");

    /// <summary>Creates a variable; <paramref name="name"/> has no <c>$</c>.</summary>
    public static ScriptVariable Create(string name, ScriptVariableScope scope)
    {
        ArgumentNullException.ThrowIfNull(name);
        return scope == ScriptVariableScope.Local ? new ScriptVariableLocal(name) : new ScriptVariableGlobal(name);
    }

    /// <inheritdoc/>
    public override object? Evaluate(TemplateContext context) => context.GetValue((ScriptExpression)this);

    /// <inheritdoc/>
    public abstract object? GetValue(TemplateContext context);

    /// <inheritdoc/>
    public void SetValue(TemplateContext context, object? valueToSet) => context.SetValue(this, valueToSet);

    /// <inheritdoc/>
    public string? GetFirstPath() => Name;

    /// <inheritdoc/>
    public bool Equals(ScriptVariable? other) =>
        other is not null && Scope == other.Scope && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScriptVariable);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    internal override void Print(StringBuilder text) => text.Append(Name);
}

/// <summary>A member of the current object, or of one of those around it.</summary>
public sealed class ScriptVariableGlobal(string name) : ScriptVariable(name, ScriptVariableScope.Global)
{
    /// <inheritdoc/>
    public override object? GetValue(TemplateContext context) => context.GetValue(this);
}

/// <summary>A variable of the current function or page.</summary>
public sealed class ScriptVariableLocal(string name) : ScriptVariable(name, ScriptVariableScope.Local)
{
    /// <inheritdoc/>
    public override object? GetValue(TemplateContext context) => context.GetValue((ScriptVariable)this);
}
