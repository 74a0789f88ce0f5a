namespace Sovereignty.Resolve.Registries;

/// <summary>How a question over HTTP ended.</summary>
internal enum FetchEnd
{
    /// <summary>With a body.</summary>
    Found,

    /// <summary>It is not there.</summary>
    NotThere,

    /// <summary>It is as it was when it was last asked for.</summary>
    Unchanged,

    /// <summary>There is no answer; <see cref="Fetched.Failure"/> tells why.</summary>
    Failed,
}

/// <summary>What a server says of the state of a document, to ask later whether it has changed.</summary>
/// <param name="Tag">The entity tag, verbatim.</param>
/// <param name="Modified">The date of the last change, as it was written.</param>
internal sealed record Validator(string? Tag, string? Modified);

/// <summary>An answer over HTTP.</summary>
internal sealed record Fetched(FetchEnd End)
{
    public static readonly Fetched NotThere = new(FetchEnd.NotThere);

    public static readonly Fetched Unchanged = new(FetchEnd.Unchanged);

    /// <summary>The body of a found document.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Why there is none, in a few words that name no host.</summary>
    public string? Failure { get; init; }

    /// <summary>What to ask with next time.</summary>
    public Validator? Validator { get; init; }

    /// <summary>When the document last changed, where the server tells.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Whether asking again may help.</summary>
    public bool MayPass { get; init; }

    /// <summary>How long the server asks to wait before the next try.</summary>
    public TimeSpan? Wait { get; init; }

    public static Fetched Failed(string why) => new(FetchEnd.Failed) { Failure = why };

    /// <summary>The reply for an answer that brings no body.</summary>
    public RegistryReply AsReply() => End switch
    {
        FetchEnd.NotThere => RegistryAnswer.NotThere,
        FetchEnd.Unchanged => RegistryReply.AsBefore,
        _ => RegistryReply.Failed(Failure ?? "it gave no answer"),
    };
}
