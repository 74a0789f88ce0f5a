using System.Collections;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>An accessor without members; the others override what they have.</summary>
internal abstract class ObjectAccessor : IObjectAccessor
{
    public virtual bool HasIndexer => false;

    public virtual Type? IndexType => null;

    public virtual int GetMemberCount(TemplateContext context, SourceSpan span, object target) => 0;

    public virtual IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => [];

    public virtual bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => false;

    public virtual bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = null;
        return false;
    }

    public virtual bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    public virtual bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        return false;
    }

    public virtual bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
}

internal sealed class NullAccessor : ObjectAccessor
{
    public static readonly NullAccessor Default = new();
}

/// <summary>Numbers, booleans and characters: no members, but reading one is only an error in the strict mode.</summary>
internal sealed class PrimitiveAccessor : ObjectAccessor, IListAccessor
{
    public static readonly PrimitiveAccessor Default = new();

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = null;
        return context.EnableRelaxedMemberAccess ? true : throw NoMember(context, span, target, member);
    }

    public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
        throw NoMember(context, span, target, member);

    public int GetLength(TemplateContext context, SourceSpan span, object target) =>
        throw new ScriptRuntimeException(span, $"Cannot use the {context.GetTypeName(target)} primitive `{target}` as a list.");

    public object? GetValue(TemplateContext context, SourceSpan span, object target, int index) => throw NoItem(context, span, target);

    public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value) =>
        throw NoItem(context, span, target);

    private static ScriptRuntimeException NoMember(TemplateContext context, SourceSpan span, object target, string member) =>
        new(span, $"Cannot get or set a member on the primitive `{target}/{context.GetTypeName(target)}` when accessing member: {member}");

    private static ScriptRuntimeException NoItem(TemplateContext context, SourceSpan span, object target) =>
        new(span, $"Cannot index the {context.GetTypeName(target)} primitive `{target}`.");
}

internal sealed class StringAccessor : ObjectAccessor, IListAccessor
{
    public static readonly StringAccessor Default = new();

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => 1;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => ["size"];

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => member == "size";

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = member == "size" ? ((string)target).Length : null;
        return value is not null;
    }

    public int GetLength(TemplateContext context, SourceSpan span, object target) => ((string)target).Length;

    public object? GetValue(TemplateContext context, SourceSpan span, object target, int index)
    {
        string text = (string)target;
        return index < text.Length ? text[index].ToString() : null;
    }

    public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value) =>
        throw new ScriptRuntimeException(span, "Cannot replace a character in a string");
}

internal sealed class ScriptObjectAccessor : ObjectAccessor
{
    public static readonly ScriptObjectAccessor Default = new();

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => ((IScriptObject)target).Count;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) =>
        ((IScriptObject)target).GetMembers();

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) =>
        ((IScriptObject)target).Contains(member);

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value) =>
        ((IScriptObject)target).TryGetValue(context, span, member, out value);

    public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
        ((IScriptObject)target).TrySetValue(context, span, member, value, false);
}

/// <summary>.NET lists and arrays.</summary>
internal sealed class ListAccessor : ObjectAccessor, IListAccessor
{
    public static readonly ListAccessor Default = new();

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => 1;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => ["size"];

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => member == "size";

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        if (target is IScriptObject scriptObject)
        {
            return scriptObject.TryGetValue(context, span, member, out value);
        }

        value = member == "size" ? ((IList)target).Count : null;
        return value is not null;
    }

    public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
        target is IScriptObject scriptObject && scriptObject.TrySetValue(context, span, member, value, false);

    public int GetLength(TemplateContext context, SourceSpan span, object target) => ((IList)target).Count;

    public object? GetValue(TemplateContext context, SourceSpan span, object target, int index)
    {
        var list = (IList)target;
        return index < list.Count ? list[index] : null;
    }

    public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value)
    {
        // The array of the language grows; any other list does too as long as it can.
        var list = (IList)target;
        if (target is not ScriptArray)
        {
            for (int i = list.Count; i <= index; i++)
            {
                list.Add(null);
            }
        }

        list[index] = value;
    }
}

/// <summary>.NET dictionaries; generic ones are read through <see cref="IDictionary"/> when they have it.</summary>
internal sealed class DictionaryAccessor : ObjectAccessor
{
    public static readonly DictionaryAccessor Default = new();

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => ((IDictionary)target).Count;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target)
    {
        foreach (object key in ((IDictionary)target).Keys)
        {
            yield return context.ObjectToString(key) ?? string.Empty;
        }
    }

    public override bool HasIndexer => true;

    public override Type? IndexType => typeof(object);

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) =>
        TryGetValue(context, span, target, member, out _);

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value) =>
        TryGetItem(context, span, target, member, out value);

    public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
        TrySetItem(context, span, target, member, value);

    public override bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        var dictionary = (IDictionary)target;
        value = null;
        if (!dictionary.Contains(index))
        {
            return false;
        }

        value = dictionary[index];
        return true;
    }

    public override bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value)
    {
        var dictionary = (IDictionary)target;
        if (dictionary.IsReadOnly)
        {
            return false;
        }

        dictionary[index] = value;
        return true;
    }
}

/// <summary>A dictionary with keys of one type that only has the generic interface.</summary>
internal sealed class GenericDictionaryAccessor<TKey, TValue> : ObjectAccessor
    where TKey : notnull
{
    public override bool HasIndexer => true;

    public override Type? IndexType => typeof(TKey);

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) =>
        ((IReadOnlyCollection<KeyValuePair<TKey, TValue>>)target).Count;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) =>
        ((IEnumerable<KeyValuePair<TKey, TValue>>)target).Select(pair => context.ObjectToString(pair.Key) ?? string.Empty);

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) =>
        TryGetValue(context, span, target, member, out _);

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = null;
        return (object)member is TKey key && TryGetItem(context, span, target, key, out value);
    }

    public override bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        TValue? found = default;
        bool has = target switch
        {
            IReadOnlyDictionary<TKey, TValue> dictionary => dictionary.TryGetValue((TKey)index, out found),
            IDictionary<TKey, TValue> dictionary => dictionary.TryGetValue((TKey)index, out found),
            _ => false,
        };
        value = has ? found : null;
        return has;
    }

    public override bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value)
    {
        if (target is not IDictionary<TKey, TValue> { IsReadOnly: false } dictionary)
        {
            return false;
        }

        dictionary[(TKey)index] = (TValue)value!;
        return true;
    }
}
