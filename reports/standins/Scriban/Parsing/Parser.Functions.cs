using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private ScriptFunction ParseFunction(bool isAnonymous)
    {
        var function = new ScriptFunction { Span = SpanFromHere() };
        int level = _expressionLevel;
        _expressionLevel = 0;
        Advance();
        if (!isAnonymous)
        {
            function.Name = ExpectVariable(function);
        }

        if (_current.Type == TokenType.OpenParen)
        {
            Advance();
            function.SetParameters(ParseParameters(function));
        }

        ExpectEndOfStatement();
        function.Body = ParseBlock(function, endsStatement: !isAnonymous);
        _expressionLevel = level;
        return Close(function);
    }

    private List<ScriptParameter> ParseParameters(ScriptFunction function)
    {
        var parameters = new List<ScriptParameter>();
        bool hasRest = false;
        bool hasOptional = false;
        while (_current.Type != TokenType.CloseParen)
        {
            if (parameters.Count > 0)
            {
                SkipArgumentSeparator();
            }

            if (!IsStartOfExpression())
            {
                Error("Expecting an expression for argument function calls instead of this token.");
                break;
            }

            if (ParseParameter(function, ref hasRest, ref hasOptional) is not { } parameter)
            {
                break;
            }

            parameters.Add(parameter);
        }

        CloseArguments();
        return parameters;
    }

    private ScriptParameter? ParseParameter(ScriptFunction function, ref bool hasRest, ref bool hasOptional)
    {
        SourceSpan span = SpanFromHere();
        ScriptVariable? name = ExpectVariable(function);
        if (name is null)
        {
            return null;
        }

        if (name is not ScriptVariableGlobal)
        {
            Error(name.Span, "Expecting only a simple name parameter for a function");
        }

        var parameter = new ScriptParameter { Name = name, Span = span };
        switch (_current.Type)
        {
            case TokenType.Equal:
                if (hasRest)
                {
                    Error(name.Span, "Cannot declare an optional parameter after a variable parameter (`...`).");
                }

                hasOptional = true;
                Advance();
                parameter.DefaultValue = ExpectExpression(parameter) as ScriptLiteral;
                if (parameter.DefaultValue is null)
                {
                    Error(name.Span, "Expecting only a literal for an optional parameter value.");
                }

                break;

            case TokenType.TripleDot:
                if (hasRest)
                {
                    Error(name.Span, "Cannot declare multiple variable parameters.");
                }

                hasRest = true;
                hasOptional = true;
                parameter.IsRest = true;
                Advance();
                break;

            default:
                if (hasOptional)
                {
                    Error(name.Span, "Cannot declare a normal parameter after an optional parameter.");
                }

                break;
        }

        return Close(parameter);
    }

    /// <summary>The arguments of <c>f(x, y)</c>, from the opening parenthesis on.</summary>
    private ScriptFunctionCall ParseExplicitCall(ScriptExpression target)
    {
        var call = new ScriptFunctionCall { Target = target, IsExplicit = true, Span = target.Span };
        Advance();
        bool isFirst = true;
        while (_current.Type != TokenType.CloseParen)
        {
            if (!isFirst)
            {
                SkipArgumentSeparator();
            }

            isFirst = false;
            if (!IsStartOfExpression())
            {
                Error("Expecting an expression for argument function calls instead of this token.");
                break;
            }

            if (ParseExpression(call) is not { } argument)
            {
                break;
            }

            call.ArgumentList.Add(argument);
        }

        call.IsClosed = CloseArguments();
        return Close(call);
    }

    private void SkipArgumentSeparator()
    {
        if (_current.Type == TokenType.Comma)
        {
            Advance();
        }
        else
        {
            Error("Expecting a comma to separate arguments in a function call.");
        }
    }

    private bool CloseArguments()
    {
        if (_current.Type != TokenType.CloseParen)
        {
            Error("Expecting a closing parenthesis for a function call.");
            return false;
        }

        Advance();
        return true;
    }
}
