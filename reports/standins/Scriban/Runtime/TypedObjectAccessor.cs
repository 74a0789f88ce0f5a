using System.Collections.Concurrent;
using System.Reflection;
using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>
/// The public fields and properties of a .NET type. Found once for a type and its renamer; reading one calls a
/// delegate.
/// </summary>
internal sealed class TypedObjectAccessor : ObjectAccessor
{
    private static readonly ConcurrentDictionary<(Type Type, MemberRenamerDelegate Renamer), TypedObjectAccessor> Shared = new();

    private readonly Dictionary<string, Member> _members;
    private readonly PropertyInfo? _indexer;

    private TypedObjectAccessor(Type type, IEqualityComparer<string>? comparer, MemberFilterDelegate? filter, MemberRenamerDelegate renamer)
    {
        _members = new Dictionary<string, Member>(comparer ?? StringComparer.Ordinal);
        foreach (MemberInfo member in PublicMembers.Of(type))
        {
            if (filter is null || filter(member))
            {
                string name = renamer(member);
                _members[string.IsNullOrEmpty(name) ? member.Name : name] = new Member(member);
            }
        }

        _indexer = Array.Find(
            type.GetProperties(BindingFlags.Instance | BindingFlags.Public), p => p.GetIndexParameters().Length == 1);
    }

    public override bool HasIndexer => _indexer is not null;

    public override Type? IndexType => _indexer?.GetIndexParameters()[0].ParameterType;

    /// <summary>Shares accessors between contexts where neither a filter nor a comparer makes them special.</summary>
    public static TypedObjectAccessor For(
        Type type, IEqualityComparer<string>? comparer, MemberFilterDelegate? filter, MemberRenamerDelegate renamer)
    {
        bool isShared = comparer is null && filter is null && ReferenceEquals(renamer, StandardMemberRenamer.Default);
        return isShared
            ? Shared.GetOrAdd((type, renamer), key => new TypedObjectAccessor(key.Type, null, null, key.Renamer))
            : new TypedObjectAccessor(type, comparer, filter, renamer);
    }

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => _members.Count;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => _members.Keys;

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) =>
        _members.ContainsKey(member);

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        if (!_members.TryGetValue(member, out Member? found))
        {
            value = null;
            return false;
        }

        value = found.Get(target);
        return true;
    }

    public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
        _members.TryGetValue(member, out Member? found) && found.TrySet(context, span, target, value);

    public override bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        if (_indexer?.GetMethod is null)
        {
            return false;
        }

        value = _indexer.GetValue(target, [index]);
        return true;
    }

    public override bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value)
    {
        if (_indexer?.SetMethod is null)
        {
            return false;
        }

        _indexer.SetValue(target, context.ToObject(span, value, _indexer.PropertyType), [index]);
        return true;
    }

    private sealed class Member(MemberInfo member)
    {
        private Func<object, object?>? _getter;

        public object? Get(object target) => (_getter ??= CreateGetter())(target);

        public bool TrySet(TemplateContext context, SourceSpan span, object target, object? value)
        {
            switch (member)
            {
                case FieldInfo { IsInitOnly: false, IsLiteral: false } field:
                    field.SetValue(target, context.ToObject(span, value, field.FieldType));
                    return true;
                case PropertyInfo { SetMethod: { IsPublic: true } setter } property when !IsInitOnly(setter):
                    property.SetValue(target, context.ToObject(span, value, property.PropertyType));
                    return true;
                default:
                    return false;
            }
        }

        private Func<object, object?> CreateGetter()
        {
            if (member is FieldInfo field)
            {
                return field.GetValue;
            }

            var property = (PropertyInfo)member;
            MethodInfo getter = property.GetMethod!;
            if (getter.IsStatic || property.DeclaringType!.IsValueType)
            {
                MethodInvoker invoker = MethodInvoker.Create(getter);
                return target => invoker.Invoke(target);
            }

            Type reader = typeof(PropertyReader<,>).MakeGenericType(property.DeclaringType, property.PropertyType);
            return ((IPropertyReader)Activator.CreateInstance(reader, getter)!).Get;
        }

        private static bool IsInitOnly(MethodInfo setter) =>
            setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
    }

    private interface IPropertyReader
    {
        object? Get(object target);
    }

    private sealed class PropertyReader<TTarget, TValue>(MethodInfo getter) : IPropertyReader
    {
        private readonly Func<TTarget, TValue> _get = getter.CreateDelegate<Func<TTarget, TValue>>();

        public object? Get(object target) => _get((TTarget)target);
    }
}

/// <summary>The members of a type that templates see, those of its base types first.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;

    public static IEnumerable<MemberInfo> Of(Type type)
    {
        var hierarchy = new Stack<Type>();
        for (Type? t = type; t is not null && (t != typeof(object) || t == type); t = t.BaseType)
        {
            hierarchy.Push(t);
        }

        foreach (Type t in hierarchy)
        {
            foreach (FieldInfo field in t.GetFields(Declared))
            {
                if (!field.IsLiteral && !IsIgnored(field))
                {
                    yield return field;
                }
            }

            foreach (PropertyInfo property in t.GetProperties(Declared))
            {
                bool isReadable = property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0;
                if (isReadable && !IsIgnored(property) && !property.PropertyType.IsByRefLike)
                {
                    yield return property;
                }
            }
        }
    }

    public static bool IsIgnored(MemberInfo member) => member.IsDefined(typeof(ScriptMemberIgnoreAttribute), inherit: true);

    public static bool IsStatic(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsStatic,
        PropertyInfo property => property.GetMethod?.IsStatic ?? false,
        _ => false,
    };
}
