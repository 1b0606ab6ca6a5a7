import CircuitFuzzing
import Foundation
import HDL
import Testing

@Suite struct FuzzingTests {
  @Test func allToolsAgreeOnTheFixedSlice() throws {
    var fuzzing = Fuzzing(attempts: [.icarus: 0, .verilator: 0], limit: 600)
    let findings = try fuzzing.run(seeds: 1..<7, cycles: 30)
    #expect(findings.map(\.description) == [])
    #expect(fuzzing.cycles == 180)
    #expect(fuzzing.proved + fuzzing.provedForAWhile == 2)
    #expect(fuzzing.open == 0)
    #expect(fuzzing.fallen == [])
  }

  @Test func shrinkingKeepsWhatFails() throws {
    let circuit = try RandomCircuit(seed: 3).circuit
    func multiplies(_ circuit: Circuit) -> Bool { "\(circuit)".contains("multiply") }
    var shrinking = Shrinking(attempts: 3000, fails: multiplies)
    let smallest = shrinking.smallest(circuit)
    #expect(multiplies(circuit))
    #expect(multiplies(smallest))
    #expect(smallest.modules.count == 1)
    #expect(smallest.modules.flatMap(\.statements).count <= 3)
  }

  /// The long run: `make fuzz`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["FUZZ_SECONDS"] != nil))
  func allSimulatorsAgreeForAWhile() throws {
    let environment = ProcessInfo.processInfo.environment
    let seconds = environment["FUZZ_SECONDS"].flatMap { Double($0) } ?? 60
    var seed = environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? 1000
    let start = Date()
    var fuzzing = Fuzzing()
    var failures = 0
    while Date().timeIntervalSince(start) < seconds {
      for finding in try fuzzing.run(seeds: seed..<(seed + 12), cycles: 60) {
        failures += 1
        print(finding)
      }
      seed += 12
    }
    print("\(fuzzing.summary); \(failures) differences")
    #expect(failures == 0)
  }
}
