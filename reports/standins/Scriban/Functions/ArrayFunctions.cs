using System.Collections;
using System.Text;
using Scriban.Runtime;
using Scriban.Syntax;
using static Scriban.Functions.Builtin;

namespace Scriban.Functions;

/// <summary>The functions of <c>array</c>; none changes the array it is given.</summary>
public class ArrayFunctions : ScriptObject
{
    private static readonly BuiltinFunction[] Table =
    [
        Define("add", c => new ScriptArray(Items(c[0])) { c[1] }, Of<IEnumerable>("list"), Any("value")),
        Define("add_range", Concat, Of<IEnumerable>("list1"), Of<IEnumerable>("list2")),
        Define("concat", Concat, Of<IEnumerable>("list1"), Of<IEnumerable>("list2")),
        Define("compact", c => c[0] is null ? null : new ScriptArray(Items(c).Where(item => item is not null)), Of<IEnumerable>("list")),
        Define("cycle", Cycle, Of<IList>("list"), Optional<object>("group")),
        Define("any", AnyItem, Of<IEnumerable>("list"), Any("function"), Optional<object>("args")),
        Define("each", c => Apply(c, (_, result) => (true, result)), Of<IEnumerable>("list"), Any("function")),
        Define("filter", c => Apply(c, (item, result) => (c.Context.ToBool(c.Span, result), item)), Of<IEnumerable>("list"), Any("function")),
        Define("first", c => Items(c[0]).FirstOrDefault(), Of<IEnumerable>("list")),
        Define("last", c => c[0] is IList list ? list.Count == 0 ? null : list[list.Count - 1] : Items(c).LastOrDefault(), Of<IEnumerable>("list")),
        Define("insert_at", InsertAt, Of<IEnumerable>("list"), Number("index"), Any("value")),
        Define("join", Join, Of<IEnumerable>("list"), Text("delimiter"), Optional<object>("function")),
        Define("limit", c => c[0] is null ? null : new ScriptArray(Items(c).Take(Math.Max(0, c.Number(1)))), Of<IEnumerable>("list"), Number("count")),
        Define("offset", c => c[0] is null ? null : new ScriptArray(Items(c).Skip(c.Number(1))), Of<IEnumerable>("list"), Number("index")),
        Define("map", Map, Any("list"), Text("member")),
        Define("remove_at", RemoveAt, Of<IList>("list"), Number("index")),
        Define("reverse", c => c[0] is null ? new ScriptArray() : new ScriptArray(Items(c).Reverse()), Of<IEnumerable>("list")),
        Define("size", c => c[0] is ICollection collection ? collection.Count : Items(c).Count(), Of<IEnumerable>("list")),
        Define("sort", Sort, Any("list"), Optional<string>("member")),
        Define("uniq", c => c[0] is null ? null : new ScriptArray(Items(c).Distinct()), Of<IEnumerable>("list")),
        Define("contains", Contains, Of<IEnumerable>("list"), Any("item")),
    ];

    /// <summary>Creates the functions for one context.</summary>
    public ArrayFunctions()
        : base(Table.Length, false) => AddTo(this, Table);

    private static IEnumerable<object?> Items(object? list) => list is IEnumerable items ? items.Cast<object?>() : [];

    /// <summary>The items of an argument; as in loops, no more of them than the context allows are read.</summary>
    private static IEnumerable<object?> Items(BuiltinCall call, int argument = 0)
    {
        TemplateContext context = call.Context;
        int count = 0;
        object? list = call[argument];
        int limit = list is IQueryable ? context.LoopLimitQueryable ?? context.LoopLimit : context.LoopLimit;
        foreach (object? item in Items(list))
        {
            context.CheckAbort();
            if (limit > 0 && ++count > limit)
            {
                throw new ScriptRuntimeException(call.Span, $"Exceeding number of iteration limit `{limit}` for internal iteration.");
            }

            yield return item;
        }
    }

    private static object? Concat(BuiltinCall call)
    {
        if (call[0] is null && call[1] is null)
        {
            return null;
        }

        return new ScriptArray(Items(call).Concat(Items(call, 1)));
    }

    /// <summary>The next item of the list each time; lists of the same items, or the same group, go on together.</summary>
    private static object? Cycle(BuiltinCall call)
    {
        if (call[0] is not IList { Count: > 0 } list)
        {
            return null;
        }

        string group = call[1] is null ? Join(call, list, ",") : call.Context.ObjectToString(call[1]) ?? string.Empty;
        var key = new CycleKey(group);
        int index = call.Context.Tags.TryGetValue(key, out object? stored) && stored is int number ? number : 0;
        index %= list.Count;
        call.Context.Tags[key] = index + 1;
        return list[index];
    }

    private static object? AnyItem(BuiltinCall call)
    {
        if (call[1] is not IScriptCustomFunction)
        {
            return false;
        }

        foreach (object? item in Items(call))
        {
            object? result = call[2] is null ? call.Call(call[1], item) : call.Call(call[1], item, call[2]);
            if (result is true)
            {
                return true;
            }
        }

        return false;
    }

    private static object? Apply(BuiltinCall call, Func<object?, object?, (bool IsKept, object? Item)> choose)
    {
        if (call[0] is null)
        {
            return null;
        }

        var result = new ScriptArray();
        foreach (object? item in Items(call))
        {
            (bool isKept, object? kept) = call[1] is null ? (true, item) : choose(item, call.Call(call[1], item));
            if (isKept)
            {
                result.Add(kept);
            }
        }

        return result;
    }

    private static object? InsertAt(BuiltinCall call)
    {
        var result = new ScriptArray(Items(call[0]));
        result.Insert(Math.Clamp(call.Number(1), 0, result.Count + call.Context.LoopLimit), call[2]);
        return result;
    }

    private static object? Join(BuiltinCall call)
    {
        if (call[0] is null)
        {
            return string.Empty;
        }

        object? function = call[2];
        if (function is null)
        {
            return Join(call, Items(call), call.Text(1));
        }

        var texts = new List<object?>();
        foreach (object? item in Items(call))
        {
            texts.Add(call.Call(function, call.Context.ObjectToString(item)));
        }

        return Join(call, texts, call.Text(1));
    }

    private static string Join(BuiltinCall call, IEnumerable items, string? delimiter)
    {
        TemplateContext context = call.Context;
        var text = new StringBuilder();
        bool isFirst = true;
        foreach (object? item in items)
        {
            text.Append(isFirst ? string.Empty : delimiter).Append(context.ObjectToString(item));
            if (context.LimitToString > 0 && text.Length > context.LimitToString)
            {
                throw new ScriptRuntimeException(call.Span, $"Joined string exceeds LimitToString `{context.LimitToString}`.");
            }

            isFirst = false;
        }

        return text.ToString();
    }

    private static object? Map(BuiltinCall call)
    {
        string? member = call.Text(1);
        if (call[0] is null || member is null)
        {
            return new ScriptArray();
        }

        var result = new ScriptArray();
        IEnumerable<object?> items = call[0] is IEnumerable and not string ? Items(call) : [call[0]];
        foreach (object? item in items)
        {
            if (TryMember(call, item, member, out object? value))
            {
                result.Add(value);
            }
        }

        return result;
    }

    private static object? RemoveAt(BuiltinCall call)
    {
        if (call[0] is not IList list)
        {
            return new ScriptArray();
        }

        int index = call.Number(1) < 0 ? list.Count + call.Number(1) : call.Number(1);
        var result = new ScriptArray(list);
        result.RemoveAt(index);
        return result;
    }

    private static object? Sort(BuiltinCall call)
    {
        if (call[0] is null)
        {
            return new ScriptArray();
        }

        if (call[0] is not IEnumerable)
        {
            return new ScriptArray(1) { call[0] };
        }

        TemplateContext context = call.Context;
        string? member = call.Text(1);
        string[] path = member?.Split('.') ?? [];
        IEnumerable<(object? Item, object? Key)> keyed = Items(call).Select(item => (item, KeyOf(item)));
        var comparer = Comparer<object?>.Create((left, right) => Compare(context, call, left, right));
        return new ScriptArray(keyed.OrderBy(pair => pair.Key, comparer).Select(pair => pair.Item));

        object? KeyOf(object? item)
        {
            if (string.IsNullOrEmpty(member))
            {
                return item;
            }

            if (TryMember(call, item, member, out object? value) || path.Length == 1)
            {
                return value;
            }

            value = item;
            foreach (string name in path)
            {
                TryMember(call, value, name, out value);
            }

            return value;
        }
    }

    private static bool TryMember(BuiltinCall call, object? target, string member, out object? value)
    {
        value = null;
        return target is not null
            && call.Context.GetMemberAccessor(target) is var accessor
            && accessor.HasMember(call.Context, call.Span, target, member)
            && accessor.TryGetValue(call.Context, call.Span, target, member, out value);
    }

    private static int Compare(TemplateContext context, BuiltinCall call, object? left, object? right)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        if (left is string || right is string)
        {
            return string.Compare(context.ObjectToString(left), context.ObjectToString(right), StringComparison.InvariantCulture);
        }

        if (left is IComparable comparable && left.GetType() == right.GetType())
        {
            return comparable.CompareTo(right);
        }

        bool isLess = BinaryOperations.Evaluate(
            context, call.Span, ScriptBinaryOperator.CompareLess, call.Span, left, call.Span, right) is true;
        bool isGreater = !isLess && BinaryOperations.Evaluate(
            context, call.Span, ScriptBinaryOperator.CompareGreater, call.Span, left, call.Span, right) is true;
        return isLess ? -1 : isGreater ? 1 : 0;
    }

    private static object? Contains(BuiltinCall call)
    {
        object? wanted = call[1];
        foreach (object? item in Items(call))
        {
            if (Equals(item, wanted) || (item is Enum value && IsSame(value, wanted)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSame(Enum item, object? wanted) => wanted switch
    {
        string name => Enum.TryParse(item.GetType(), name, out object? named) && item.Equals(named),
        int or long or short or byte or sbyte or ushort or uint or ulong => item.Equals(Enum.ToObject(item.GetType(), wanted)),
        _ => false,
    };

    private sealed record CycleKey(string Group);
}
