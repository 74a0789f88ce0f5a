namespace Sovereignty.Rules;

/// <summary>What a condition is evaluated over: a subject of a scan, or an example written in a rule.</summary>
internal interface IFacts
{
    /// <summary>The day that dates are compared with.</summary>
    DateOnly AsOf { get; }

    /// <summary>The value of a field.</summary>
    FieldValue Read(Field field);
}
