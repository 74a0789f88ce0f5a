namespace Scriban.Syntax;

/// <summary>A whole template.</summary>
public sealed class ScriptPage : ScriptNode
{
    /// <summary>The code before the content, when the template was parsed for one.</summary>
    public ScriptFrontMatter? FrontMatter { get; internal set; }

    /// <summary>The content; null for an empty template.</summary>
    public ScriptBlockStatement? Body { get; internal set; }

    /// <inheritdoc/>
    public override object? Evaluate(TemplateContext context)
    {
        context.FlowState = ScriptFlowState.None;
        try
        {
            return context.Evaluate(Body);
        }
        finally
        {
            context.FlowState = ScriptFlowState.None;
        }
    }
}

/// <summary>The code between two front matter markers.</summary>
public sealed class ScriptFrontMatter : ScriptStatement
{
    /// <summary>The code.</summary>
    public ScriptBlockStatement? Statements { get; internal set; }

    /// <inheritdoc/>
    public override object? Evaluate(TemplateContext context) => context.Evaluate(Statements);
}
