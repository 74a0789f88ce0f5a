using System.Runtime.CompilerServices;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private int _callDepth;
    private int _pathLevel;
    private bool _isFunctionCallDisabled;

    /// <summary>True while a function may take the value piped to it: not inside a longer path.</summary>
    internal bool AllowPipeArguments => _pathLevel <= 1;

    /// <summary>Evaluates a piece of a template.</summary>
    public object? Evaluate(ScriptNode? scriptNode) => Evaluate(scriptNode, false);

    /// <summary>
    /// Evaluates a piece of a template; with <paramref name="aliasReturnedFunction"/>, a function is returned instead
    /// of being called.
    /// </summary>
    /// <exception cref="ScriptRuntimeException">Always with the place; other exceptions are wrapped.</exception>
    public virtual object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is null)
        {
            return null;
        }

        bool wasDisabled = _isFunctionCallDisabled;
        int level = _pathLevel;
        ScriptNode? previous = CurrentNode;
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            CurrentNode = scriptNode;
            _pathLevel = 0;
            _isFunctionCallDisabled = aliasReturnedFunction;
            return scriptNode.Evaluate(this);
        }
        catch (ScriptRuntimeException ex) when (RenderRuntimeException is not null)
        {
            return RenderRuntimeException(ex);
        }
        catch (Exception ex) when (ex is not ScriptRuntimeException)
        {
            var located = new ScriptRuntimeException(scriptNode.Span, ex.Message, ex);
            return RenderRuntimeException is null ? throw located : RenderRuntimeException(located);
        }
        finally
        {
            CurrentNode = previous;
            _pathLevel = level;
            _isFunctionCallDisabled = wasDisabled;
        }
    }

    /// <summary>The value of an expression; a function is called without arguments.</summary>
    public object? GetValue(ScriptExpression? target)
    {
        if (target is null)
        {
            return null;
        }

        ScriptNode? previous = CurrentNode;
        _pathLevel++;
        try
        {
            CurrentNode = target;
            object? value = target is IScriptVariablePath path ? path.GetValue(this) : Evaluate(target);
            value = Await(value);

            // `@f` and the target of a call want the function itself; whatever comes before its last dot is evaluated.
            bool isCalled = value is IScriptCustomFunction && (!_isFunctionCallDisabled || _pathLevel > 1);
            return isCalled ? FunctionInvocation.Call(this, target, value!, _pathLevel == 1, null) : value;
        }
        catch (Exception ex) when (_pathLevel == 1 && ex is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(
                target.Span, $"Unexpected exception while accessing target expression: {ex.Message}", ex);
        }
        finally
        {
            CurrentNode = previous;
            _pathLevel--;
        }
    }

    /// <summary>Assigns a value to an expression.</summary>
    /// <exception cref="ScriptRuntimeException">The expression cannot be assigned to.</exception>
    public void SetValue(ScriptExpression? target, object? value)
    {
        if (target is null)
        {
            return;
        }

        if (target is not IScriptVariablePath path)
        {
            throw new ScriptRuntimeException(target.Span, "Unsupported target expression for assignment.");
        }

        _pathLevel++;
        try
        {
            path.SetValue(this, value);
        }
        catch (Exception ex) when (_pathLevel == 1 && ex is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(
                target.Span, $"Unexpected exception while accessing target expression: {ex.Message}", ex);
        }
        finally
        {
            _pathLevel--;
        }
    }

    /// <summary>Counts a call; every call has its <see cref="ExitRecursive"/>.</summary>
    /// <exception cref="ScriptRuntimeException">Calls nest deeper than <see cref="RecursiveLimit"/>.</exception>
    public void EnterRecursive(ScriptNode? node)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ScriptRuntimeException(node?.Span ?? CurrentSpan, "Exceeding recursive depth limit, near to stack overflow");
        }

        _callDepth++;
        if (RecursiveLimit != 0 && _callDepth > RecursiveLimit)
        {
            _callDepth--;
            throw new ScriptRuntimeException(
                node?.Span ?? CurrentSpan, $"Exceeding number of recursive depth limit `{RecursiveLimit}` for node: `{node}`");
        }
    }

    /// <summary>Ends what <see cref="EnterRecursive"/> began.</summary>
    public void ExitRecursive(ScriptNode? node) => _callDepth--;

    /// <summary>Copies the members of an object of the language into the current one.</summary>
    /// <exception cref="ScriptRuntimeException">It is not such an object.</exception>
    public virtual void Import(Parsing.SourceSpan span, object objectToImport)
    {
        if (objectToImport is not ScriptObject scriptObject)
        {
            throw new ScriptRuntimeException(
                span, $"Unexpected value `{GetTypeName(objectToImport)}` for import. Expecting an plain script object.");
        }

        CurrentGlobal?.Import(scriptObject);
    }

    internal object? EvaluateWithoutStrictVariables(ScriptNode? node)
    {
        bool isStrict = StrictVariables;
        StrictVariables = false;
        try
        {
            return Evaluate(node);
        }
        finally
        {
            StrictVariables = isStrict;
        }
    }

    internal object? Invoke(IScriptCustomFunction function, ScriptNode caller, ScriptArray arguments, ScriptBlockStatement? block)
    {
        if (!IsAsync || function is ScriptFunction)
        {
            return Await(function.Invoke(this, caller, arguments, block));
        }

        ValueTask<object?> task = function.InvokeAsync(this, caller, arguments, block);
        return task.IsCompletedSuccessfully ? task.Result : task.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A template has no use for a task: its result is waited for.</summary>
    internal static object? Await(object? value)
    {
        switch (value)
        {
            case ValueTask<object?> task:
                return task.IsCompletedSuccessfully ? task.Result : task.AsTask().GetAwaiter().GetResult();
            case Task task:
                task.GetAwaiter().GetResult();
                Type type = task.GetType();
                return type.IsGenericType && type.GetProperty("Result") is { } result && result.PropertyType.Name != "VoidTaskResult"
                    ? result.GetValue(task)
                    : null;
            default:
                return value;
        }
    }
}
