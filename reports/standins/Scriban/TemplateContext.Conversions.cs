using System.Collections;
using System.Numerics;
using System.Text;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private int _textDepth;
    private int _textLength;

    /// <summary>
    /// True when there is nothing in an array, object or string; null for null. A .NET object counts as empty when it
    /// has members: the package this project stands in for says so too.
    /// </summary>
    public virtual object? IsEmpty(SourceSpan span, object? against) => against switch
    {
        null => null,
        string text => BoxedBool.Of(text.Length == 0),
        IList list => BoxedBool.Of(list.Count == 0),
        IEnumerable items => BoxedBool.Of(!items.Cast<object?>().Any()),
        _ when IsPrimitive(against.GetType()) => BoxedBool.False,
        _ => BoxedBool.Of(GetMemberAccessor(against).GetMemberCount(this, span, against) > 0),
    };

    /// <summary>The value as a list.</summary>
    /// <exception cref="ScriptRuntimeException">It cannot be enumerated.</exception>
    public virtual IList? ToList(SourceSpan span, object? value) => value switch
    {
        null => null,
        IList list => list,
        IEnumerable items => new ScriptArray(items),
        _ => throw new ScriptRuntimeException(
            span, "Unexpected list value. Expecting an array, list or iterator. Unable to convert to a list."),
    };

    /// <summary>The value as a template writes it; with <paramref name="nested"/>, strings are quoted.</summary>
    /// <exception cref="InvalidOperationException">It nests deeper than <see cref="ObjectRecursionLimit"/>.</exception>
    public virtual string? ObjectToString(object? value, bool nested = false)
    {
        if (value is string text && !nested && (LimitToString <= 0 || text.Length < LimitToString))
        {
            return text;
        }

        if (_textDepth == 0)
        {
            _textLength = 0;
        }

        _textDepth++;
        try
        {
            if (ObjectRecursionLimit != 0 && _textDepth > ObjectRecursionLimit)
            {
                throw new InvalidOperationException("Structure is too deeply nested or contains reference loops.");
            }

            string? result = ToText(value, nested);
            bool isCut = LimitToString > 0 && _textDepth == 1 && result is not null && result.Length >= LimitToString;
            return isCut ? result + "..." : result;
        }
        finally
        {
            _textDepth--;
        }
    }

    /// <summary>False for null, false and <c>empty</c>; everything else is true.</summary>
    public virtual bool ToBool(SourceSpan span, object? value) => value switch
    {
        null => false,
        bool truth => truth,
        _ => value != EmptyScriptObject.Default,
    };

    /// <summary>The value as an integer; null is zero.</summary>
    /// <exception cref="ScriptRuntimeException">It is not a number.</exception>
    public virtual int ToInt(SourceSpan span, object? value)
    {
        try
        {
            return value switch
            {
                null => 0,
                int number => number,
                BigInteger number => (int)number,
                uint number => checked((int)number),
                ulong number => checked((int)number),
                _ => Convert.ToInt32(value, CurrentCulture),
            };
        }
        catch (Exception ex) when (ex is FormatException or InvalidCastException or OverflowException)
        {
            throw new ScriptRuntimeException(span, $"Unable to convert type `{GetTypeName(value)}` to int", ex);
        }
    }

    /// <summary>The type of a value as messages name it.</summary>
    public virtual string GetTypeName(object? value) => value switch
    {
        null => "null",
        Type type => TypeNames.Of(type),
        _ => TypeNames.Of(value.GetType()),
    };

    /// <summary>The value as a <typeparamref name="T"/>.</summary>
    /// <exception cref="ScriptRuntimeException">It cannot be converted.</exception>
    public T? ToObject<T>(SourceSpan span, object? value) => ToObject(span, value, typeof(T)) is T converted ? converted : default;

    /// <summary>The value as a <paramref name="destinationType"/>.</summary>
    /// <exception cref="ScriptRuntimeException">It cannot be converted.</exception>
    public virtual object? ToObject(SourceSpan span, object? value, Type destinationType)
    {
        ArgumentNullException.ThrowIfNull(destinationType);
        Type? underlying = Nullable.GetUnderlyingType(destinationType);
        if (value is null && underlying is not null)
        {
            return null;
        }

        destinationType = underlying ?? destinationType;
        if (destinationType == typeof(object) || value?.GetType() == destinationType)
        {
            return value;
        }

        if (destinationType == typeof(string))
        {
            return ObjectToString(value);
        }

        if (destinationType == typeof(int))
        {
            return ToInt(span, value);
        }

        if (destinationType == typeof(bool))
        {
            return ToBool(span, value);
        }

        if (value is null)
        {
            return IsPrimitive(destinationType) ? ConvertNumber(span, 0, destinationType) : null;
        }

        if (destinationType.IsInstanceOfType(value))
        {
            return value;
        }

        if (destinationType.IsEnum)
        {
            return ToEnum(span, value, destinationType);
        }

        if (IsPrimitive(destinationType) && (IsPrimitive(value.GetType()) || value is string or Enum))
        {
            return ConvertNumber(span, value, destinationType);
        }

        if (typeof(IList).IsAssignableFrom(destinationType) || destinationType == typeof(IEnumerable))
        {
            if (destinationType.IsAssignableFrom(typeof(ScriptArray)) && value is IEnumerable and not string)
            {
                return ToList(span, value);
            }
        }

        throw new ScriptRuntimeException(
            span, $"Unable to convert type `{GetTypeName(value)}` to `{GetTypeName(destinationType)}`");
    }

    internal static bool IsPrimitive(Type type) => type.IsPrimitive || type == typeof(decimal) || type == typeof(BigInteger);

    private object ToEnum(SourceSpan span, object value, Type type)
    {
        try
        {
            return value is string name ? Enum.Parse(type, name) : Enum.ToObject(type, value);
        }
        catch (ArgumentException ex)
        {
            throw new ScriptRuntimeException(span, $"Unable to convert type `{GetTypeName(value)}` to `{GetTypeName(type)}`", ex);
        }
    }

    private object ConvertNumber(SourceSpan span, object value, Type type)
    {
        try
        {
            if (type == typeof(BigInteger))
            {
                return value switch
                {
                    float number => new BigInteger(number),
                    double number => new BigInteger(number),
                    decimal number => new BigInteger(number),
                    ulong number => new BigInteger(number),
                    _ => new BigInteger(Convert.ToInt64(value, CurrentCulture)),
                };
            }

            if (value is BigInteger big)
            {
                return type == typeof(decimal) ? (decimal)big
                    : type == typeof(float) ? (float)big
                    : type == typeof(double) ? (object)(double)big
                    : Convert.ChangeType((long)big, type, CurrentCulture);
            }

            return Convert.ChangeType(value, type, CurrentCulture);
        }
        catch (Exception ex) when (ex is FormatException or InvalidCastException or OverflowException)
        {
            throw new ScriptRuntimeException(span, $"Unable to convert type `{GetTypeName(value)}` to `{GetTypeName(type)}`", ex);
        }
    }

    private string? ToText(object? value, bool nested)
    {
        if (LimitToString > 0 && _textLength >= LimitToString)
        {
            return string.Empty;
        }

        switch (value)
        {
            case string text:
                int room = LimitToString - _textLength;
                bool isCut = LimitToString > 0 && text.Length >= room;
                text = isCut ? text[..room] : text;
                return nested ? $"\"{StringFunctions.Escape(text)}{(isCut ? string.Empty : "\"")}" : text;
            case null:
                return nested ? "null" : null;
            case EmptyScriptObject:
                return nested ? "null" : null;
            case bool truth:
                return truth ? "true" : "false";
            case DateTime date when DateFormat() is { } format:
                return DateTimeFunctions.Format(date, format, CurrentCulture);
            case IFormattable formattable:
                return formattable.ToString(null, this);
            case IConvertible convertible:
                return convertible.ToString(this);
            case IEnumerable items:
                return ListToText(items);
            case IScriptCustomFunction and not ScriptFunction:
                return "<function>";
        }

        Type type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            var pair = new ScriptObject(2);
            pair.Import(value, renamer: MemberRenamer);
            return ObjectToString(pair, true);
        }

        return value.ToString();
    }

    private string ListToText(IEnumerable items)
    {
        var text = new StringBuilder("[");
        _textLength++;
        foreach (object? item in items)
        {
            if (text.Length > 1)
            {
                text.Append(", ");
                _textLength += 2;
            }

            string? itemText = ObjectToString(item, true);
            text.Append(itemText);
            _textLength += itemText?.Length ?? 0;
            if (LimitToString > 0 && _textLength >= LimitToString)
            {
                return text.ToString();
            }
        }

        return text.Append(']').ToString();
    }

    /// <summary>The format of dates, as long as <c>date</c> is the built-in object.</summary>
    private string? DateFormat()
    {
        for (int i = _globals.Count - 1; i >= 0; i--)
        {
            if (_globals[i].Object is { } global && global.TryGetValue(this, default, "date", out object? date))
            {
                return (date as DateTimeFunctions)?.DefaultFormat;
            }
        }

        return null;
    }
}
