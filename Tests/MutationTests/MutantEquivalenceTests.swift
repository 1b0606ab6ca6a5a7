import HDL
import Testing

@testable import Mutation

/// What no test can notice is recognised, and what one can is not taken for it.
@Suite struct MutantEquivalenceTests {
  @Test func equivalentMutantsAreRecognised() throws {
    let circuit = try Circuit(elaborating: Redundant())
    let equivalence = MutantEquivalence(circuit)
    let mutants = circuit.mutants()
    let choices = mutants.filter { $0.subject == "result" && $0.kind == .condition }
    #expect(choices.count == 2)
    for mutant in choices {
      #expect(try equivalence.verdict(on: mutant) == .equivalent, "\(mutant)")
    }
    let dropped = try #require(
      mutants.first { $0.subject == "is_any" && $0.change.hasSuffix(" became select") })
    #expect(try equivalence.verdict(on: dropped) == .equivalent, "\(dropped)")
  }

  @Test func theInputsThatTellAMutantApartAreNamed() throws {
    let circuit = try Circuit(elaborating: Redundant())
    let inverted = try #require(
      circuit.mutants().first { $0.subject == "is_any" && $0.change.contains("became and") })
    guard
      case .distinguished(let distinction) = try MutantEquivalence(circuit).verdict(on: inverted)
    else {
      Issue.record("it goes unnoticed")
      return
    }
    #expect(distinction.outputs == ["is_any_o"])
    #expect(distinction.description.contains("select_i = 1"), "\(distinction)")
  }

  /// Two registers and the instances between them stand in another module than the mutant.
  @Test func aMutantInAModuleWithInstancesIsJudgedThere() throws {
    let circuit = try Circuit(elaborating: Pair())
    let mutant = try #require(
      circuit.mutants().first {
        $0.module == "pair" && $0.kind == .operator && $0.subject == "total"
      })
    guard case .distinguished(let distinction) = try MutantEquivalence(circuit).verdict(on: mutant)
    else {
      Issue.record("it goes unnoticed")
      return
    }
    #expect(distinction.outputs == ["total_o"])
  }
}
