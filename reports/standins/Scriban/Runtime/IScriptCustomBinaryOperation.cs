using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>A value with operators of its own.</summary>
internal interface IScriptCustomBinaryOperation
{
    bool TryEvaluate(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op,
        SourceSpan leftSpan, object? leftValue, SourceSpan rightSpan, object? rightValue, out object? result);
}
