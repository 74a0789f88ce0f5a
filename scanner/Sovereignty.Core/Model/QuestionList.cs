using System.Runtime.CompilerServices;

namespace Sovereignty.Model;

/// <summary>Open questions, those that widen a score most first. Of a long list there are millions: counting them takes their heads, and none is made for it.</summary>
[CollectionBuilder(typeof(QuestionList), nameof(Of))]
public abstract class QuestionList : RowList<OpenQuestion>
{
    /// <summary>What can be told of each question without what it is about in particular, in their order.</summary>
    public abstract IEnumerable<QuestionHead> Heads { get; }

    /// <summary>A list of questions that are at hand.</summary>
    public static QuestionList Of(ReadOnlySpan<OpenQuestion> questions) => new Held(questions.ToArray());

    private sealed class Held(OpenQuestion[] questions) : QuestionList
    {
        public override int Length => questions.Length;

        public override IEnumerable<QuestionHead> Heads => questions.Select(QuestionHead.Of);

        public override OpenQuestion this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)questions.Length, nameof(index));
                return questions[index];
            }
        }
    }
}

/// <summary>A question without the parts that it is about.</summary>
/// <param name="Rule">As <see cref="OpenQuestion.Rule"/>.</param>
/// <param name="Title">As <see cref="OpenQuestion.Title"/>.</param>
/// <param name="Subject">As <see cref="OpenQuestion.Subject"/>.</param>
/// <param name="SubjectId">As <see cref="OpenQuestion.SubjectId"/>.</param>
/// <param name="Dimension">As <see cref="OpenQuestion.Dimension"/>.</param>
/// <param name="Fields">As <see cref="OpenQuestion.Fields"/>.</param>
/// <param name="WhatSettles">As <see cref="OpenQuestion.WhatSettles"/>.</param>
/// <param name="Widens">As <see cref="OpenQuestion.Widens"/>.</param>
public readonly record struct QuestionHead(
    string Rule, LocalText Title, SubjectKind Subject, string SubjectId, Dimension Dimension, System.Collections.Immutable.ImmutableArray<string> Fields, LocalText WhatSettles, double Widens)
{
    /// <summary>The head of a question.</summary>
    public static QuestionHead Of(OpenQuestion question) =>
        new(question.Rule, question.Title, question.Subject, question.SubjectId, question.Dimension, question.Fields, question.WhatSettles, question.Widens);
}
