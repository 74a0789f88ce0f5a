using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>An object whose members a template reads and writes by name.</summary>
public interface IScriptObject
{
    /// <summary>The number of members.</summary>
    int Count { get; }

    /// <summary>True when no member can be set.</summary>
    bool IsReadOnly { get; set; }

    /// <summary>The members' names.</summary>
    IEnumerable<string> GetMembers();

    /// <summary>True when there is a member of that name.</summary>
    bool Contains(string member);

    /// <summary>Reads a member; false when there is none.</summary>
    bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value);

    /// <summary>True when the member can be set.</summary>
    bool CanWrite(string member);

    /// <summary>Sets a member; false when it is read-only.</summary>
    bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly);

    /// <summary>Removes a member; false when there was none.</summary>
    bool Remove(string member);

    /// <summary>Makes a member read-only, or writable again.</summary>
    void SetReadOnly(string member, bool readOnly);

    /// <summary>Copies the object; with <paramref name="deep"/>, the objects in it too.</summary>
    IScriptObject Clone(bool deep);
}
