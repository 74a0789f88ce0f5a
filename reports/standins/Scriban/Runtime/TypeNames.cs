using System.Collections;
using System.Numerics;

namespace Scriban.Runtime;

/// <summary>Types as messages name them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Known = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(char)] = "char",
        [typeof(object)] = "object",
        [typeof(BigInteger)] = "bigint",
        [typeof(ScriptRange)] = "range",
    };

    public static string Of(Type type)
    {
        if (Known.TryGetValue(type, out string? name))
        {
            return name;
        }

        if (typeof(IScriptObject).IsAssignableFrom(type))
        {
            return typeof(IList).IsAssignableFrom(type) ? "array" : "object";
        }

        if (typeof(IScriptCustomFunction).IsAssignableFrom(type))
        {
            return "function";
        }

        return type.IsEnum ? "enum" : type.Name;
    }
}
