import CircuitFuzzing
import CircuitSimulator
import HDL
import Testing

@testable import Mutation

/// What mutants there are, and that the selected one acts as the one that is put in.
@Suite struct MutantTests {
  @Test func everyKindIsThere() throws {
    let circuit = try Circuit(elaborating: Accumulator())
    let mutants = circuit.mutants()
    #expect(Set(mutants.map(\.kind)) == Set(MutationKind.allCases))
    #expect(mutants.map(\.number) == Array(1...mutants.count))
    #expect(mutants.allSatisfy { $0.place.hasPrefix("MutationTests/Designs.swift:") })
    #expect(circuit.mutants() == mutants)
  }

  @Test func aMutantSaysWhatItChanges() throws {
    let circuit = try Circuit(elaborating: Accumulator())
    let found = circuit.mutants().filter { $0.subject == "condition" && $0.kind == .offByOne }
    #expect(
      found.map(\.change) == [
        "4'hc became 4'hd", "4'hc became 4'hb", "less(count, 4'hc) became lessOrEqual(count, 4'hc)",
        "4'h9 became 4'ha", "4'h9 became 4'h8",
      ])
  }

  @Test func aMutantChangesOneModuleAndNothingElse() throws {
    let circuit = try Circuit(elaborating: Pair())
    for mutant in circuit.mutants() {
      let mutated = circuit.applying(mutant)
      let changed = zip(circuit.modules, mutated.modules).filter { $0 != $1 }.map(\.0.name)
      #expect(changed == [mutant.module], "\(mutant)")
    }
  }

  @Test func everyMutantOfAnAccumulatorActsWhenSelected() throws {
    try holds(Circuit(elaborating: Pair()), sample: 60)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func selectedMutantsOfRandomCircuitsActAsThoseThatArePutIn(seed: UInt64) throws {
    try holds(RandomCircuit(seed: seed, depth: 3).circuit, sample: 12)
  }

  @Test func theInputHasAnotherNameWhereItsOwnIsTaken() throws {
    let circuit = try Circuit(elaborating: Taken())
    let selection = MutantSelection(circuit.mutants(), of: circuit)
    #expect(selection.input == "memweave_mutant")
  }

  @Test func aSampleIsTheSameForASeed() throws {
    let mutants = try Circuit(elaborating: Pair()).mutants()
    let sample = mutants.sample(20, seed: 3)
    #expect(sample.count == 20)
    #expect(sample == mutants.sample(20, seed: 3))
    #expect(sample != mutants.sample(20, seed: 4))
    #expect(sample.map(\.number) == sample.map(\.number).sorted())
    #expect(mutants.sample(100_000, seed: 1) == mutants)
  }

  /// Each of a sample of mutants, selected in one circuit that has them all, gives in every cycle what
  /// the circuit with that mutant alone gives.
  private func holds(_ circuit: Circuit, sample: Int) throws {
    let mutants = circuit.mutants().sample(sample, seed: 1).filter {
      // A mutant may close a loop.
      (try? Simulation(circuit.applying($0))) != nil
    }
    let selection = MutantSelection(mutants, of: circuit)
    for mutant in mutants {
      let single = try Trial(circuit.applying(mutant), seed: 5, cycles: 12)
      let selected = try Trial(
        selection.circuit.fixing(selection.input, to: mutant.number), seed: 5, cycles: 12)
      #expect(single.answers == selected.answers, "\(mutant)")
    }
    let without = try Trial(selection.circuit.fixing(selection.input, to: 0), seed: 5, cycles: 12)
    #expect(try without.answers == Trial(circuit, seed: 5, cycles: 12).answers)
  }
}

private final class Taken: Hardware {
  @Input var mutant
  @Output var result
  var body: Logic { result <== ~mutant }
}

extension Circuit {
  /// The circuit with a constant in place of the input, and of the register behind it.
  fileprivate func fixing(_ input: String, to number: Int) -> Circuit {
    var circuit = self
    guard let index = modules.firstIndex(where: { $0.name == top }) else { return self }
    circuit.modules[index].signals = modules[index].signals.map { signal in
      guard signal.name == input || signal.name == "\(input)_held" else { return signal }
      var signal = signal
      signal.role = .constant(BitVector(truncating: number, width: signal.type.width))
      return signal
    }
    circuit.modules[index].statements.removeAll {
      if case .assign(.signal("\(input)_held"), _) = $0.kind { true } else { false }
    }
    return circuit
  }
}
