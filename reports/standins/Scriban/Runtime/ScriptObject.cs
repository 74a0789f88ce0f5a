using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>The object of the language: members by name, in the order in which they were added.</summary>
public class ScriptObject : IDictionary<string, object?>, IDictionary, IScriptObject, IFormattable
{
    private Dictionary<string, Member> _members;

    /// <summary>An object without members.</summary>
    public ScriptObject()
        : this(0)
    {
    }

    /// <summary>An object without members whose names are compared by <paramref name="keyComparer"/>.</summary>
    public ScriptObject(IEqualityComparer<string>? keyComparer)
        : this(0, true, keyComparer)
    {
    }

    /// <summary>An object with room for members.</summary>
    public ScriptObject(int capacity)
        : this(capacity, true, null)
    {
    }

    /// <summary>An object with room for members; a derived class imports its static methods unless told not to.</summary>
    public ScriptObject(int capacity, bool? autoImportStaticsFromThisType)
        : this(capacity, autoImportStaticsFromThisType, null)
    {
    }

    /// <summary>All of these.</summary>
    public ScriptObject(int capacity, bool? autoImportStaticsFromThisType, IEqualityComparer<string>? keyComparer)
    {
        _members = new Dictionary<string, Member>(capacity, keyComparer ?? StringComparer.Ordinal);
        if (autoImportStaticsFromThisType == true && GetType() is { } type && type != typeof(ScriptObject)
            && type.Assembly != typeof(ScriptObject).Assembly)
        {
            this.Import(type);
        }
    }

    /// <inheritdoc cref="IScriptObject.Count"/>
    public virtual int Count => _members.Count;

    /// <inheritdoc cref="IScriptObject.IsReadOnly"/>
    public virtual bool IsReadOnly { get; set; }

    /// <summary>The members' names.</summary>
    public ICollection<string> Keys => _members.Keys;

    /// <summary>The members' values.</summary>
    public ICollection<object?> Values => [.. _members.Values.Select(m => m.Value)];

    ICollection IDictionary.Keys => _members.Keys;

    ICollection IDictionary.Values => (ICollection)Values;

    bool IDictionary.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>A member; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">The object is read-only and is written to.</exception>
    public virtual object? this[string key]
    {
        get
        {
            TryGetValue(null!, default, key, out object? value);
            return value;
        }

        set
        {
            this.AssertNotReadOnly();
            TrySetValue(null!, default, key, value, false);
        }
    }

    object? IDictionary.this[object key]
    {
        get => this[(string)key];
        set => this[(string)key] = value;
    }

    /// <summary>An object with the public members of a .NET object, or the static ones of a type.</summary>
    public static ScriptObject From(object obj)
    {
        var result = new ScriptObject();
        result.Import(obj);
        return result;
    }

    /// <summary>True when members can be imported from the value.</summary>
    public static bool IsImportable(object? obj)
    {
        if (obj is null)
        {
            return true;
        }

        Type type = obj as Type ?? obj.GetType();
        return !(type == typeof(string) || type.IsPrimitive || type == typeof(decimal) || type.IsEnum || type.IsArray);
    }

    /// <inheritdoc/>
    public IEnumerable<string> GetMembers() => _members.Keys;

    /// <inheritdoc/>
    public virtual bool Contains(string member) => _members.ContainsKey(member);

    /// <inheritdoc/>
    public virtual bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        bool found = _members.TryGetValue(member, out Member stored);
        value = stored.Value;
        return found;
    }

    /// <summary>A member as a <typeparamref name="T"/>; the default when there is none or it is of another type.</summary>
    [return: MaybeNull]
    public T GetSafeValue<T>(string name, T? defaultValue = default) => this[name] is T value ? value : defaultValue;

    /// <inheritdoc/>
    public virtual bool CanWrite(string member) => !_members.TryGetValue(member, out Member stored) || !stored.IsReadOnly;

    /// <inheritdoc/>
    public virtual bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly)
    {
        if (!CanWrite(member))
        {
            return false;
        }

        this.AssertNotReadOnly();
        _members[member] = new Member(value, readOnly);
        return true;
    }

    /// <summary>Sets a member even when it was read-only.</summary>
    public void SetValue(string member, object? value, bool readOnly) => _members[member] = new Member(value, readOnly);

    /// <summary>Adds a member.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(string key, object? value) => _members.Add(key, new Member(value, false));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Contains(key);

    /// <inheritdoc cref="IScriptObject.Remove"/>
    public virtual bool Remove(string member)
    {
        this.AssertNotReadOnly();
        return _members.Remove(member);
    }

    /// <inheritdoc/>
    public virtual void SetReadOnly(string member, bool readOnly)
    {
        this.AssertNotReadOnly();
        if (_members.TryGetValue(member, out Member stored))
        {
            _members[member] = new Member(stored.Value, readOnly);
        }
    }

    /// <summary>Removes every member.</summary>
    public void Clear() => _members.Clear();

    /// <summary>Copies the members, and which of them are read-only, to another object.</summary>
    public virtual void CopyTo(ScriptObject dest)
    {
        ArgumentNullException.ThrowIfNull(dest);
        foreach ((string name, Member member) in _members)
        {
            dest._members[name] = member;
        }
    }

    /// <inheritdoc/>
    public virtual IScriptObject Clone(bool deep)
    {
        var clone = (ScriptObject)MemberwiseClone();
        clone._members = new Dictionary<string, Member>(_members.Count, _members.Comparer);
        foreach ((string name, Member member) in _members)
        {
            object? value = deep && member.Value is ScriptObject or ScriptArray ? ((IScriptObject)member.Value).Clone(true) : member.Value;
            clone._members[name] = new Member(value, member.IsReadOnly);
        }

        return clone;
    }

    /// <summary><c>{name: value}</c>; the provider may be a <see cref="TemplateContext"/>.</summary>
    public virtual string ToString(string? format, IFormatProvider? formatProvider)
    {
        TemplateContext context = formatProvider as TemplateContext ?? TemplateContext.ForText;
        var text = new StringBuilder("{");
        foreach ((string name, object? value) in this)
        {
            text.Append(text.Length > 1 ? ", " : string.Empty);
            text.Append(IsIdentifier(name) ? name : context.ObjectToString(name, true));
            text.Append(": ").Append(context.ObjectToString(value, true));
        }

        return text.Append('}').ToString();
    }

    /// <summary><c>{name: value}</c></summary>
    public sealed override string ToString() => ToString(null, null);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach ((string name, Member member) in _members)
        {
            yield return new KeyValuePair<string, object?>(name, member.Value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    bool IDictionary<string, object?>.TryGetValue(string key, out object? value) => TryGetValue(null!, default, key, out value);

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        Contains(item.Key) && Equals(this[item.Key], item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) => Remove(item.Key);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex)
    {
        foreach (KeyValuePair<string, object?> pair in this)
        {
            array[arrayIndex++] = pair;
        }
    }

    void IDictionary.Add(object key, object? value) => Add((string)key, value);

    bool IDictionary.Contains(object key) => key is string name && Contains(name);

    void IDictionary.Remove(object key) => Remove((string)key);

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (KeyValuePair<string, object?> pair in this)
        {
            array.SetValue(new DictionaryEntry(pair.Key, pair.Value), index++);
        }
    }

    IDictionaryEnumerator IDictionary.GetEnumerator() =>
        ((IDictionary)_members.ToDictionary(m => m.Key, m => m.Value.Value)).GetEnumerator();

    private static bool IsIdentifier(string name)
    {
        bool starts = name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_');
        return starts && name.All(c => char.IsLetterOrDigit(c) || c == '_');
    }

    private readonly record struct Member(object? Value, bool IsReadOnly);
}
