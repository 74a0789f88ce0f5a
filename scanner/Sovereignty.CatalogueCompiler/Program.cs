using System.Globalization;
using Sovereignty.CatalogueCompiler;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Licences.Texts;

// Turns rules/catalogue into the one file that the program loads. Errors are written as MSBuild reads them, so that a mistake in an entry
// fails the build at its file and line.
//   sovereignty-catalogue FOLDER FILE INDEX                 INDEX: the fingerprints of licence texts, ready to be searched
//   sovereignty-catalogue spdx NPM_PACKAGE_FOLDER FILE      writes rules/catalogue/licences/spdx.yaml anew
//   sovereignty-catalogue texts NPM_PACKAGE_FOLDER FILE     writes rules/catalogue/licences/texts.bin anew
if (args is ["spdx", var npmPackage, var list])
{
    SpdxListWriter.Write(npmPackage, list);
    return 0;
}

if (args is ["texts", var texts, var fingerprints]) return LicenceTextWriter.Write(texts, fingerprints);

if (args is not [var folder, var file, var index])
{
    Console.Error.WriteLine("usage: sovereignty-catalogue FOLDER FILE INDEX | spdx NPM_PACKAGE_FOLDER FILE | texts NPM_PACKAGE_FOLDER FILE");
    return 2;
}

folder = Path.GetFullPath(folder);
var reading = CatalogueFolder.Read(folder);
var problems = reading.Problems.AddRange(CatalogueChecker.Check(reading.Catalogue)
    .Select(p => p with { Path = Path.Combine(folder, p.Path ?? "") }));
var errors = 0;
foreach (var problem in problems.Where(p => p.Severity == ProblemSeverity.Error))
{
    errors++;
    var hint = problem.Hint is null ? "" : $" ({problem.Hint})";
    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{problem.Path}({problem.Line ?? 1},{problem.Column ?? 1}): error {problem.Code}: {problem.Message}{hint}"));
}

if (errors > 0) return 1;
var bytes = CatalogueFile.Encode(reading.Catalogue);
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
File.WriteAllBytes(file, bytes);
File.WriteAllBytes(index, FingerprintIndexBuilder.Build(LicenceTexts.Shipped()));
var catalogue = reading.Catalogue;
Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"catalogue: {catalogue.Vendors.Count} vendors, {catalogue.Products.Count} products, {catalogue.Packages.Sum(p => p.Patterns.Length)} package patterns, {catalogue.Services.Count} services, {catalogue.Registries.Count} registries, {catalogue.Jurisdictions.Count} jurisdictions; {bytes.Length / 1024} KiB"));
return 0;
