using System.Collections;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private readonly Dictionary<Type, IObjectAccessor> _memberAccessors = [];
    private readonly Dictionary<Type, IListAccessor?> _listAccessors = [];

    /// <summary>What reads the members of an object; found once for its type.</summary>
    public IObjectAccessor GetMemberAccessor(object? target)
    {
        if (target is null)
        {
            return NullAccessor.Default;
        }

        Type type = target.GetType();
        if (!_memberAccessors.TryGetValue(type, out IObjectAccessor? accessor))
        {
            accessor = GetMemberAccessorImpl(target) ?? NullAccessor.Default;
            _memberAccessors.Add(type, accessor);
        }

        return accessor;
    }

    /// <summary>What reads the items of a list.</summary>
    /// <exception cref="ScriptRuntimeException">The value is not a list.</exception>
    public IListAccessor GetListAccessor(object target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return TryGetListAccessor(target)
            ?? throw new ScriptRuntimeException(CurrentSpan, $"Unable to find a list accessor for `{GetTypeName(target)}`.");
    }

    /// <summary>Chooses what reads the members of an object.</summary>
    protected virtual IObjectAccessor? GetMemberAccessorImpl(object target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Type type = target.GetType();
        return target switch
        {
            IScriptObject => ScriptObjectAccessor.Default,
            string => StringAccessor.Default,
            _ when IsPrimitive(type) => PrimitiveAccessor.Default,
            IDictionary => DictionaryAccessor.Default,
            _ when GenericDictionaryOf(type) is { } dictionary => dictionary,
            IList => ListAccessor.Default,
            _ => TypedObjectAccessor.For(type, _keyComparer, MemberFilter, MemberRenamer),
        };
    }

    /// <summary>Chooses what reads the items of a list; null when the value is none.</summary>
    protected virtual IListAccessor? GetListAccessorImpl(object target, Type type) => target switch
    {
        string => StringAccessor.Default,
        _ when IsPrimitive(type) => PrimitiveAccessor.Default,
        IList => ListAccessor.Default,
        _ => null,
    };

    internal IListAccessor? TryGetListAccessor(object target)
    {
        Type type = target.GetType();
        if (!_listAccessors.TryGetValue(type, out IListAccessor? accessor))
        {
            accessor = GetListAccessorImpl(target, type);
            _listAccessors.Add(type, accessor);
        }

        return accessor;
    }

    private static IObjectAccessor? GenericDictionaryOf(Type type)
    {
        foreach (Type candidate in type.GetInterfaces())
        {
            Type? definition = candidate.IsGenericType ? candidate.GetGenericTypeDefinition() : null;
            if (definition == typeof(IReadOnlyDictionary<,>) || definition == typeof(IDictionary<,>))
            {
                Type accessor = typeof(GenericDictionaryAccessor<,>).MakeGenericType(candidate.GetGenericArguments());
                return (IObjectAccessor)Activator.CreateInstance(accessor)!;
            }
        }

        return null;
    }
}
