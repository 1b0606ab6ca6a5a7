import CircuitFuzzing
import HDL
import SystemVerilog
import Testing

/// Texts with parameters and loops, run beside the circuit simulator, which knows of neither.
@Suite struct StructureTests {
  @Test(arguments: Simulator.allCases)
  func allSimulatorsAgree(_ simulator: Simulator) throws {
    let designs: [any Hardware] = [
      Thresholds(), Lanes(), Steered(), Tapped(), CasesInConnections(),
    ]
    let trials = try designs.map { try Trial(Circuit(elaborating: $0), seed: 7, cycles: 60) }
    let differences = try simulator.differences(in: trials)
    #expect(differences == [:])
  }
}
