namespace Sovereignty.CatalogueCompiler;

/// <summary>The sentence by which an exception is known, for those whose text is not among the licences of the npm package.</summary>
internal static class KnownExceptions
{
    /// <summary>Exceptions by id; a LicenseRef- is a condition that SPDX does not list.</summary>
    public static readonly IReadOnlyList<(string Id, string Text)> All =
    [
        ("LLVM-exception",
         "As an exception, if, as a result of your compiling your source code, portions of this Software are embedded into an Object form of such source code, you may redistribute such embedded portions in such Object form without complying with the conditions of Sections 4(a), 4(b) and 4(d) of the License."),
        ("Swift-exception",
         "As an exception, if you use this Software to compile your source code and portions of this Software are embedded into the binary product as a result, you may redistribute such product without providing attribution as would otherwise be required by Sections 4(a), 4(b) and 4(d) of the License."),
        ("Linux-syscall-note",
         "This copyright does *not* cover user programs that use kernel services by normal system calls - this is merely considered normal use of the kernel, and does *not* fall under the heading of \"derived work\"."),
        ("OCaml-LGPL-linking-exception",
         "you may link, statically or dynamically, a \"work that uses the Library\" with a publicly distributed version of the Library to produce an executable file containing portions of the Library, and distribute that executable file under terms of your choice, without any of the additional requirements listed in clause 6 of the GNU"),
        ("LGPL-3.0-linking-exception",
         "the copyright holders of this Library give you permission to convey to a third party a Combined Work that links statically or dynamically to this Library without providing any Minimal Corresponding Source or Minimal Application Code as set out in 4d or providing the installation information set out in section 4e"),
        ("WxWindows-exception-3.1",
         "As a special exception, the copyright holders of this library give permission for additional uses of the text contained in this release of the library as licensed under the wxWindows Library Licence, applying either version 3.1 of the Licence, or (at your option) any later version of the Licence"),
        ("LicenseRef-Commons-Clause",
         "Without limiting other conditions in the License, the grant of rights under the License will not include, and the License does not grant to you, the right to Sell the Software."),
    ];
}
