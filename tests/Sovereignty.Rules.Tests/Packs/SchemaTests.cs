using Sovereignty.Rules;

namespace Sovereignty.Tests.Packs;

public sealed class SchemaTests
{
    [Fact]
    public void The_schema_in_the_repository_is_the_one_that_the_field_table_makes()
        => Golden.Matches(RuleSchema.Make(), Path.Combine(Golden.Repository(), "rules", "rule.schema.json"));

    [Fact]
    public void Field_names_are_unique_for_each_subject_and_every_field_is_described()
    {
        foreach (var field in FieldTable.All)
        {
            Assert.NotEmpty(field.Meaning.De);
            Assert.NotEmpty(field.Meaning.En);
            Assert.NotEmpty(field.Settles.De);
            Assert.Equal(field.Type is FieldType.Choice or FieldType.Choices, !field.Choices.IsEmpty);
            Assert.DoesNotContain(field.Name, RuleReader.Placeholders);
        }
    }
}
