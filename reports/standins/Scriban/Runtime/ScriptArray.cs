using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Scriban.Functions;
using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>The array of the language: a list that grows when written behind its end, with members by name beside its items.</summary>
public class ScriptArray<T> : IList<T>, IList, IScriptObject, IScriptCustomBinaryOperation
{
    private List<T> _values;
    private ScriptObject? _members;
    private bool _isReadOnly;

    /// <summary>An empty array.</summary>
    public ScriptArray() => _values = [];

    /// <summary>An empty array with room for items.</summary>
    public ScriptArray(int capacity) => _values = new List<T>(capacity);

    /// <summary>A copy of an array.</summary>
    public ScriptArray(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        _values = [.. array];
    }

    /// <summary>A copy of what is enumerated.</summary>
    public ScriptArray(IEnumerable<T> values) => _values = [.. values];

    /// <summary>A copy of what is enumerated.</summary>
    /// <exception cref="InvalidCastException">An item is not a <typeparamref name="T"/>.</exception>
    public ScriptArray(IEnumerable values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = [];
        foreach (object? value in values)
        {
            _values.Add((T)value!);
        }
    }

    /// <summary>Items the array holds before it has to grow.</summary>
    public int Capacity
    {
        get => _values.Capacity;
        set => _values.Capacity = value;
    }

    /// <inheritdoc cref="IScriptObject.IsReadOnly"/>
    public virtual bool IsReadOnly
    {
        get => _isReadOnly;
        set
        {
            _isReadOnly = value;
            if (_members is not null)
            {
                _members.IsReadOnly = value;
            }
        }
    }

    /// <summary>The number of items.</summary>
    public int Count => _values.Count;

    /// <summary>The members by name; created when first asked for.</summary>
    public ScriptObject ScriptObject => _members ??= new ScriptObject { IsReadOnly = _isReadOnly };

    bool IList.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>An item; writing behind the last one fills what is between with the default, writing before the first does nothing.</summary>
    [AllowNull]
    public virtual T this[int index]
    {
        get => _values[index];
        set
        {
            if (index < 0)
            {
                return;
            }

            this.AssertNotReadOnly();
            GrowTo(index + 1);
            _values[index] = value!;
        }
    }

    object? IList.this[int index]
    {
        get => this[index];
        set => this[index] = (T)value!;
    }

    /// <summary>The items as an array.</summary>
    public T[] ToArray() => [.. _values];

    /// <summary>Adds an item at the end.</summary>
    public virtual void Add([AllowNull] T item)
    {
        this.AssertNotReadOnly();
        _values.Add(item!);
    }

    /// <summary>Adds items at the end.</summary>
    public void AddRange(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (T item in items)
        {
            Add(item);
        }
    }

    /// <summary>Inserts an item; behind the end, what is between is filled with the default.</summary>
    public virtual void Insert(int index, [AllowNull] T item)
    {
        this.AssertNotReadOnly();
        GrowTo(index);
        _values.Insert(index, item!);
    }

    /// <summary>Removes an item; does nothing when there is none at that place.</summary>
    public virtual void RemoveAt(int index)
    {
        this.AssertNotReadOnly();
        if (index >= 0 && index < _values.Count)
        {
            _values.RemoveAt(index);
        }
    }

    /// <summary>Removes every item.</summary>
    public virtual void Clear()
    {
        this.AssertNotReadOnly();
        _values.Clear();
    }

    /// <inheritdoc/>
    public virtual bool Contains(T item) => _values.Contains(item);

    /// <inheritdoc/>
    public virtual void CopyTo(T[] array, int arrayIndex) => _values.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public virtual int IndexOf(T item) => _values.IndexOf(item);

    /// <inheritdoc/>
    public virtual bool Remove(T item)
    {
        this.AssertNotReadOnly();
        return _values.Remove(item);
    }

    /// <summary>The items in order.</summary>
    public List<T>.Enumerator GetEnumerator() => _values.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    int IList.Add(object? value)
    {
        Add((T)value!);
        return _values.Count - 1;
    }

    bool IList.Contains(object? value) => ((IList)_values).Contains(value);

    int IList.IndexOf(object? value) => ((IList)_values).IndexOf(value);

    void IList.Insert(int index, object? value) => Insert(index, (T)value!);

    void IList.Remove(object? value) => Remove((T)value!);

    void ICollection.CopyTo(Array array, int index) => ((ICollection)_values).CopyTo(array, index);

    /// <inheritdoc/>
    public virtual IScriptObject Clone(bool deep)
    {
        var clone = (ScriptArray<T>)MemberwiseClone();
        clone._values = deep
            ? _values.ConvertAll(v => v is Runtime.ScriptObject or ScriptArray ? (T)((IScriptObject)v).Clone(true) : v)
            : [.. _values];
        clone._members = (ScriptObject?)_members?.Clone(deep);
        return clone;
    }

    /// <inheritdoc/>
    public IEnumerable<string> GetMembers() => _members is null ? ["size"] : _members.GetMembers().Prepend("size");

    /// <inheritdoc/>
    public virtual bool Contains(string member) => _members?.Contains(member) ?? false;

    /// <inheritdoc/>
    public virtual bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        if (member == "size")
        {
            value = Count;
            return true;
        }

        value = null;
        return _members?.TryGetValue(context, span, member, out value) ?? false;
    }

    /// <inheritdoc/>
    public virtual bool CanWrite(string member) => member != "size" && (_members is null || _members.CanWrite(member));

    /// <inheritdoc/>
    public virtual bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly) =>
        member != "size" && ScriptObject.TrySetValue(context, span, member, value, readOnly);

    /// <inheritdoc/>
    public virtual bool Remove(string member) => _members?.Remove(member) ?? false;

    /// <inheritdoc/>
    public virtual void SetReadOnly(string member, bool readOnly) => _members?.SetReadOnly(member, readOnly);

    bool IScriptCustomBinaryOperation.TryEvaluate(
        TemplateContext context, SourceSpan span, Syntax.ScriptBinaryOperator op,
        SourceSpan leftSpan, object? leftValue, SourceSpan rightSpan, object? rightValue, out object? result)
    {
        result = ArrayOperations.Evaluate(context, span, op, leftSpan, leftValue, rightSpan, rightValue);
        return true;
    }

    private void GrowTo(int count)
    {
        while (_values.Count < count)
        {
            _values.Add(default!);
        }
    }
}

/// <summary>The array of the language.</summary>
public class ScriptArray : ScriptArray<object?>
{
    /// <summary>An empty array.</summary>
    public ScriptArray()
    {
    }

    /// <summary>An empty array with room for items.</summary>
    public ScriptArray(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of what is enumerated.</summary>
    public ScriptArray(IEnumerable<object?> values)
        : base(values)
    {
    }

    /// <summary>A copy of what is enumerated.</summary>
    public ScriptArray(IEnumerable values)
        : base(values)
    {
    }

    /// <summary>An item, null where there is none.</summary>
    public override object? this[int index]
    {
        get => index >= 0 && index < Count ? base[index] : null;
        set => base[index] = value;
    }

    /// <summary>A new array of what is enumerated, or of the items of an array of JSON.</summary>
    /// <exception cref="ArgumentException">The object is neither.</exception>
    public static ScriptArray From(object? obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } json => (ScriptArray)JsonValues.Read(json)!,
            IEnumerable values => new ScriptArray(values),
            _ => throw new ArgumentException($"An array cannot be made of `{obj.GetType()}`.", nameof(obj)),
        };
    }
}
