using System.Reflection;
using System.Text;

namespace Scriban.Runtime;

/// <summary>Gives the name under which templates see a .NET member.</summary>
public delegate string MemberRenamerDelegate(MemberInfo member);

/// <summary>Decides whether templates see a .NET member.</summary>
public delegate bool MemberFilterDelegate(MemberInfo member);

/// <summary>Hides a member from templates.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class ScriptMemberIgnoreAttribute : Attribute
{
}

/// <summary>What is imported from an object.</summary>
[Flags]
public enum ScriptMemberImportFlags
{
    /// <summary>Fields.</summary>
    Field = 1,

    /// <summary>Properties.</summary>
    Property = 2,

    /// <summary>Static methods.</summary>
    Method = 4,

    /// <summary>All of them.</summary>
    All = Field | Property | Method,
}

/// <summary>Names as templates expect them: <c>FirstName</c> becomes <c>first_name</c>.</summary>
public static class StandardMemberRenamer
{
    /// <summary>The renamer itself.</summary>
    public static readonly MemberRenamerDelegate Default = Rename;

    /// <summary>The name of a member.</summary>
    public static string Rename(MemberInfo member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Rename(member.Name);
    }

    /// <summary>An underscore goes before a capital that follows a small letter, and all becomes small.</summary>
    public static string Rename(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder(name.Length + 4);
        bool wasUpper = true;
        foreach (char c in name)
        {
            bool isUpper = char.IsUpper(c);
            if (isUpper && !wasUpper)
            {
                text.Append('_');
            }

            text.Append(isUpper ? char.ToLowerInvariant(c) : c);
            wasUpper = isUpper;
        }

        return text.ToString();
    }
}
