import Foundation
import Memweave
import Testing

@testable import MemweaveCommand

/// Counts to 5, and one of the two kinds goes on.
private final class FiveSteps: Hardware {
  @Output(3) var count
  @Register(3, reset: 0) var value
  private let last: Int
  init(last: Int) { self.last = last }
  var body: Logic {
    value <== mux(value == last, 0, value &+ 1)
    count <== value
    assert(value < 5, "the count stays below 5")
  }
}

@Suite struct ProveCommandTests {
  private let program: Program
  private var folder: URL { program.folder }

  init() throws {
    program = try Program()
  }

  private func prove(_ lasts: [Int]) throws -> MemweaveCommand.ExitStatus {
    let components = lasts.map { last in
      ProvedComponent("last-\(last)", "3 bits", depth: 10) {
        try Circuit(elaborating: FiveSteps(last: last))
      }
    }
    let action = ProveAction(
      options: .init(component: nil, depth: nil), components: components, folder: folder)
    return try action.perform()
  }

  private var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test func whatHoldsEndsWithZero() throws {
    #expect(try prove([4]) == .success)
    #expect(try files == [])
  }

  @Test func aBrokenTwinEndsWithOneAndLeavesItsCounterexample() throws {
    #expect(try prove([4, 5]) == .mismatch)
    #expect(try files == ["last-5-counterexample.vcd"])
    let dump = try String(
      contentsOf: folder.appendingPathComponent("last-5-counterexample.vcd"), encoding: .utf8)
    #expect(dump.contains("value_q"))
    #expect(dump.contains("b101 "))
  }
}
