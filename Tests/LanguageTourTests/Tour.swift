import Foundation
import HDL
import SystemVerilog
import Testing

/// The modules of the tour, by the names of their files.
enum Tour {
  static let modules: [(name: String, make: @Sendable () -> any Hardware)] = [
    ("Counter", { Counter() }), ("Average", { Average() }), ("Scale", { Scale() }),
    ("Decoder", { Decoder() }), ("TrafficLight", { TrafficLight() }), ("Lookup", { Lookup() }),
    ("ProgramStore", { ProgramStore() }), ("TwoMasters", { TwoMasters() }),
    ("Pair", { Pair() }), ("Debouncer", { Debouncer() }), ("Panel", { Panel() }),
    ("Handshake", { Handshake() }), ("Rounding", { Rounding() }),
    ("Choices", { Choices() }), ("Walk", { Walk() }), ("Inverter", { Inverter() }),
    ("Chain", { Chain() }),
    ("Brightest", { Brightest() }), ("Synchronizer", { Synchronizer() }),
    ("Presses", { Presses() }), ("Laps", { Laps() }), ("Blink", { Blink() }),
  ]

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let page = folder.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/language.md")

  /// What the page shows of a file's Swift: all but its imports.
  static func swift(_ name: String) throws -> String {
    let file = folder.appendingPathComponent("Snippets/\(name).swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { $0.isEmpty || $0.hasPrefix("import ") }.joined(separator: "\n")
  }

  /// What the page shows of its SystemVerilog: the module, and what is in it and nowhere else on the page, without the
  /// comments on their source.
  static func systemVerilog(_ name: String) throws -> String {
    let module = try #require(modules.first { $0.name == name })
    let others = try modules.filter { $0.name != name }.map { other in
      let hardware = other.make()
      return "\(try Circuit(elaborating: hardware).top).sv"
    }
    let hardware = module.make()
    let files = SystemVerilogFile.files(of: try Circuit(elaborating: hardware))
    return try files.filter { !others.contains($0.name) }.map { try shown($0.text) }
      .joined(separator: "\n")
  }

  private static func shown(_ text: String) throws -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      var line = line
      if let comment = line.firstRange(of: "// LanguageTourTests/") {
        line = line[..<comment.lowerBound]
        if line.allSatisfy({ $0 == " " }) { return String?.none }
      }
      while line.last == " " { line = line.dropLast() }
      return String(line)
    }
    return lines.drop { !$0.hasPrefix("module") }.joined(separator: "\n")
  }

  /// The page with every block that follows a mark `<!-- Name.swift -->` or `<!-- Name.sv -->` filled in anew.
  static func filled(_ page: String) throws -> String {
    var result: [Substring] = []
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      result.append(line)
      guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { continue }
      let parts = line.dropFirst(5).dropLast(4).split(separator: ".")
      let (name, kind) = (String(parts[0]), parts[1])
      lines = lines.drop { !$0.hasPrefix("```") }.dropFirst()
      lines = lines.drop { $0 != "```" }
      let code = try kind == "swift" ? swift(name) : systemVerilog(name)
      result.append(kind == "swift" ? "```swift" : "```systemverilog")
      result += code.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
      if result.last == "" { result.removeLast() }
    }
    return result.joined(separator: "\n")
  }
}
