using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private readonly List<Scope> _globals = [];
    private readonly List<Scope> _locals = [];
    private readonly Stack<ScriptLoopStatementBase> _loops = new();
    private int _loopStep;

    /// <summary>The object that assignments go to.</summary>
    public IScriptObject? CurrentGlobal => _globals.Count == 0 ? null : _globals[^1].Object;

    /// <summary>Objects pushed, the built-in one included.</summary>
    public int GlobalCount => _globals.Count;

    internal bool IsInLoop => _loops.Count > 0;

    /// <summary>Puts an object before those whose members are seen already, and begins new local variables.</summary>
    public void PushGlobal(IScriptObject scriptObject)
    {
        ArgumentNullException.ThrowIfNull(scriptObject);
        _globals.Add(new Scope(scriptObject));
        PushLocal();
    }

    /// <summary>Takes it away again.</summary>
    /// <exception cref="InvalidOperationException">Only the built-in object is left.</exception>
    public IScriptObject PopGlobal()
    {
        if (_globals.Count == 1)
        {
            throw new InvalidOperationException("Unexpected PopGlobal() not matching a PushGlobal");
        }

        IScriptObject popped = _globals[^1].Object!;
        _globals.RemoveAt(_globals.Count - 1);
        PopLocal();
        return popped;
    }

    /// <summary>Begins new local variables.</summary>
    public void PushLocal() => _locals.Add(new Scope(null));

    /// <summary>Goes back to the local variables before.</summary>
    public void PopLocal() => _locals.RemoveAt(_locals.Count - 1);

    /// <summary>Sets a variable.</summary>
    /// <exception cref="ScriptRuntimeException">The variable is read-only.</exception>
    public void SetValue(ScriptVariable variable, object? value, bool asReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(variable);
        IScriptObject store = StoreOf(variable);
        if (variable.Scope == ScriptVariableScope.Global && !store.CanWrite(variable.Name))
        {
            string builtin = store == BuiltinObject ? "builtin " : string.Empty;
            throw new ScriptRuntimeException(variable.Span, $"Cannot set the {builtin}readonly variable `{variable}`");
        }

        if (!store.TrySetValue(this, variable.Span, variable.Name, value, asReadOnly))
        {
            throw new ScriptRuntimeException(variable.Span, $"Cannot set value on the readonly variable `{variable}`");
        }
    }

    /// <summary>Sets a variable, with <paramref name="force"/> even a read-only one.</summary>
    /// <exception cref="ScriptRuntimeException">The variable is read-only.</exception>
    public void SetValue(ScriptVariable variable, object? value, bool asReadOnly, bool force)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (force)
        {
            StoreOf(variable).Remove(variable.Name);
        }

        SetValue(variable, value, asReadOnly);
    }

    /// <summary>Sets a boolean variable.</summary>
    public void SetValue(ScriptVariable variable, bool value) => SetValue(variable, BoxedBool.Of(value));

    /// <summary>Removes a variable.</summary>
    public void DeleteValue(ScriptVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        StoreOf(variable).Remove(variable.Name);
    }

    /// <summary>Makes a variable read-only, or writable again.</summary>
    public void SetReadOnly(ScriptVariable variable, bool isReadOnly = true)
    {
        ArgumentNullException.ThrowIfNull(variable);
        StoreOf(variable).SetReadOnly(variable.Name, isReadOnly);
    }

    /// <summary>Sets a variable that is forgotten when the loop ends.</summary>
    /// <exception cref="InvalidOperationException">There is no loop.</exception>
    public virtual void SetLoopVariable(ScriptVariable variable, object? value)
    {
        ArgumentNullException.ThrowIfNull(variable);
        Scope scope = variable.Scope == ScriptVariableScope.Global ? _globals[^1] : _locals[^1];
        if (scope.Loops is not { Count: > 0 } loops)
        {
            throw new InvalidOperationException("Cannot set a loop global variable without a loop variable store.");
        }

        loops[^1].SetValue(variable.Name, value, readOnly: false);
    }

    /// <summary>The value of a variable, without calling it when it is a function.</summary>
    /// <exception cref="ScriptRuntimeException">It is not defined, and <see cref="StrictVariables"/> is set.</exception>
    public object? GetValue(ScriptVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable is ScriptVariableGlobal global)
        {
            return GetValue(global);
        }

        return _locals.Count > 0 && _locals[^1].TryGet(this, variable, IsInLoop, out object? value) ? value : GetUndefined(variable);
    }

    /// <summary>The value of a variable, from the object pushed last to the built-in one.</summary>
    /// <exception cref="ScriptRuntimeException">It is not defined, and <see cref="StrictVariables"/> is set.</exception>
    public object? GetValue(ScriptVariableGlobal variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        bool isInLoop = IsInLoop;
        for (int i = _globals.Count - 1; i >= 0; i--)
        {
            if (_globals[i].TryGet(this, variable, isInLoop, out object? value))
            {
                return value;
            }
        }

        return GetUndefined(variable);
    }

    /// <summary>Called when a loop begins.</summary>
    protected virtual void OnEnterLoop(ScriptLoopStatementBase loop)
    {
    }

    /// <summary>Called when a loop has ended.</summary>
    protected virtual void OnExitLoop(ScriptLoopStatementBase loop)
    {
    }

    /// <summary>Called before each turn of a loop; false ends the loop.</summary>
    protected virtual bool OnStepLoop(ScriptLoopStatementBase loop) => true;

    internal void EnterLoop(ScriptLoopStatementBase loop)
    {
        _loops.Push(loop);
        _globals[^1].EnterLoop();
        _locals[^1].EnterLoop();
        OnEnterLoop(loop);
    }

    internal void ExitLoop(ScriptLoopStatementBase loop)
    {
        try
        {
            OnExitLoop(loop);
        }
        finally
        {
            _locals[^1].ExitLoop();
            _globals[^1].ExitLoop();
            _loops.Pop();
            if (!IsInLoop)
            {
                _loopStep = 0;
            }
        }
    }

    internal bool StepLoop(ScriptLoopStatementBase loop, bool isQueryable = false)
    {
        _loopStep++;
        int limit = isQueryable ? LoopLimitQueryable ?? LoopLimit : LoopLimit;
        if (limit != 0 && _loopStep > limit)
        {
            throw new ScriptRuntimeException(
                _loops.Peek().Span, $"Exceeding number of iteration limit `{limit}` for loop statement.");
        }

        return OnStepLoop(loop);
    }

    private object? GetUndefined(ScriptVariable variable)
    {
        object? value = null;
        bool isFound = TryGetVariable?.Invoke(this, variable.Span, variable, out value) ?? false;
        if (isFound || !StrictVariables || variable.Equals(ScriptVariable.Arguments))
        {
            return value;
        }

        throw new ScriptRuntimeException(variable.Span, $"The variable or function `{variable}` was not found");
    }

    private IScriptObject StoreOf(ScriptVariable variable) =>
        variable.Scope == ScriptVariableScope.Global ? _globals[^1].Object! : _locals[^1].Object ??= new ScriptObject();

    /// <summary>An object and the variables of the loops that run in it.</summary>
    private sealed class Scope(IScriptObject? scriptObject)
    {
        public IScriptObject? Object { get; set; } = scriptObject;

        public List<ScriptObject>? Loops { get; private set; }

        public void EnterLoop() => (Loops ??= []).Add(new ScriptObject());

        public void ExitLoop() => Loops!.RemoveAt(Loops.Count - 1);

        public bool TryGet(TemplateContext context, ScriptVariable variable, bool isInLoop, out object? value)
        {
            if (isInLoop && Loops is not null)
            {
                for (int i = Loops.Count - 1; i >= 0; i--)
                {
                    if (Loops[i].TryGetValue(context, variable.Span, variable.Name, out value))
                    {
                        return true;
                    }
                }
            }

            value = null;
            return Object?.TryGetValue(context, variable.Span, variable.Name, out value) ?? false;
        }
    }
}
