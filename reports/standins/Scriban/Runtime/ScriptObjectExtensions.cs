using System.Collections;
using System.Reflection;

namespace Scriban.Runtime;

/// <summary>Brings .NET objects, static members and delegates into an object of the language.</summary>
public static class ScriptObjectExtensions
{
    /// <summary>Does nothing unless the object is read-only.</summary>
    /// <exception cref="InvalidOperationException">The object is read-only.</exception>
    public static void AssertNotReadOnly(this IScriptObject scriptObject)
    {
        ArgumentNullException.ThrowIfNull(scriptObject);
        if (scriptObject.IsReadOnly)
        {
            throw new InvalidOperationException("The object is readonly");
        }
    }

    /// <summary>Copies the members of an object, a dictionary, or the static members of a <see cref="Type"/>.</summary>
    public static void Import(
        this IScriptObject script, object? obj, MemberFilterDelegate? filter = null, MemberRenamerDelegate? renamer = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        switch (obj)
        {
            case IScriptObject other:
                script.Import(other);
                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                {
                    Set(script, entry.Key.ToString() ?? string.Empty, entry.Value);
                }

                break;
            default:
                script.Import(obj, ScriptMemberImportFlags.All, filter, renamer);
                break;
        }
    }

    /// <summary>Copies the members of another object of the language; read-only members stay as they are.</summary>
    public static void Import(this IScriptObject @this, IScriptObject? other)
    {
        ArgumentNullException.ThrowIfNull(@this);
        if (other is null)
        {
            return;
        }

        @this.AssertNotReadOnly();
        ScriptObject source = other.GetScriptObject();
        foreach ((string name, object? value) in source)
        {
            if (@this.CanWrite(name))
            {
                @this.SetValue(name, value, !source.CanWrite(name));
            }
        }
    }

    /// <summary>Copies the public members of a .NET object, or the static ones of a <see cref="Type"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no members: a number, a string.</exception>
    public static void Import(
        this IScriptObject script, object? obj, ScriptMemberImportFlags flags,
        MemberFilterDelegate? filter = null, MemberRenamerDelegate? renamer = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (obj is null)
        {
            return;
        }

        if (!ScriptObject.IsImportable(obj))
        {
            throw new ArgumentOutOfRangeException(nameof(obj), $"Unsupported object type `{obj.GetType()}`. Expecting plain class or struct");
        }

        renamer ??= StandardMemberRenamer.Default;
        var type = obj as Type;
        foreach (MemberInfo member in PublicMembers.Of(type ?? obj.GetType()))
        {
            ScriptMemberImportFlags flag = member is FieldInfo ? ScriptMemberImportFlags.Field : ScriptMemberImportFlags.Property;
            bool isWanted = (flags & flag) != 0 && (type is null || PublicMembers.IsStatic(member)) && (filter?.Invoke(member) ?? true);
            if (!isWanted)
            {
                continue;
            }

            object? target = type is null ? obj : null;
            object? value = member is FieldInfo field ? field.GetValue(target) : ((PropertyInfo)member).GetValue(target);
            Set(script, NameOf(member, renamer), value, member is FieldInfo { IsInitOnly: true });
        }

        if (type is not null && (flags & ScriptMemberImportFlags.Method) != 0)
        {
            ImportMethods(script, type, filter, renamer);
        }
    }

    /// <summary>Makes a delegate callable under a name.</summary>
    public static void Import(this IScriptObject script, string member, Delegate function)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(function);
        script.TrySetValue(null!, default, member, DelegateCustomFunction.Create(function), true);
    }

    /// <summary>Imports one member of a .NET object, under another name if one is given.</summary>
    public static void ImportMember(this IScriptObject script, object obj, string memberName, string? exportName = null) =>
        script.Import(
            obj, ScriptMemberImportFlags.All, member => member.Name == memberName, exportName is null ? null : _ => exportName);

    /// <summary>Reads a member; false when there is none.</summary>
    public static bool TryGetValue(this IScriptObject @this, string key, out object? value)
    {
        ArgumentNullException.ThrowIfNull(@this);
        return @this.TryGetValue(null!, default, key, out value);
    }

    /// <summary>Sets a member unless it is read-only.</summary>
    public static void SetValue(this IScriptObject @this, string member, object? value, bool readOnly)
    {
        ArgumentNullException.ThrowIfNull(@this);
        if (@this is ScriptObject scriptObject)
        {
            scriptObject.SetValue(member, value, readOnly);
        }
        else
        {
            @this.TrySetValue(null!, default, member, value, readOnly);
        }
    }

    /// <summary>The object itself, or the one that holds an array's members by name.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static ScriptObject GetScriptObject(this IScriptObject @this) => @this switch
    {
        ScriptObject scriptObject => scriptObject,
        ScriptArray array => array.ScriptObject,
        _ => throw new ArgumentException("Expecting ScriptObject or ScriptArray instance", nameof(@this)),
    };

    private static void ImportMethods(IScriptObject script, Type type, MemberFilterDelegate? filter, MemberRenamerDelegate renamer)
    {
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            bool isWanted = !method.IsSpecialName && !method.ContainsGenericParameters
                && !PublicMembers.IsIgnored(method) && (filter?.Invoke(method) ?? true);
            if (isWanted)
            {
                Set(script, NameOf(method, renamer), DynamicCustomFunction.Create(null, method), true);
            }
        }
    }

    private static string NameOf(MemberInfo member, MemberRenamerDelegate renamer)
    {
        string name = renamer(member);
        return string.IsNullOrEmpty(name) ? member.Name : name;
    }

    private static void Set(IScriptObject script, string name, object? value, bool readOnly = false)
    {
        if (script.CanWrite(name))
        {
            script.SetValue(name, value, readOnly);
        }
    }
}
