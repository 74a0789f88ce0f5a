using System.Collections.Frozen;

namespace Sovereignty.Detect.Licences;

/// <summary>
/// The comment at the head of a source file, where licence notices stand; what the program says further down, in texts and in code, is none. Lines that
/// are no part of it become empty, so that line numbers stay.
/// </summary>
internal static class LeadingComment
{
    private const int MostLines = 200;
    private const int MostBefore = 12;

    private static readonly string[] Slashes = ["//", "#region", "#endregion"];
    private static readonly string[] Hashes = ["#"];
    private static readonly string[] Dashes = ["--"];
    private static readonly string[] Percents = ["%"];
    private static readonly string[] Semicolons = [";"];
    private static readonly string[] Apostrophes = ["'", "REM ", "rem "];

    // What may stand before the comment: an interpreter, the kind of document, a guard against reading a file twice.
    private static readonly string[] Before = ["#!", "<?php", "<?xml", "<!doctype", "<!DOCTYPE", "#pragma once", "#ifndef ", "#define ", "@charset", "@echo off", "'use strict'", "\"use strict\"", "package ", "{-#"];

    private static readonly FrozenDictionary<string, Marks> ByExtension = All();

    /// <summary>Whether files of an extension are looked at.</summary>
    /// <param name="extension">Without the dot.</param>
    public static bool Knows(ReadOnlySpan<char> extension) => ByExtension.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(extension);

    /// <summary>Cuts the comment out.</summary>
    /// <param name="text">How the file begins.</param>
    /// <param name="extension">Its extension, without the dot.</param>
    /// <returns>The comment; empty for a file that begins with none.</returns>
    public static string Of(string text, ReadOnlySpan<char> extension)
    {
        if (!ByExtension.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(extension, out var marks)) return "";
        var kept = new System.Text.StringBuilder();
        string? closing = null;
        var number = 0;
        var before = 0;
        var seen = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++number > MostLines) break;
            var plain = line.Trim(" \t\uFEFF");
            if (closing is not null)
            {
                var end = plain.IndexOf(closing, StringComparison.Ordinal);
                kept.Append(end < 0 ? line : plain[..end]).Append('\n');
                if (end >= 0) closing = null;
                continue;
            }

            if (plain.IsEmpty || StartsWith(plain, marks.Line))
            {
                seen |= !plain.IsEmpty;
                kept.Append(line).Append('\n');
            }
            else if (Opening(plain, marks) is { } block)
            {
                seen = true;
                var rest = plain[block.Open.Length..];
                var end = rest.IndexOf(block.Close, StringComparison.Ordinal);
                kept.Append(end < 0 ? rest : rest[..end]).Append('\n');
                if (end < 0) closing = block.Close;
            }
            else if (!seen && ++before <= MostBefore && StartsWith(plain, Before))
            {
                kept.Append('\n');
            }
            else
            {
                break;
            }
        }

        return seen ? kept.ToString() : "";
    }

    private static bool StartsWith(ReadOnlySpan<char> line, string[] marks)
    {
        foreach (var mark in marks)
        {
            if (line.StartsWith(mark, StringComparison.Ordinal)) return !mark.StartsWith('#') || mark.Length > 1 || !line.StartsWith("#!", StringComparison.Ordinal);
        }

        return false;
    }

    private static (string Open, string Close)? Opening(ReadOnlySpan<char> line, Marks marks)
    {
        foreach (var (open, close) in marks.Blocks)
        {
            if (line.StartsWith(open, StringComparison.Ordinal)) return (open, close);
        }

        return null;
    }

    private static FrozenDictionary<string, Marks> All()
    {
        (string, string)[] c = [("/*", "*/")], markup = [("<!--", "-->")];
        var known = new Dictionary<string, Marks>(StringComparer.OrdinalIgnoreCase);
        Add("c h cc cpp cxx hpp hh hxx m mm cs java kt kts scala groovy js mjs cjs jsx ts mts cts tsx go rs swift dart php proto css scss less sass sol zig v sv glsl cu d vala", Slashes, c);
        Add("py pyi pyx sh bash zsh rb pl pm r R jl ex exs tcl cmake ps1 psm1 coffee nim cr gd awk", Hashes, [("\"\"\"", "\"\"\""), ("'''", "'''"), ("<#", "#>"), ("=begin", "=end"), ("=pod", "=cut")]);
        Add("sql lua hs lhs elm ada adb ads vhd vhdl", Dashes, [("--[[", "]]"), ("{-", "-}"), ("/*", "*/")]);
        Add("erl hrl tex sty cls bib", Percents, []);
        Add("clj cljs lisp el scm rkt asm s", Semicolons, [("/*", "*/"), ("#|", "|#")]);
        Add("vb bas vbs", Apostrophes, []);
        Add("ml mli pas pp dpr fs fsi fsx", ["//"], [("(*", "*)"), ("{", "}")]);
        Add("xml xsl xslt xsd html htm vue svelte xaml svg razor cshtml jsp", [], [.. markup, ("@*", "*@"), ("<%--", "--%>"), ("/*", "*/")]);
        return known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(string extensions, string[] line, (string, string)[] blocks)
        {
            foreach (var extension in extensions.Split(' ')) known[extension] = new Marks(line, blocks);
        }
    }

    private sealed record Marks(string[] Line, (string Open, string Close)[] Blocks);
}
