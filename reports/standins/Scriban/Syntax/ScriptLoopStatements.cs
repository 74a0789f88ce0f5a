using System.Collections;
using System.Globalization;
using System.Text;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>A statement that repeats its body.</summary>
public abstract class ScriptLoopStatementBase : ScriptStatement
{
    private protected ScriptLoopStatementBase()
    {
    }

    internal ScriptBlockStatement? Body { get; set; }

    /// <inheritdoc/>
    public override object? Evaluate(TemplateContext context)
    {
        context.EnterLoop(this);
        try
        {
            return EvaluateLoop(context);
        }
        finally
        {
            context.ExitLoop(this);
            if (context.FlowState != ScriptFlowState.Return)
            {
                context.FlowState = ScriptFlowState.None;
            }
        }
    }

    private protected abstract object? EvaluateLoop(TemplateContext context);

    /// <summary>False after <c>break</c> and <c>ret</c>; a <c>ret</c> is left for those outside.</summary>
    private protected static bool GoesOn(TemplateContext context)
    {
        if (context.FlowState == ScriptFlowState.Return)
        {
            return false;
        }

        bool goesOn = context.FlowState != ScriptFlowState.Break;
        context.FlowState = ScriptFlowState.None;
        return goesOn;
    }
}

/// <summary><c>while condition ... end</c></summary>
internal sealed class ScriptWhileStatement : ScriptLoopStatementBase
{
    public ScriptExpression? Condition { get; set; }

    internal override SyntaxName Syntax => new("while statement", "while <expression> ... end");

    private protected override object? EvaluateLoop(TemplateContext context)
    {
        var state = new LoopState();
        context.SetLoopVariable(ScriptVariable.WhileObject, state);
        object? result = null;
        for (int index = 0; context.StepLoop(this); index++)
        {
            if (!context.ToBool(Condition!.Span, context.Evaluate(Condition)))
            {
                break;
            }

            state.Index = index;
            result = context.Evaluate(Body);
            if (!GoesOn(context))
            {
                break;
            }
        }

        return result;
    }
}

/// <summary><c>for variable in list ... else ... end</c></summary>
internal class ScriptForStatement : ScriptLoopStatementBase, IScriptNamedArgumentContainer
{
    private readonly List<ScriptNamedArgument> _arguments = [];

    public ScriptExpression? Variable { get; set; }

    public ScriptExpression? Iterator { get; set; }

    public ScriptElseStatement? Else { get; set; }

    internal override SyntaxName Syntax => new("for statement", "for <variable> in <expression> ... end");

    protected virtual ScriptVariable LoopVariable => ScriptVariable.ForObject;

    protected virtual string Keyword => "for";

    protected virtual bool TakesColumns => false;

    public void AddParameter(ScriptNamedArgument argument) => _arguments.Add(argument);

    internal override void Print(StringBuilder text)
    {
        text.Append(Keyword).Append(' ');
        Variable?.Print(text);
        text.Append(" in ");
        Iterator?.Print(text);
        foreach (ScriptNamedArgument argument in _arguments)
        {
            text.Append(' ');
            argument.Print(text);
        }
    }

    protected virtual LoopState CreateState() => new();

    protected virtual void Before(TemplateContext context)
    {
    }

    protected virtual void After(TemplateContext context)
    {
    }

    protected virtual object? EvaluateItem(TemplateContext context, LoopState state) => context.Evaluate(Body);

    private protected override object? EvaluateLoop(TemplateContext context)
    {
        object? iterated = context.Evaluate(Iterator);
        if (iterated is null)
        {
            return null;
        }

        IList list = iterated as IList ?? (iterated is IEnumerable items ? ToList(context, items) : throw new ScriptRuntimeException(
            Iterator!.Span, $"Unexpected type `{iterated.GetType()}` for iterator"));
        (int first, int last, bool isReversed, int columns) = ReadArguments(context, list.Count);

        Before(context);
        LoopState state = CreateState();
        state.Length = list.Count;
        state.Columns = columns;
        context.SetLoopVariable(LoopVariable, state);

        object? result = null;
        object? previous = null;
        bool isFirst = true;
        int start = isReversed ? last : first;
        int step = isReversed ? -1 : 1;
        int beyond = isReversed ? first - 1 : last + 1;
        for (int index = start; isReversed ? index > beyond : index < beyond; index += step)
        {
            if (!context.StepLoop(this, iterated is IQueryable))
            {
                return null;
            }

            object? value = list[index];
            state.Index = index;
            state.IsLast = index == beyond - step;
            state.HasChanged = isFirst || !Equals(previous, value);
            SetVariable(context, value);
            result = EvaluateItem(context, state);
            if (!GoesOn(context))
            {
                isFirst = false;
                break;
            }

            previous = value;
            isFirst = false;
        }

        After(context);
        return isFirst && Else is not null ? context.Evaluate(Else) : result;
    }

    private void SetVariable(TemplateContext context, object? value)
    {
        if (Variable is ScriptVariable variable)
        {
            context.SetLoopVariable(variable, value);
        }
        else
        {
            context.SetValue(Variable, value);
        }
    }

    private (int First, int Last, bool IsReversed, int Columns) ReadArguments(TemplateContext context, int count)
    {
        int offset = 0;
        int limit = count;
        int columns = 1;
        bool isReversed = false;
        foreach (ScriptNamedArgument argument in _arguments)
        {
            switch (argument.Name.Name)
            {
                case "offset":
                    offset = Math.Max(0, ToInt(argument));
                    break;
                case "limit":
                    limit = ToInt(argument);
                    break;
                case "reversed":
                    isReversed = true;
                    break;
                case "cols" when TakesColumns:
                    columns = Math.Max(1, ToInt(argument));
                    break;
                default:
                    throw new ScriptRuntimeException(argument.Span, $"Unsupported argument `{argument.Name}` for statement: `{this}`");
            }
        }

        int last = (int)Math.Min((long)limit + offset, count) - 1;
        return (offset, last, isReversed, columns);

        int ToInt(ScriptNamedArgument argument) =>
            context.ToInt(argument.Value?.Span ?? argument.Span, context.Evaluate(argument.Value));
    }

    /// <summary>Reads one item more than the loop limit allows, so that an endless list ends in the limit's error.</summary>
    private static IList ToList(TemplateContext context, IEnumerable items)
    {
        if (items is ScriptRange range)
        {
            return range.AsList();
        }

        int? configured = items is IQueryable ? context.LoopLimitQueryable : null;
        int limit = configured ?? context.LoopLimit;
        var list = new List<object?>();
        foreach (object? item in items)
        {
            list.Add(item);
            if (limit > 0 && list.Count > limit)
            {
                break;
            }
        }

        return list;
    }
}

/// <summary><c>tablerow variable in list cols: n ... end</c></summary>
internal sealed class ScriptTableRowStatement : ScriptForStatement
{
    internal override SyntaxName Syntax => new("tablerow statement", "tablerow <variable> in <expression> ... end");

    protected override ScriptVariable LoopVariable => ScriptVariable.TablerowObject;

    protected override string Keyword => "tablerow";

    protected override bool TakesColumns => true;

    protected override LoopState CreateState() => new() { IsTableRow = true };

    protected override void Before(TemplateContext context) => context.Write("<tr class=\"row1\">");

    protected override void After(TemplateContext context) => context.Write("</tr>").WriteLine();

    protected override object? EvaluateItem(TemplateContext context, LoopState state)
    {
        int column = state.Index % state.Columns;
        state.Column = column;
        state.IsLastColumn = (state.Index + 1) % state.Columns == 0;
        if (column == 0 && state.Index > 0)
        {
            string row = ((state.Index / state.Columns) + 1).ToString(CultureInfo.InvariantCulture);
            context.Write("</tr>").Write(context.NewLine).Write("<tr class=\"row").Write(row).Write("\">");
        }

        context.Write("<td class=\"col").Write((column + 1).ToString(CultureInfo.InvariantCulture)).Write("\">");
        object? result = base.EvaluateItem(context, state);
        context.Write("</td>");
        return result;
    }
}

/// <summary>What a template reads as <c>for.index</c> and so on.</summary>
internal sealed class LoopState : IScriptObject
{
    public int Index { get; set; }

    public int? Length { get; set; }

    public bool IsLast { get; set; }

    public bool HasChanged { get; set; }

    public bool IsTableRow { get; init; }

    public int Columns { get; set; } = 1;

    public int Column { get; set; }

    public bool IsLastColumn { get; set; }

    public int Count => 0;

    public bool IsReadOnly { get; set; }

    public IEnumerable<string> GetMembers() => [];

    public bool Contains(string member) => Get(member) is not null;

    public bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        value = Get(member);
        return value is not null;
    }

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => (IScriptObject)MemberwiseClone();

    private object? Get(string member) => member switch
    {
        "index" => Index,
        "length" => Length,
        "rindex" => Length - Index - 1,
        "first" => BoxedBool.Of(Index == 0),
        "last" => BoxedBool.Of(IsLast),
        "even" => BoxedBool.Of((Index & 1) == 0),
        "odd" => BoxedBool.Of((Index & 1) != 0),
        "changed" => BoxedBool.Of(HasChanged),
        "col" or "col0" when IsTableRow => Column,
        "col_first" when IsTableRow => BoxedBool.Of(Column == 0),
        "col_last" when IsTableRow => BoxedBool.Of(IsLastColumn),
        _ => null,
    };
}
