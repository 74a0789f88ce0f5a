using System.Collections;
using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary><c>this</c>: the current object.</summary>
internal sealed class ScriptThisExpression : ScriptExpression, IScriptVariablePath
{
    internal override SyntaxName Syntax => new("this expression", "this");

    public override object? Evaluate(TemplateContext context) => context.GetValue(this);

    public object? GetValue(TemplateContext context) => context.CurrentGlobal;

    public void SetValue(TemplateContext context, object? valueToSet) =>
        throw new ScriptRuntimeException(Span, "Cannot set this variable");

    public string? GetFirstPath() => "this";

    internal override void Print(StringBuilder text) => text.Append("this");
}

/// <summary><c>(expression)</c></summary>
internal sealed class ScriptNestedExpression : ScriptExpression, IScriptVariablePath
{
    public ScriptExpression? Expression { get; set; }

    internal override SyntaxName Syntax => new("nested expression", "(<expression>)");

    public override object? Evaluate(TemplateContext context)
    {
        Stack<ScriptExpression> outer = context.PendingPipes;
        if (outer.Count == 0)
        {
            return context.GetValue(this);
        }

        // What is piped from outside the parentheses is not for the functions inside.
        context.PendingPipes = new Stack<ScriptExpression>();
        try
        {
            return context.GetValue(this);
        }
        finally
        {
            context.PendingPipes = outer;
        }
    }

    public object? GetValue(TemplateContext context) => context.Evaluate(Expression);

    public void SetValue(TemplateContext context, object? valueToSet) => context.SetValue(Expression, valueToSet);

    public string? GetFirstPath() => (Expression as IScriptVariablePath)?.GetFirstPath();

    internal override void Print(StringBuilder text)
    {
        text.Append('(');
        Expression?.Print(text);
        text.Append(')');
    }
}

/// <summary><c>target.member</c>, or <c>target?.member</c></summary>
internal sealed class ScriptMemberExpression : ScriptExpression, IScriptVariablePath
{
    public required ScriptExpression Target { get; init; }

    public required ScriptVariable Member { get; init; }

    /// <summary>True for <c>?.</c>: a missing target is null, not an error.</summary>
    public bool IsOptional { get; init; }

    internal override SyntaxName Syntax => new("member expression", "<expression>.<variable_name>");

    public override object? Evaluate(TemplateContext context) => context.GetValue(this);

    public object? GetValue(TemplateContext context)
    {
        object? target = context.GetValue(Target);
        string name = Member.Name;
        if (target is null)
        {
            if (!context.EnableRelaxedMemberAccess && !IsOptional)
            {
                throw new ScriptRuntimeException(Member.Span, $"Object `{Target}` is null. Cannot access member: {this}");
            }

            return context.EnableRelaxedTargetAccess || IsOptional
                ? null
                : throw new ScriptRuntimeException(Member.Span, $"Cannot get the member {this} for a null object.");
        }

        if (context.GetMemberAccessor(target).TryGetValue(context, Member.Span, target, name, out object? value))
        {
            return value;
        }

        bool found = context.TryGetMember?.Invoke(context, Member.Span, target, name, out value) ?? false;
        if (!found && !context.EnableRelaxedMemberAccess)
        {
            throw new ScriptRuntimeException(Member.Span, $"Cannot get member with name {name}.");
        }

        return value;
    }

    public void SetValue(TemplateContext context, object? valueToSet)
    {
        object target = context.GetValue(Target)
            ?? throw new ScriptRuntimeException(Member.Span, $"Object `{Target}` is null. Cannot access member: {this}");
        if (!context.GetMemberAccessor(target).TrySetValue(context, Member.Span, target, Member.Name, valueToSet))
        {
            throw new ScriptRuntimeException(Member.Span, $"Cannot set a value for the readonly member: {this}");
        }
    }

    public string? GetFirstPath() => (Target as IScriptVariablePath)?.GetFirstPath();

    internal override void Print(StringBuilder text)
    {
        Target.Print(text);
        text.Append(IsOptional ? "?." : ".");
        Member.Print(text);
    }
}

/// <summary><c>target.empty?</c></summary>
internal sealed class ScriptIsEmptyExpression : ScriptExpression
{
    public required ScriptExpression Target { get; init; }

    public required ScriptVariable Member { get; init; }

    internal override SyntaxName Syntax => new("empty expression", "<expression>.empty?");

    public override object? Evaluate(TemplateContext context)
    {
        object? target = context.GetValue(Target);
        if (target is null && !context.EnableRelaxedTargetAccess && !context.EnableRelaxedMemberAccess)
        {
            throw new ScriptRuntimeException(Span, $"Object `{Target}` is null. Cannot access property `empty?`");
        }

        return context.IsEmpty(Span, target);
    }

    internal override void Print(StringBuilder text)
    {
        Target.Print(text);
        text.Append('.').Append(Member.Name).Append('?');
    }
}

/// <summary><c>target[index]</c></summary>
internal sealed class ScriptIndexerExpression : ScriptExpression, IScriptVariablePath
{
    public required ScriptExpression Target { get; init; }

    public ScriptExpression? Index { get; set; }

    internal override SyntaxName Syntax => new("indexer expression", "<expression>[<index_expression>]");

    public override object? Evaluate(TemplateContext context) => context.GetValue(this);

    public object? GetValue(TemplateContext context) => Access(context, null, isSet: false);

    public void SetValue(TemplateContext context, object? valueToSet) => Access(context, valueToSet, isSet: true);

    public string? GetFirstPath() => (Target as IScriptVariablePath)?.GetFirstPath();

    internal override void Print(StringBuilder text)
    {
        Target.Print(text);
        bool isArgument = ScriptVariable.Arguments.Equals(Target) && Index is ScriptLiteral { Value: int and >= 0 };
        text.Append(isArgument ? string.Empty : "[");
        Index?.Print(text);
        text.Append(isArgument ? string.Empty : "]");
    }

    private object? Access(TemplateContext context, object? valueToSet, bool isSet)
    {
        object? target = context.GetValue(Target);
        if (target is null)
        {
            return !isSet && (context.EnableRelaxedTargetAccess || IsConditional(Target))
                ? null
                : throw new ScriptRuntimeException(Target.Span, $"Object `{Target}` is null. Cannot access indexer: {this}");
        }

        object? index = context.Evaluate(Index);
        if (index is null)
        {
            return context.EnableNullIndexer
                ? null
                : throw new ScriptRuntimeException(Index!.Span, $"Cannot access target `{Target}` with a null indexer: {this}");
        }

        IListAccessor? list = context.TryGetListAccessor(target);
        if (target is IDictionary and not IList || (target is IScriptObject && index is string) || list is null)
        {
            return AccessMember(context, target, index, valueToSet, isSet);
        }

        return AccessItem(context, list, target, index, valueToSet, isSet);
    }

    /// <summary>After <c>?.</c> the rest of a path is left out when there is nothing to read it from.</summary>
    private static bool IsConditional(ScriptExpression? target) => target switch
    {
        ScriptMemberExpression member => member.IsOptional || IsConditional(member.Target),
        ScriptIndexerExpression indexer => IsConditional(indexer.Target),
        ScriptNestedExpression nested => IsConditional(nested.Expression),
        _ => false,
    };

    private object? AccessMember(TemplateContext context, object target, object index, object? valueToSet, bool isSet)
    {
        IObjectAccessor accessor = context.GetMemberAccessor(target);
        object? value;
        if (accessor.HasIndexer)
        {
            object? key = context.ToObject(Index!.Span, index, accessor.IndexType ?? typeof(object));
            if (isSet)
            {
                return key is not null && accessor.TrySetItem(context, Index.Span, target, key, valueToSet)
                    ? valueToSet
                    : throw ReadOnly(key);
            }

            value = null;
            bool found = key is not null && accessor.TryGetItem(context, Index.Span, target, key, out value);
            return found || context.EnableRelaxedMemberAccess ? value : throw NoItem();
        }

        string name = context.ObjectToString(index) ?? string.Empty;
        if (isSet)
        {
            return accessor.TrySetValue(context, Index!.Span, target, name, valueToSet) ? valueToSet : throw ReadOnly(name);
        }

        if (accessor.TryGetValue(context, Index!.Span, target, name, out value))
        {
            return value;
        }

        bool foundByFallback = context.TryGetMember?.Invoke(context, Index.Span, target, name, out value) ?? false;
        return foundByFallback || context.EnableRelaxedMemberAccess ? value : throw NoItem();
    }

    private object? AccessItem(
        TemplateContext context, IListAccessor list, object target, object index, object? valueToSet, bool isSet)
    {
        int i = context.ToInt(Index!.Span, index);
        int length = list.GetLength(context, Target.Span, target);
        i = i < 0 ? length + i : i;
        if (!context.EnableRelaxedIndexerAccess && (i < 0 || i >= length))
        {
            throw new ScriptRuntimeException(
                Index.Span, $"The index {i} is out of bounds [0, {length}] on the `{Target}` with the indexer: {Index}");
        }

        if (i < 0)
        {
            return null;
        }

        if (!isSet)
        {
            return list.GetValue(context, Index.Span, target, i);
        }

        list.SetValue(context, Index.Span, target, i, valueToSet);
        return valueToSet;
    }

    private ScriptRuntimeException ReadOnly(object? key) =>
        new(Index!.Span, $"Cannot set a value for the readonly member `{key}` in the indexer: {Target}['{key}']");

    private ScriptRuntimeException NoItem() =>
        new(Index!.Span, $"Cannot access target `{Target}` with an indexer: {Index}");
}
