using System.Collections;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>The numbers of <c>1..5</c>, counted as they are asked for.</summary>
internal sealed class ScriptRange(long first, long last, bool isInclusive) : IEnumerable<object>, IScriptCustomBinaryOperation
{
    /// <summary>How many numbers, no more than an array can hold.</summary>
    public int Count { get; } = (int)Int128.Min(int.MaxValue - 1, Int128.Abs((Int128)last - first) + (isInclusive ? 1 : 0));

    public IEnumerator<object> GetEnumerator()
    {
        long step = first < last ? 1 : -1;
        for (long i = first; i != last; i += step)
        {
            yield return Arithmetic.Fit(i);
        }

        if (isInclusive)
        {
            yield return Arithmetic.Fit(last);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same numbers by their place, without storing them.</summary>
    public IList AsList() => new NumberList(first, last, isInclusive, Count);

    public bool TryEvaluate(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op,
        SourceSpan leftSpan, object? leftValue, SourceSpan rightSpan, object? rightValue, out object? result)
    {
        result = ArrayOperations.Evaluate(context, span, op, leftSpan, leftValue, rightSpan, rightValue);
        return true;
    }

    private sealed class NumberList(long first, long last, bool isInclusive, int count) : IList
    {
        public int Count => count;

        public bool IsFixedSize => true;

        public bool IsReadOnly => true;

        public bool IsSynchronized => false;

        public object SyncRoot => this;

        public object? this[int index]
        {
            get => Arithmetic.Fit(first < last ? first + index : first - index);
            set => throw new NotSupportedException();
        }

        public int Add(object? value) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();

        public bool Contains(object? value) => throw new NotSupportedException();

        public int IndexOf(object? value) => throw new NotSupportedException();

        public void Insert(int index, object? value) => throw new NotSupportedException();

        public void Remove(object? value) => throw new NotSupportedException();

        public void RemoveAt(int index) => throw new NotSupportedException();

        public void CopyTo(Array array, int index) => throw new NotSupportedException();

        public IEnumerator GetEnumerator() => new ScriptRange(first, last, isInclusive).GetEnumerator();
    }
}
