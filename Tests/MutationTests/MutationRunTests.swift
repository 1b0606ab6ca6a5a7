import CircuitSimulator
import Components
import HDL
import Testing

@testable import Mutation

/// Good tests kill, weak tests let live, and what lives is told with what would kill it.
@Suite struct MutationRunTests {
  /// Looks at one output of an accumulator, as long as it is told to.
  private struct Watching: MutationTrial {
    let circuit: Circuit
    let output: String
    let cycles: Int

    func killer(of mutant: Mutant) throws -> String? {
      let good = try Simulation(circuit)
      let bad = try Simulation(circuit.applying(mutant))
      for cycle in 0..<cycles {
        for simulation in [good, bad] {
          try simulation.poke("enable", cycle % 20 < 15 ? 1 : 0)
          try simulation.poke("step", cycle % 7 - 3)
        }
        if try good.peek(output) != bad.peek(output) { return "cycle \(cycle)" }
        try good.step()
        try bad.step()
      }
      return nil
    }
  }

  /// What becomes of the mutants that act on some signals.
  private func results(
    _ output: String, cycles: Int, on subjects: Set<String> = ["sum"]
  ) async throws -> [MutantResult] {
    let circuit = try Circuit(elaborating: Accumulator())
    let mutants = circuit.mutants().filter { subjects.contains($0.subject) }
    let trial = Watching(circuit: circuit, output: output, cycles: cycles)
    return try await MutationRun(mutants, of: circuit, against: trial).results()
  }

  @Test func aWeakTestLetsAKnownMutantLive() async throws {
    func fate(_ results: [MutantResult]) -> MutantResult? {
      results.first { $0.mutant.subject == "sum" && $0.mutant.change.contains("became subtract") }
    }
    // The sum is never looked at.
    let weak = try #require(fate(try await results("is_full", cycles: 60)))
    #expect(weak.fate == .survived)
    #expect(weak.suggestion?.contains("total_o differs after") == true, "\(weak)")
    // It is not looked at long enough to change.
    let short = try #require(fate(try await results("total", cycles: 2)))
    #expect(short.fate == .survived)
    let good = try #require(fate(try await results("total", cycles: 60)))
    #expect(good.fate == .killed)
    #expect(good.killer == "cycle 2")
  }

  @Test func scoresLeaveOutWhatIsEquivalent() async throws {
    let results = try await results("total", cycles: 60, on: ["sum", "total", "is_full"])
    let report = MutationReport(subject: "accumulator", mutants: results.count, results: results)
    #expect(report.total.killed > 10)
    #expect(report.total.survived > 0)
    #expect(report.total.tried == results.count)
    #expect(report.modules.map(\.name) == ["accumulator"])
    let expected =
      Double(report.total.killed) / Double(report.total.killed + report.total.survived)
    #expect(report.total.score == expected)
    #expect(report.survivors.allSatisfy { $0.suggestion != nil })
    let page = MutationPage(accelerators: [], components: [report]).text
    #expect(page.contains("| accumulator | \(results.count) |"))
  }

  @Test func thePropertiesOfAComponentKill() throws {
    let trial = try PropertyTrial(try #require(ProvedComponent.named("fifo")))
    let mutants = trial.mutants.filter { $0.subject == "filled" && $0.kind == .operator }
    #expect(mutants.count >= 2)
    for mutant in mutants { #expect(try trial.killer(of: mutant) != nil, "\(mutant)") }
  }

  /// Inputs at random do not come to it; the proof does.
  @Test func theProofOfAComponentKills() throws {
    let circuit = try Circuit(elaborating: Guarded())
    let trial = PropertyTrial(circuit, depth: 4)
    let mutant = try #require(
      circuit.mutants().first {
        $0.subject == "is_open" && $0.change == "32'hdeadbeef became 32'hdeadbef0"
      })
    #expect(try trial.killer(of: mutant) == nil)
    #expect(try trial.slowKiller(of: mutant) == "proof: the key opens")
  }

  @Test func whatBelongsToAProofHasNoMutants() throws {
    let component = try #require(ProvedComponent.named("fifo"))
    let mutants = try PropertyTrial(component).mutants
    #expect(Set(mutants.map { $0.place.prefix { $0 != ":" } }) == ["Components/FIFO.swift"])
  }
}

/// Opens for one key of four thousand million, and remembers that it was the right one.
private final class Guarded: Hardware {
  @Input(32) var key
  @Output var opens
  @Register(1, reset: 0) var isOpen
  @Register(1, reset: 0) var wasRight

  var body: Logic {
    opens <== isOpen
    isOpen <== key == 0xdead_beef
    wasRight <== key == 0xdead_beef
    assert(isOpen == wasRight, "the key opens")
  }
}
