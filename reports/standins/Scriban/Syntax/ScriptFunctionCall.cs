using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary><c>target argument argument</c>, or <c>target(argument, argument)</c></summary>
public sealed class ScriptFunctionCall : ScriptExpression
{
    /// <summary>A function takes fewer parameters than this.</summary>
    public const int MaximumParameterCount = 64;

    /// <summary>What is called.</summary>
    public required ScriptExpression Target { get; init; }

    /// <summary>The arguments as written.</summary>
    public IReadOnlyList<ScriptExpression> Arguments => ArgumentList;

    internal List<ScriptExpression> ArgumentList { get; } = [];

    internal bool IsExplicit { get; init; }

    internal bool IsClosed { get; set; }

    internal override SyntaxName Syntax => new("function call expression", "<target_expression> <arguemnt[0]> ... <arguement[n]>");

    /// <summary>True when the value can be called.</summary>
    public static bool IsFunction(object? target) => target is IScriptCustomFunction;

    /// <summary>Calls a function with values that are known already; they are converted to its parameters' types.</summary>
    /// <exception cref="ScriptRuntimeException">An argument is missing, too many, or of a wrong type.</exception>
    public static object? Call(TemplateContext context, ScriptNode callerContext, IScriptCustomFunction function, ScriptArray arguments)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(callerContext);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(arguments);
        return FunctionInvocation.Call(context, callerContext, function, arguments);
    }

    /// <inheritdoc/>
    public override object? Evaluate(TemplateContext context)
    {
        object? function = context.Evaluate(Target, aliasReturnedFunction: true);
        if (function is null)
        {
            return context.EnableRelaxedFunctionAccess
                ? null
                : throw new ScriptRuntimeException(Target.Span, $"The function `{Target}` was not found");
        }

        return FunctionInvocation.Call(context, this, function, context.AllowPipeArguments, ArgumentList);
    }

    /// <summary><c>f(x, y)</c> before an equals sign declares a function.</summary>
    internal bool TryGetFunctionDeclaration(out ScriptFunction? function)
    {
        function = null;
        bool isDeclaration = IsExplicit && IsClosed && Target is ScriptVariableGlobal
            && ArgumentList.TrueForAll(argument => argument is ScriptVariableGlobal);
        if (!isDeclaration)
        {
            return false;
        }

        function = new ScriptFunction { Name = (ScriptVariable)Target, Span = Span };
        function.SetParameters(ArgumentList.ConvertAll(argument => new ScriptParameter { Name = (ScriptVariable)argument }));
        return true;
    }

    internal override void Print(StringBuilder text)
    {
        Target.Print(text);
        if (IsExplicit)
        {
            text.PrintList('(', ArgumentList, ')');
            return;
        }

        foreach (ScriptExpression argument in ArgumentList)
        {
            text.Append(' ');
            argument.Print(text);
        }
    }
}

/// <summary><c>name: value</c> among the arguments of a call.</summary>
public sealed class ScriptNamedArgument : ScriptExpression
{
    /// <summary>The name.</summary>
    public required ScriptVariable Name { get; init; }

    /// <summary>The value; null when only the name was given.</summary>
    public ScriptExpression? Value { get; internal set; }

    internal override SyntaxName Syntax => new("named argument", "<name>: <value>");

    /// <inheritdoc/>
    public override object? Evaluate(TemplateContext context) => Value is null ? BoxedBool.True : context.Evaluate(Value);

    internal override void Print(StringBuilder text)
    {
        text.Append(Name.Name);
        if (Value is not null)
        {
            text.Append(": ");
            Value.Print(text);
        }
    }
}

/// <summary><c>from | to</c></summary>
internal sealed class ScriptPipeCall : ScriptExpression
{
    public required ScriptExpression? From { get; init; }

    public ScriptExpression? To { get; set; }

    internal override SyntaxName Syntax => new("pipe expression", "<expression> | <expression>");

    public override object? Evaluate(TemplateContext context)
    {
        // The left side is not evaluated here: it becomes the first argument of the first function on the right.
        int depth = context.PendingPipes.Count;
        context.PendingPipes.Push(From!);
        try
        {
            object? result = context.Evaluate(To);
            if (result is IScriptCustomFunction && IsPending(context, depth))
            {
                result = FunctionInvocation.Call(context, To!, result, processPipeArguments: true, null);
            }

            return IsPending(context, depth)
                ? throw new ScriptRuntimeException(To!.Span, $"Pipe expression destination `{To}` is not a valid function ")
                : result;
        }
        finally
        {
            while (context.PendingPipes.Count > depth)
            {
                context.PendingPipes.Pop();
            }
        }
    }

    internal override void Print(StringBuilder text)
    {
        From?.Print(text);
        text.Append(" | ");
        To?.Print(text);
    }

    private bool IsPending(TemplateContext context, int depth) =>
        context.PendingPipes.Count > depth && ReferenceEquals(context.PendingPipes.Peek(), From);
}
