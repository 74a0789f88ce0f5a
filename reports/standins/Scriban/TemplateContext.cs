using System.Globalization;
using System.Runtime.CompilerServices;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>
/// What a template is rendered with: the objects it sees, where it writes to, and the limits it must keep. Not for
/// use by two threads at once.
/// </summary>
public partial class TemplateContext : IFormatProvider
{
    private readonly Stack<CultureInfo> _cultures = new();
    private readonly Stack<string> _sourceFiles = new();
    private readonly IEqualityComparer<string>? _keyComparer;

    /// <summary>A context with the built-in functions.</summary>
    public TemplateContext()
        : this(null, null)
    {
    }

    /// <summary>A context with built-in functions of its own.</summary>
    public TemplateContext(ScriptObject? builtin)
        : this(builtin, null)
    {
    }

    /// <summary>A context that compares members' names by <paramref name="keyComparer"/>.</summary>
    public TemplateContext(IEqualityComparer<string>? keyComparer)
        : this(null, keyComparer)
    {
    }

    /// <summary>Both.</summary>
    public TemplateContext(ScriptObject? builtin, IEqualityComparer<string>? keyComparer)
    {
        BuiltinObject = builtin ?? GetDefaultBuiltinObject();
        _keyComparer = keyComparer;
        _output = new StringBuilderOutput();
        _outputs.Push(_output);
        PushGlobal(BuiltinObject);
    }

    /// <summary>Reads a variable that is not defined; false when it is not defined here either.</summary>
    public delegate bool TryGetVariableDelegate(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value);

    /// <summary>Reads a member that an object does not have; false when it is not found here either.</summary>
    public delegate bool TryGetMemberDelegate(TemplateContext context, SourceSpan span, object target, string member, out object? value);

    /// <summary>Turns an error into text that is written in place of what failed.</summary>
    public delegate string RenderRuntimeExceptionDelegate(ScriptRuntimeException exception);

    /// <summary>Writes an error's message in brackets.</summary>
#pragma warning disable CA2211 // assignable in the package this project stands in for
    public static RenderRuntimeExceptionDelegate RenderRuntimeExceptionDefault = ex => $"[{ex.OriginalMessage}]";
#pragma warning restore CA2211

    /// <summary>The culture numbers and dates are written in; invariant until one is pushed.</summary>
    public CultureInfo CurrentCulture => _cultures.TryPeek(out CultureInfo? culture) ? culture : CultureInfo.InvariantCulture;

    /// <summary>Finds the templates that <c>include</c> names.</summary>
    public ITemplateLoader? TemplateLoader { get; set; }

    /// <summary>How included templates are parsed.</summary>
    public ParserOptions TemplateLoaderParserOptions { get; set; } = new();

    /// <summary>How included templates are cut into tokens.</summary>
    public LexerOptions TemplateLoaderLexerOptions { get; set; } = LexerOptions.Default;

    /// <summary>Included templates by the key their loader gave.</summary>
    public Dictionary<string, Template> CachedTemplates { get; } = [];

    /// <summary>True for liquid, which is not read here.</summary>
    public bool IsLiquid { get; protected set; }

    /// <summary>The dialect <c>object.eval</c> reads.</summary>
    public ScriptLang Language { get; set; }

    /// <summary>Without effect: the scientific operators are not read here.</summary>
    public bool UseScientific { get; set; }

    /// <summary>True indents every line a code block writes by the space before the block.</summary>
    public bool AutoIndent { get; set; } = true;

    /// <summary>The same as <see cref="AutoIndent"/>.</summary>
    [Obsolete("Use AutoIndent instead. Note that AutoIndent is true by default.")]
    public bool IndentWithInclude
    {
        get => AutoIndent;
        set => AutoIndent = value;
    }

    /// <summary>True indents empty lines too.</summary>
    public bool IndentOnEmptyLines { get; set; } = true;

    /// <summary>The indentation in force.</summary>
    public string? CurrentIndent { get; set; }

    /// <summary>What <c>tablerow</c> ends a row with.</summary>
    public string NewLine { get; set; } = Environment.NewLine;

    /// <summary>Characters written, or in one value made text, before the rest is cut off with an ellipsis; zero means no limit.</summary>
    public int LimitToString { get; set; } = 1024 * 1024;

    /// <summary>How deep arrays and objects may nest when made text; zero means no limit.</summary>
    public int ObjectRecursionLimit { get; set; } = 20;

    /// <summary>How often loops may turn before rendering fails; zero means no limit.</summary>
    public int LoopLimit { get; set; } = 1000;

    /// <summary>The same for loops over a queryable; null means <see cref="LoopLimit"/>.</summary>
    public int? LoopLimitQueryable { get; set; }

    /// <summary>How deep functions and includes may call each other; zero means no limit.</summary>
    public int RecursiveLimit { get; set; } = 100;

    /// <summary>How long one regular expression may take.</summary>
    public TimeSpan RegexTimeOut { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>True makes a variable that is not defined an error.</summary>
    public bool StrictVariables { get; set; }

    /// <summary>False evaluates without writing.</summary>
    public bool EnableOutput { get; set; } = true;

    /// <summary>True makes <c>break</c> outside a loop end the template.</summary>
    public bool EnableBreakAndContinueAsReturnOutsideLoop { get; set; }

    /// <summary>True makes a member of null null.</summary>
    public bool EnableRelaxedTargetAccess { get; set; }

    /// <summary>True makes a member that an object does not have null.</summary>
    public bool EnableRelaxedMemberAccess { get; set; } = true;

    /// <summary>True makes the call of a function that does not exist null.</summary>
    public bool EnableRelaxedFunctionAccess { get; set; }

    /// <summary>True makes an item outside an array null.</summary>
    public bool EnableRelaxedIndexerAccess { get; set; } = true;

    /// <summary>True makes the item at null null.</summary>
    public bool EnableNullIndexer { get; set; }

    /// <summary>Accepted and without effect.</summary>
    public bool ErrorForStatementFunctionAsExpression { get; set; }

    /// <summary>Ends rendering with a <see cref="ScriptAbortException"/> when cancelled.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Names .NET members as templates see them.</summary>
    public MemberRenamerDelegate MemberRenamer { get; set; } = StandardMemberRenamer.Default;

    /// <summary>Decides which .NET members templates see.</summary>
    public MemberFilterDelegate? MemberFilter { get; set; }

    /// <summary>Asked for variables that are not defined.</summary>
    public TryGetVariableDelegate? TryGetVariable { get; set; }

    /// <summary>Asked for members that are not defined.</summary>
    public TryGetMemberDelegate? TryGetMember { get; set; }

    /// <summary>When set, errors are written by it instead of being thrown.</summary>
    public RenderRuntimeExceptionDelegate? RenderRuntimeException { get; set; }

    /// <summary>The built-in functions; assigning a member of it replaces one for this context.</summary>
    public ScriptObject BuiltinObject { get; }

    /// <summary>Anything the program wants to keep with the context.</summary>
    public Dictionary<object, object> Tags { get; } = [];

    /// <summary>The file being rendered.</summary>
    public string? CurrentSourceFile => _sourceFiles.TryPeek(out string? file) ? file : null;

    /// <summary>The piece being evaluated.</summary>
    public ScriptNode? CurrentNode { get; private set; }

    /// <summary>Where that is.</summary>
    public SourceSpan CurrentSpan => CurrentNode?.Span ?? default;

    /// <summary>Cultures pushed.</summary>
    public int CultureCount => _cultures.Count;

    /// <summary>Source files pushed.</summary>
    public int SourceFileCount => _sourceFiles.Count;

    /// <summary>A context for values that are made text without one.</summary>
    internal static TemplateContext ForText => t_forText ??= new TemplateContext();

    [ThreadStatic]
    private static TemplateContext? t_forText;

    internal ScriptFlowState FlowState { get; set; }

    internal Stack<object?> CaseValues { get; } = new();

    /// <summary>What stands left of pipes and was not taken by a function yet.</summary>
    internal Stack<ScriptExpression> PendingPipes { get; set; } = new();

    internal Stack<ScriptBlockStatement> BlockDelegates { get; } = new();

    /// <summary>True while rendering asynchronously: what can wait is waited for.</summary>
    internal bool IsAsync { get; set; }

    /// <summary>The built-in functions of the language.</summary>
    public static ScriptObject GetDefaultBuiltinObject() => new BuiltinFunctions();

    /// <summary>Uses another culture until it is popped.</summary>
    public void PushCulture(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        _cultures.Push(culture);
    }

    /// <summary>Goes back to the culture before.</summary>
    /// <exception cref="InvalidOperationException">None was pushed.</exception>
    public CultureInfo PopCulture() => _cultures.TryPop(out CultureInfo? culture)
        ? culture
        : throw new InvalidOperationException("Cannot PopCulture more than PushCulture");

    /// <summary>Tells loaders which file is being rendered.</summary>
    public void PushSourceFile(string sourceFile)
    {
        ArgumentNullException.ThrowIfNull(sourceFile);
        _sourceFiles.Push(sourceFile);
    }

    /// <summary>Goes back to the file before.</summary>
    /// <exception cref="InvalidOperationException">None was pushed.</exception>
    public string PopSourceFile() => _sourceFiles.TryPop(out string? file)
        ? file
        : throw new InvalidOperationException("Cannot PopSourceFile more than PushSourceFile");

    /// <inheritdoc/>
    public object? GetFormat(Type? formatType) => CurrentCulture.GetFormat(formatType);

    /// <summary>Throws when rendering was cancelled or the stack is nearly used up.</summary>
    public void CheckAbort()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (CancellationToken.IsCancellationRequested)
        {
            throw new ScriptAbortException(CurrentSpan, CancellationToken);
        }
    }

    /// <summary>Makes the context ready for another run; caches of included templates are dropped.</summary>
    public virtual void Reset()
    {
        while (OutputCount > 1)
        {
            PopOutput();
        }

        (_output as StringBuilderOutput)?.Builder.Clear();
        while (GlobalCount > 1)
        {
            PopGlobal();
        }

        _cultures.Clear();
        _sourceFiles.Clear();
        CachedTemplates.Clear();
        _memberAccessors.Clear();
        _written = 0;
        _isCutOff = false;
    }

    internal ScriptBlockStatement? TakeBlockDelegate() => BlockDelegates.TryPop(out ScriptBlockStatement? block) ? block : null;
}
