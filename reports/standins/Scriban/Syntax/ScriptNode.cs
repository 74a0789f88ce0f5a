using System.Text;
using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A piece of a parsed template.</summary>
public abstract class ScriptNode
{
    /// <summary>Where the piece stands.</summary>
#pragma warning disable CA1051 // a field in the package this project stands in for: its parts can be assigned
    public SourceSpan Span;
#pragma warning restore CA1051

    /// <summary>What kind of piece this is and what it looks like, for messages.</summary>
    internal virtual SyntaxName Syntax => new(GetType().Name, "...");

    /// <summary>Evaluates the piece; text it writes goes to the output of the context.</summary>
    /// <exception cref="ScriptRuntimeException">The template asks for something that cannot be done.</exception>
    public abstract object? Evaluate(TemplateContext context);

    /// <summary>The piece as template code on one line, for messages.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Print(text);
        return text.ToString();
    }

    internal virtual void Print(StringBuilder text) => text.Append(Syntax.Example);
}

/// <summary>A piece that has a value.</summary>
public abstract class ScriptExpression : ScriptNode
{
}

/// <summary>A piece that stands on a line of its own.</summary>
public abstract class ScriptStatement : ScriptNode
{
    /// <summary>False when the value of the statement is not written to the output.</summary>
    public virtual bool CanOutput => true;

    /// <summary>True when there is nothing to evaluate.</summary>
    internal virtual bool CanSkipEvaluation => false;
}

/// <summary>A statement that takes <c>else</c> or <c>when</c> branches.</summary>
internal abstract class ScriptConditionStatement : ScriptStatement
{
}

/// <summary>An expression that can be assigned to.</summary>
public interface IScriptVariablePath
{
    /// <summary>The value, without calling it when it is a function.</summary>
    object? GetValue(TemplateContext context);

    /// <summary>Assigns a value.</summary>
    void SetValue(TemplateContext context, object? valueToSet);

    /// <summary>The name at the left end.</summary>
    string? GetFirstPath();
}

/// <summary>A statement that takes <c>name: value</c> arguments, or a name alone.</summary>
internal interface IScriptNamedArgumentContainer
{
    void AddParameter(ScriptNamedArgument argument);
}

/// <summary>The name and an example of a piece of syntax, for messages.</summary>
internal readonly record struct SyntaxName(string Name, string Example);
