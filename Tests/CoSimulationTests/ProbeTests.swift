import Diagnostics
import Foundation
import Testing

@testable import CoSimulation

@Suite struct ProbeTests {
  /// The macro's start values, computed apart from it.
  private func startValues(seed: UInt64) -> [Double] {
    (0..<12).map { i in
      var mixed = (seed &+ UInt64(i)) &* 0x9E37_79B9_7F4A_7C15
      mixed ^= mixed >> 31
      return Double(mixed >> 11) * 0x1p-53
    }
  }

  @Test func cellsFollowTheSameArithmetic() throws {
    let bench = Bench()
    let seed: UInt64 = 0xFEDC_BA98_7654_3210
    let model = try bench.instance(
      of: Designs.cells, plusargs: ["seed": String(seed, radix: 16)])
    let plain = try model.library.probe("plain")
    var expected = startValues(seed: seed)
    #expect(try model.probe(plain) == expected)
    try model.reset()
    try model.poke("pulse_i", 1)
    try model.poke("cell_i", 5)
    for _ in 0..<1000 {
      try model.step()
      expected[5] += 0.125 * exp(-expected[5])
    }
    #expect(try model.probe(plain) == expected)
    #expect(try model.probe(plain, at: 5) == expected[5])
    #expect(try model.probe(model.library.probe("total")) == [1000])
    #expect(throws: ModelFailure.self) { try model.probe(plain, at: 12) }
  }

  @Test func wholeModulesAreReachedToo() throws {
    let bench = Bench()
    let model = try bench.instance(of: Designs.cells)
    try model.reset()
    try model.poke("pulse_i", 1)
    try model.poke("cell_i", 3)
    try model.step(2)
    for name in ["first", "second"] {
      let values = try model.probe(model.library.probe(name))
      #expect(values == [0, 1, 2, 12, 4, 5, 6, 7, 8, 9, 10, 11])
    }
    #expect(try model.peek("high_o") & 0b110 == 0b110)
  }

  @Test func instancesAreApartAndDeterministic() async throws {
    let bench = Bench()
    let library = try ModelLibrary(bench.builder.build(Designs.cells))
    let runs = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      for run in 0..<8 {
        group.addTask {
          let model = try library.makeInstance(plusargs: ["seed": "\(run % 2)"])
          try model.reset()
          try model.poke("pulse_i", 1)
          for cell in 0..<UInt64(12) {
            try model.poke("cell_i", cell)
            try model.step(50)
          }
          return (run, try model.probe(library.probe("plain")))
        }
      }
      return try await group.reduce(into: [Int: [Double]]()) { $0[$1.0] = $1.1 }
    }
    for run in 0..<8 { #expect(runs[run] == runs[run % 2]) }
    #expect(runs[0] != runs[1])
  }

  @Test func wrongProbesAreTold() throws {
    let bench = Bench()
    var description = Designs.cells
    description.probes = [
      ModelProbe("plain", instancePath: ["u_macro"], variable: "state_q", count: 11)
    ]
    let count = #expect(throws: ModelFailure.self) { try bench.instance(of: description) }
    #expect(
      count?.description.contains("'array.u_macro.state_q' has 12 elements, not 11") == true)
    description.probes[0] = ModelProbe(
      "plain", instancePath: ["u_macro"], variable: "seed", count: 1)
    let hidden = #expect(throws: DiagnosticReport.self) { try bench.instance(of: description) }
    #expect(
      hidden?.description == """
        error: the probe 'plain' names 'array.u_macro.seed', which is not a variable marked public \
        [unknown-probe]
          help: declare it as: real seed /*verilator public_flat_rd*/;
        """)
  }

  @Test func vectorsAreNotTakenForReals() throws {
    let bench = Bench()
    var description = Designs.cells
    description.sources[0] = ModelSource(
      name: "macro.sv",
      text: String(decoding: description.sources[0].bytes, as: UTF8.self).replacing(
        "real total_q  /*", with: "longint unsigned total_q  /*"
      ).replacing("0.0;", with: "0;").replacing("+ 1.0;", with: "+ 1;"))
    let error = #expect(throws: ModelFailure.self) { try bench.instance(of: description) }
    #expect(error?.description.contains("'array.u_macro.total_q' is not of type real") == true)
  }
}
