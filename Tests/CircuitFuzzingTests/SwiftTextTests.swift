import CircuitFuzzing
import Foundation
import HDL
import TestSupport
import Testing

/// A finding's Swift source compiles, and describes the circuit it was made of: random circuits are printed into
/// the folder `Printed`, which stands among these tests.
///
/// `UPDATE_EXPECTED=1` prints them anew; they are compiled with the next build.
@Suite struct SwiftTextTests {
  /// Of these seeds come small circuits that have everything between them.
  private static let seeds: [UInt64] = [21, 35]

  private static func printed(_ seed: UInt64) throws -> Circuit {
    switch seed {
    case 21: try Circuit(elaborating: Printed21Top())
    default: try Circuit(elaborating: Printed35Top())
    }
  }

  private static func original(_ seed: UInt64) throws -> Circuit {
    try RandomCircuit(seed: seed, prefix: "printed\(seed)", depth: 1).circuit
  }

  @Test(arguments: seeds) func theTextIsTheOneThatIsCompiled(seed: UInt64) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Printed")
    let source = try SwiftText(of: Self.original(seed)).text
    let text = "// swift-format-ignore-file\nimport HDL\n\n" + source
    #expect(try ExpectedTexts(in: folder).recorded("Printed\(seed).swift", for: text) == text)
  }

  @Test(arguments: seeds) func whatIsCompiledDoesTheSame(seed: UInt64) throws {
    let original = try Trial(Self.original(seed), seed: seed, cycles: 60)
    let printed = try Trial(Self.printed(seed), seed: seed, cycles: 60)
    #expect(printed.answers == original.answers)
    #expect(printed.circuit.modules.map(\.name) == original.circuit.modules.map(\.name))
    for (module, other) in zip(printed.circuit.modules, original.circuit.modules) {
      #expect(module.ports.map(\.type) == other.ports.map(\.type))
      #expect(Set(module.registers.map(\.role)) == Set(other.registers.map(\.role)))
      #expect(module.memories.map(\.initialContents) == other.memories.map(\.initialContents))
    }
  }
}
