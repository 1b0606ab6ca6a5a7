import Testing

@Suite struct ImportScannerTests {
  private func modules(_ text: String) -> [String] {
    ImportScanner.imports(in: text).map(\.module)
  }

  @Test(arguments: [
    ("import HDL", "HDL"),
    ("  import HDL  ", "HDL"),
    ("@testable import HDL", "HDL"),
    ("@_exported public import HDL", "HDL"),
    ("@_spi(Testing) internal import HDL", "HDL"),
    ("@preconcurrency\timport HDL // the language", "HDL"),
    ("import struct HDL.Circuit", "HDL"),
    ("import func Glibc.exp", "Glibc"),
    ("import HDL.Circuit", "HDL"),
    ("import `HDL`", "HDL"),
    ("/* first */ import HDL", "HDL"),
  ])
  func findsAnImport(text: String, module: String) {
    #expect(modules(text) == [module])
  }

  @Test(arguments: [
    "// import HDL",
    "/// import HDL",
    "/* import HDL */",
    "/* /* */\nimport HDL\n*/",
    "let text = \"import HDL\"",
    "let text = \"\"\"\n  import HDL\n  \"\"\"",
    "let text = #\"\"\"\n  \"\"\"\n  import HDL\n  \"\"\"#",
    "let important = HDL",
    "importHDL()",
    "",
  ])
  func isNotMisledBy(text: String) {
    #expect(modules(text).isEmpty)
  }

  @Test func findsAllWithTheirLines() {
    let text = """
      import Diagnostics; import HDL

      #if canImport(Glibc)
        import Glibc
      #endif
      """
    #expect(
      ImportScanner.imports(in: text) == [
        Import(module: "Diagnostics", line: 1), Import(module: "HDL", line: 1),
        Import(module: "Glibc", line: 4),
      ])
  }

  @Test func readsOnAfterStringsAndInterpolations() {
    let text = #"""
      let quote = "\"/*", raw = #"\"#, nested = "\(names["a"] ?? ")") // no comment"
      import HDL
      """#
    #expect(modules(text) == ["HDL"])
  }
}
