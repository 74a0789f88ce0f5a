using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>What Gradle's and sbt's configurations are for, by the names that their plugins give them.</summary>
internal static class GradleScopes
{
    /// <summary>The strongest scope of a list with commas; run time for names of the project's own.</summary>
    public static Scope Of(string configurations)
    {
        var strongest = Scope.Test;
        foreach (var range in configurations.AsSpan().Split(','))
        {
            var scope = One(configurations.AsSpan()[range].Trim());
            if (scope > strongest) strongest = scope;
        }

        return strongest;
    }

    private static Scope One(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty) return Scope.Test;
        if (name.StartsWith("test", StringComparison.OrdinalIgnoreCase) || name.StartsWith("integrationTest", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("androidTest", StringComparison.OrdinalIgnoreCase) || name.Contains("UnitTest", StringComparison.OrdinalIgnoreCase)
            || name.Contains("AndroidTest", StringComparison.Ordinal))
        {
            return Scope.Test;
        }

        return name is "classpath" or "checkstyle" or "pmd" or "spotbugs" or "jacocoAgent" or "jacocoAnt" or "detekt" or "ktlint" or "scala-tool" or "zinc"
            || name.EndsWith("annotationProcessor", StringComparison.OrdinalIgnoreCase) || name.StartsWith("kotlinCompiler", StringComparison.Ordinal)
            || name.StartsWith("kapt", StringComparison.Ordinal) || name.StartsWith("ksp", StringComparison.Ordinal)
            ? Scope.Development
            : Scope.Runtime;
    }
}
