using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>Reads and writes the members of .NET objects of one type.</summary>
public interface IObjectAccessor
{
    /// <summary>True when the objects have an indexer of their own.</summary>
    bool HasIndexer { get; }

    /// <summary>The type of the indexer's argument.</summary>
    Type? IndexType { get; }

    /// <summary>The number of members.</summary>
    int GetMemberCount(TemplateContext context, SourceSpan span, object target);

    /// <summary>The members' names, as templates write them.</summary>
    IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target);

    /// <summary>True when there is such a member.</summary>
    bool HasMember(TemplateContext context, SourceSpan span, object target, string member);

    /// <summary>Reads a member; false when there is none.</summary>
    bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value);

    /// <summary>Writes a member; false when it cannot be written.</summary>
    bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value);

    /// <summary>Reads through the indexer.</summary>
    bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value);

    /// <summary>Writes through the indexer.</summary>
    bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value);
}

/// <summary>Reads and writes lists by number.</summary>
public interface IListAccessor
{
    /// <summary>The number of items.</summary>
    int GetLength(TemplateContext context, SourceSpan span, object target);

    /// <summary>An item; null behind the last one.</summary>
    object? GetValue(TemplateContext context, SourceSpan span, object target, int index);

    /// <summary>Replaces an item.</summary>
    void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value);
}
