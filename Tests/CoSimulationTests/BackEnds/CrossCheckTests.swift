import Accelerators
import Generation
import Specifications
import Testing

@testable import CoSimulation

/// One list of transactions on every back end.
@Suite struct CrossCheckTests {
  /// With one tile, and with three of which the last has a row that no state needs.
  @Test(
    arguments: [(.digitalMaximum, 2, nil), (.winnerTakeAll, 2, nil), (.winnerTakeAll, 5, 2)]
      as [(GreedyChoice, Int, Int?)])
  func allBackEndsAgree(greedy: GreedyChoice, states: Int, tileRows: Int?) throws {
    let bench = try BackEndBench(states: states, greedy: greedy, tileRows: tileRows)
    let check = try CrossCheck(
      bench.list(16), on: SimulationBackEnd.allCases, design: bench.design,
      builder: TestModels.builder)
    #expect(check.runs.map(\.backEnd) == SimulationBackEnd.allCases)
    #expect(check.differences == [])
    for (backEnd, run) in check.runs {
      #expect(check.mismatch(of: run) == nil, "\(backEnd)")
      #expect(run.unknowns == UnknownValues())
      #expect(run.records.count == 16)
      #expect(run.strobes.count == 17 && run.strobes.allSatisfy { !$0.isEmpty })
      #expect(run.cells.count == bench.specification.tile.cells)
      #expect(run.cycles == check.runs[0].run.cycles && run.cycles > 5_000)
      #expect((run.counters?.conversions ?? 0) > 500)
    }
    #expect(check.isClean)
  }

  /// A fault in the RTL shows in every back end that runs the RTL, at the same place; the circuit
  /// simulator does not have it, so the cross-check sees it without a golden model.
  @Test func aFaultShowsWhereTheTextIsRun() throws {
    let bench = try BackEndBench(states: 2)
    let backEnds: [SimulationBackEnd] = [.icarus, .swift]
    let sources = try bench.sources(
      with: "error_o = error_held_q;", as: "error_o = ~error_held_q;",
      in: "rtl/temporal_difference.sv")
    let check = try CrossCheck(
      bench.list(12), on: backEnds, design: bench.design, sources: sources,
      builder: TestModels.builder)
    #expect(!check.isClean)
    let mismatches = check.runs.map { check.mismatch(of: $0.run) }
    let first = try #require(mismatches[0])
    #expect(first.stage == .error)
    for (backEnd, mismatch) in zip(backEnds, mismatches) {
      #expect(mismatch == (backEnd.runsRTL ? first : nil), "\(backEnd)")
    }
    #expect(check.differences.map(\.found) == [.swift])
    #expect(check.differences.first?.mismatch.stage == .error)
    #expect(check.report.backEnds.map(\.name) == ["icarus", "swift"])
  }

  /// Hardware that hangs ends the run, and says where.
  @Test func hangingHardwareIsADifferenceInTiming() throws {
    let bench = try BackEndBench(states: 4)
    let sources = try bench.sources(
      with: "action_valid_o = phase_q", as: "action_valid_o = 1'b0 && phase_q",
      in: "rtl/q_learning_controller.sv")
    let list = try bench.list(3)
    let run = try SimulationBackEnd.icarus.run(list, on: bench.design, sources: sources)
    #expect(run.records.isEmpty && run.counters == nil)
    let mismatch = try #require(list.firstMismatch(in: run))
    #expect(mismatch.transaction == 1 && mismatch.stage == .timing)
    #expect(mismatch.found.contains("action_valid_o stayed 0"), "\(mismatch)")
  }

  /// What is compared beyond the records: cells, counters, and the cycles of the strobes.
  @Test func theCrossCheckSeesMoreThanRecords() throws {
    let bench = try BackEndBench(states: 2)
    let list = try bench.list(3)
    let run = try SimulationBackEnd.swift.run(list, on: bench.design)
    #expect(list.firstMismatch(in: run) == nil)
    var late = run
    late.strobes[2][0].cycle += 1
    #expect(list.firstMismatch(in: late) == nil)
    #expect(list.firstDifference(from: run, in: late)?.transaction == 2)
    var worn = run
    worn.cells[7] = worn.cells[7].nextUp
    #expect(list.firstMismatch(in: worn)?.stage == .array)
    var counted = run
    counted.counters?.pulses += 1
    #expect(list.firstMismatch(in: counted)?.stage == .counters)
  }
}
