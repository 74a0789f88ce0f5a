using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private const int UnaryPrecedence = 200;
    private const int PrefixPrecedence = 210;

    /// <summary>What an expression may consist of.</summary>
    private enum Mode
    {
        /// <summary>Everything.</summary>
        Default,

        /// <summary>Everything but <c>name: value</c>: the branches of <c>? :</c>.</summary>
        NoNamedArgument,

        /// <summary>No operators, calls or pipes.</summary>
        Basic,

        /// <summary>No <c>||</c> at the top: it separates the values of a <c>when</c>.</summary>
        When,
    }

    /// <summary>What to do after a step.</summary>
    private enum Step
    {
        /// <summary>Look for more behind what was read.</summary>
        Again,

        /// <summary>Read the next argument of the call.</summary>
        Argument,

        /// <summary>The expression ends here.</summary>
        End,

        /// <summary>The expression ends here, and its span is set.</summary>
        Closed,
    }

    private ScriptExpression? ExpectExpression(
        ScriptNode parent, ScriptExpression? outer = null, int precedence = 0, string? message = null,
        Mode mode = Mode.Default, bool allowsAssignment = true)
    {
        if (IsStartOfExpression())
        {
            return ParseExpression(parent, outer, precedence, mode, allowsAssignment);
        }

        Error(parent, SpanOf(_current), message ?? $"Expecting <expression> instead of `{TextOf(_current)}`");
        return null;
    }

    /// <summary>
    /// Reads an expression. <paramref name="outer"/> is the call whose argument it is: what follows it belongs to that
    /// call. Operators that bind no tighter than <paramref name="precedence"/> are left.
    /// </summary>
    private ScriptExpression? ParseExpression(
        ScriptNode parent, ScriptExpression? outer = null, int precedence = 0, Mode mode = Mode.Default, bool allowsAssignment = true)
    {
        _expressionLevel++;
        int depth = _depth;
        EnterDepth();
        var reading = new Reading
        {
            Parent = parent,
            Outer = outer,
            Precedence = precedence,
            EnteringPrecedence = precedence,
            Mode = mode == Mode.When ? Mode.Default : mode,
            IsWhen = mode == Mode.When,
            AllowsAssignment = allowsAssignment,
        };
        ScriptExpression? result = ParseOperands(ref reading);
        _depth = depth;
        _expressionLevel--;
        return result;
    }

    private ScriptExpression? ParseOperands(ref Reading reading)
    {
        while (true)
        {
            reading.OperandCount++;
            ScriptExpression? left = ParseOperand(reading.Parent);
            if (left is null)
            {
                string what = reading.Call is null ? "expression" : $"function call `{reading.Call}`";
                Error($"Unexpected token `{TextOf(_current)}` while parsing {what}");
                return null;
            }

            if (ScriptVariable.BlockDelegate.Equals(left))
            {
                CheckBlockDelegate(reading);
                return left;
            }

            Step step = Step.Again;
            while (step == Step.Again && left is not (null or ScriptAnonymousFunction))
            {
                step = ParseNext(ref reading, ref left);
            }

            if (left is null)
            {
                return null;
            }

            if (step == Step.Argument)
            {
                continue;
            }

            if (reading.Call is { } call)
            {
                call.ArgumentList.Add(left);
                call.Span.End = left.Span.End;
                return call;
            }

            return step == Step.Closed ? left : Close(left);
        }
    }

    private void CheckBlockDelegate(in Reading reading)
    {
        if (reading.OperandCount != 1 || _expressionLevel > 1)
        {
            Error("Cannot use block delegate $$ in a nested expression");
        }

        if (reading.Parent is not ScriptExpressionStatement)
        {
            Error(reading.Parent, "Cannot use block delegate $$ outside an expression statement");
        }
    }

    private Step ParseNext(ref Reading reading, ref ScriptExpression? left)
    {
        switch (_current.Type)
        {
            case TokenType.EndingInterpolatedString or TokenType.ContinuationInterpolatedString
                or TokenType.OpenInterpolatedBrace or TokenType.CloseInterpolatedBrace:
                return Step.End;
            case TokenType.Dot or TokenType.QuestionDot:
                return ParseMemberAccess(ref left!);
            case TokenType.DoublePlus or TokenType.DoubleMinus:
                left = ParsePostfix(left!);
                break;
        }

        bool canBeIndexed = left is IScriptVariablePath or ScriptLiteral or ScriptFunctionCall;
        if (_current.Type == TokenType.OpenBracket && canBeIndexed && !IsAfterSpace())
        {
            left = ParseIndexer(reading, left!);
            return Step.Again;
        }

        bool isAlias = reading.Parent is ScriptUnaryExpression { Operator: ScriptUnaryOperator.FunctionAlias };
        if (reading.Mode == Mode.Basic || isAlias)
        {
            return Step.End;
        }

        if (_current.Type == TokenType.Colon && reading.Mode != Mode.NoNamedArgument)
        {
            left = ParseNamedArgument(reading, left!);
            return Step.End;
        }

        if (_current.Type == TokenType.Equal && left is ScriptFunctionCall call && call.TryGetFunctionDeclaration(out ScriptFunction? function))
        {
            left = ParseInlineFunction(reading, call, function!);
            return Step.Closed;
        }

        if (Operators.TryAssignment(_current.Type, out ScriptBinaryOperator assignment))
        {
            left = ParseAssignment(reading, left!, assignment);
            return Step.End;
        }

        if (Operators.TryBinary(_current.Type, out ScriptBinaryOperator op, out int precedence))
        {
            return ParseBinary(ref reading, ref left!, op, precedence);
        }

        if (_current.Type == TokenType.Question)
        {
            return ParseConditional(ref reading, ref left!);
        }

        return IsStartOfExpression() ? ParseArguments(ref reading, ref left!) : ParsePipe(ref reading, ref left!);
    }

    private Step ParseMemberAccess(ref ScriptExpression left)
    {
        Token next = Peek();
        if (next.Type != TokenType.Identifier)
        {
            Error(SpanOf(next), $"Invalid token `{next.Type}`. The dot operator is expected to be followed by a plain identifier");
            return Step.Closed;
        }

        bool isOptional = _current.Type == TokenType.QuestionDot || left is ScriptMemberExpression { IsOptional: true };
        EnterDepthOfPath(left);
        Advance();
        Token name = _current;
        var member = new ScriptVariableGlobal(RawText(name)) { Span = SpanOf(name) };
        SourceSpan span = left.Span;
        if (member.Name is "empty" or "blank" && Peek().Type == TokenType.Question)
        {
            Advance();
            Advance();
            left = Close(new ScriptIsEmptyExpression { Target = left, Member = member, Span = span });
            return Step.Again;
        }

        Advance();
        left = Close(new ScriptMemberExpression { Target = left, Member = member, IsOptional = isOptional, Span = span });
        return Step.Again;
    }

    private ScriptIndexerExpression ParseIndexer(in Reading reading, ScriptExpression target)
    {
        EnterDepthOfPath(target);
        var indexer = new ScriptIndexerExpression { Target = target, Span = target.Span };
        Advance();
        string message = $"Expecting <index_expression> instead of `{TextOf(_current)}`";
        indexer.Index = ExpectExpression(indexer, reading.Call, 0, message, reading.Mode);
        if (_current.Type == TokenType.CloseBracket)
        {
            Advance();
        }
        else
        {
            Error($"Unexpected `{TextOf(_current)}`. Expecting ']'");
        }

        return Close(indexer);
    }

    /// <summary>A path of thousands of members would be as deep a tree as one of parentheses.</summary>
    private void EnterDepthOfPath(ScriptExpression target)
    {
        if (target is ScriptMemberExpression or ScriptIndexerExpression or ScriptFunctionCall)
        {
            EnterDepth();
        }
    }

    private ScriptExpression ParseNamedArgument(in Reading reading, ScriptExpression name)
    {
        if (name is not ScriptVariable variable)
        {
            Error(name.Span, "Expecting a simple global or local variable before `:` in order to create a named argument");
            return name;
        }

        var argument = new ScriptNamedArgument { Name = variable, Span = SpanFromHere() };
        Advance();
        argument.Value = ExpectExpression(reading.Parent);
        return Close(argument);
    }

    private FunctionDeclaration ParseInlineFunction(in Reading reading, ScriptFunctionCall call, ScriptFunction function)
    {
        if (_expressionLevel > 1 || !reading.AllowsAssignment)
        {
            Error(call, "Creating a function is only allowed for a top level assignment");
        }

        Advance();
        function.Body = ParseExpressionStatement();
        Close(function);
        return new FunctionDeclaration(function) { Span = function.Span };
    }

    private ScriptAssignExpression ParseAssignment(in Reading reading, ScriptExpression target, ScriptBinaryOperator op)
    {
        var assignment = new ScriptAssignExpression { Operator = op, OperatorSpan = SpanOf(_current), Span = target.Span };
        bool isTopLevel = target is IScriptVariablePath && reading.Call is null && _expressionLevel <= 1 && reading.AllowsAssignment;
        if (!isTopLevel)
        {
            Error(assignment, "Expression is only allowed for a top level assignment");
        }

        Advance();
        assignment.Target = target;
        assignment.Value = ExpectExpression(assignment, reading.Outer);
        return Close(assignment);
    }

    private Step ParseBinary(ref Reading reading, ref ScriptExpression left, ScriptBinaryOperator op, int precedence)
    {
        if (reading.IsWhen && op == ScriptBinaryOperator.Or)
        {
            return Step.End;
        }

        if (precedence <= reading.Precedence)
        {
            if (reading.EnteringPrecedence != 0)
            {
                return Step.End;
            }

            reading.Precedence = 0;
            return Step.Again;
        }

        EnterDepth();
        var binary = new ScriptBinaryExpression { Left = left, Operator = op, OperatorSpan = SpanOf(_current), Span = left.Span };
        Advance();
        string message = $"Expecting an <expression> to the right of the operator instead of `{TextOf(_current)}`";
        binary.Right = ExpectExpression(binary, reading.Call ?? reading.Outer, precedence, message, reading.Mode);
        left = Close(binary);
        return Step.Again;
    }

    private Step ParseConditional(ref Reading reading, ref ScriptExpression left)
    {
        if (reading.Precedence > 0)
        {
            return Step.End;
        }

        if (reading.Call is { } call)
        {
            call.ArgumentList.Add(left);
            left = Close(call);
            reading.Call = null;
        }

        var conditional = new ScriptConditionalExpression { Condition = left, Span = left.Span };
        Advance();
        conditional.ThenValue = ExpectExpression(conditional, mode: Mode.NoNamedArgument);
        Expect(TokenType.Colon);
        conditional.ElseValue = ExpectExpression(conditional, mode: Mode.NoNamedArgument);
        left = Close(conditional);
        return Step.End;
    }

    private Step ParsePipe(ref Reading reading, ref ScriptExpression left)
    {
        if (reading.EnteringPrecedence > 0)
        {
            return Step.End;
        }

        if (reading is { Parent: ScriptPipeCall, Call: null } && left is IScriptVariablePath)
        {
            left = new ScriptFunctionCall { Target = left, Span = left.Span };
        }

        if (_current.Type is not (TokenType.VerticalBar or TokenType.PipeGreater))
        {
            return Step.End;
        }

        if (reading.Call is { } call)
        {
            call.ArgumentList.Add(left);
            left = call;
            reading.Call = null;
        }

        var pipe = new ScriptPipeCall { From = left, Span = left.Span };
        _newLineFreeLevel++;
        Advance();
        _newLineFreeLevel--;
        pipe.To = ExpectExpression(pipe);
        left = Close(pipe);
        return Step.Closed;
    }

    private ScriptUnaryExpression ParseUnary()
    {
        SourceSpan span = SpanFromHere();
        var unary = new ScriptUnaryExpression { Operator = UnaryOperator(_current.Type), Span = span };
        Advance();
        unary.Right = ExpectExpression(unary, null, UnaryPrecedence);
        return Close(unary);
    }

    private ScriptIncrementDecrementExpression ParsePrefix()
    {
        bool isIncrement = _current.Type == TokenType.DoublePlus;
        var prefix = new ScriptIncrementDecrementExpression { IsIncrement = isIncrement, IsPost = false, Span = SpanFromHere() };
        Advance();
        prefix.Right = ExpectExpression(prefix, null, PrefixPrecedence);
        if (prefix.Right is not IScriptVariablePath)
        {
            Error("The operand of an increment or decrement operator must be a variable, property or indexer");
        }

        return Close(prefix);
    }

    private ScriptIncrementDecrementExpression ParsePostfix(ScriptExpression operand)
    {
        if (operand is not IScriptVariablePath)
        {
            Error("The operand of an increment or decrement operator must be a variable, property or indexer");
        }

        bool isIncrement = _current.Type == TokenType.DoublePlus;
        Advance();
        return new ScriptIncrementDecrementExpression
        {
            IsIncrement = isIncrement,
            IsPost = true,
            Right = operand,
            Span = operand.Span,
        };
    }

    private bool IsStartOfExpression() => UnaryOperator(_current.Type) != ScriptUnaryOperator.None || _current.Type is
        TokenType.Identifier or TokenType.IdentifierSpecial or TokenType.Integer or TokenType.HexaInteger
        or TokenType.BinaryInteger or TokenType.Float or TokenType.String or TokenType.VerbatimString
        or TokenType.BeginInterpolatedString or TokenType.ContinuationInterpolatedString
        or TokenType.EndingInterpolatedString or TokenType.InterpolatedString
        or TokenType.OpenParen or TokenType.OpenBrace or TokenType.OpenBracket
        or TokenType.DoublePlus or TokenType.DoubleMinus;

    private static ScriptUnaryOperator UnaryOperator(TokenType type) => type switch
    {
        TokenType.Exclamation => ScriptUnaryOperator.Not,
        TokenType.Minus => ScriptUnaryOperator.Negate,
        TokenType.Plus => ScriptUnaryOperator.Plus,
        TokenType.Arroba => ScriptUnaryOperator.FunctionAlias,
        TokenType.Caret => ScriptUnaryOperator.FunctionParametersExpand,
        _ => ScriptUnaryOperator.None,
    };

    private bool IsAfterSpace()
    {
        int offset = _current.Start.Offset - 1;
        return offset >= 0 && char.IsWhiteSpace(_lexer.Text[offset]);
    }

    /// <summary>One expression while it is read.</summary>
    private struct Reading
    {
        public ScriptNode Parent;
        public ScriptExpression? Outer;
        public ScriptFunctionCall? Call;
        public int Precedence;
        public int EnteringPrecedence;
        public int OperandCount;
        public Mode Mode;
        public bool IsWhen;
        public bool AllowsAssignment;
    }
}
