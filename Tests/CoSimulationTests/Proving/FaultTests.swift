import Foundation
import HDL
import Testing

@testable import CoSimulation
@testable import Components

/// Every proof can fail: broken twins of each component, with one thing done wrong, are refuted.
@Suite struct FaultTests {
  /// A fault of each component, as `CircuitFault` describes it, in some with the module it is in; more
  /// where a proof says several things.
  static let twins: [(component: String, fault: String)] = [
    ("apb-registers", "inverted apb_prdata 0"), ("apb-registers", "dropped apb_pslverr 0"),
    ("asynchronous-fifo", "dropped write_gray 0"),
    ("axi4-lite-registers", "skid_buffer_36: dropped aside 0"),
    ("axi4-lite-subordinate", "skid_buffer_6: dropped occupied 1"),
    ("axi4-stream-arbiter", "dropped owner 0"),
    ("axi4-stream-arbiter", "inverted s_axis_1_tready 0"),
    ("axi4-stream-fifo", "inverted words 0"),
    ("axi4-stream-receiver", "inverted last 0"),
    ("axi4-stream-receiver", "dropped s_axis_tready 0"),
    ("axi4-stream-register-slice", "dropped second 0"),
    ("axi4-stream-transmitter", "dropped sent 0"),
    ("axi4-stream-transmitter", "inverted m_axis_tdata 0"),
    ("counter", "inverted last 0"), ("counter", "dropped value 0"),
    ("crc", "inverted state 0"), ("crc", "inverted check 0"),
    ("divider", "inverted fits 0"),
    ("fifo", "dropped read_index 0"), ("fifo", "inverted occupancy 0"),
    ("handshake-crossing", "inverted word 0"),
    ("lfsr", "dropped state 0"), ("lfsr", "inverted state 1"),
    ("maze-trainer", "inverted action_ready 0"),
    ("priority-arbiter", "inverted grants 0"), ("priority-arbiter", "dropped index 0"),
    ("program-verify", "inverted upwards 0"), ("program-verify", "dropped pulses 1"),
    ("pulse-crossing", "dropped last 0"),
    ("q-learning-agent", "crossbar_tile: inverted calibrate_done 0"),
    ("q-learning-controller", "inverted observation_ready 0"),
    ("reset-synchronizer", "inverted first 0"),
    ("round-robin-arbiter", "dropped above 0"), ("round-robin-arbiter", "inverted granted 0"),
    ("sar-converter", "inverted code 0"),
    ("skid-buffer", "dropped aside 0"),
    ("stream-register-slice", "dropped second 0"),
    ("table-engine", "inverted transition_ready 0"), ("table-engine", "inverted update_own 0"),
    ("table-engine", "dropped update_in_flight 0"),
    ("table-engine-boltzmann", "dropped update_bonus_0 0"),
    ("table-engine-double-q-learning", "dropped update_worth 0"),
    ("table-engine-expected-sarsa", "dropped update_sum 0"),
    ("table-engine-sarsa", "dropped update_random_value 0"),
    ("table-engine-sarsa-boltzmann", "dropped update_key_value 0"),
    ("table-engine-upper-confidence-bound", "dropped update_key_lane_0 0"),
    ("two-flop-synchronizer", "inverted first 0"),
    ("width-narrowing", "inverted pieces 0"), ("width-widening", "inverted pieces 0"),
  ]

  static let matrixTwins: [(component: String, fault: String)] = [
    ("arg-maximum", "inverted leads 0"),
    ("calibration-sequencer", "inverted measure 0"),
    ("cell-programmer", "inverted below 0"),
    ("lane-calibration", "inverted corrected 0"),
    ("matrix-decisions", "matrix_trials_0: inverted trial 0"),
    ("matrix-draining-lane", "dropped counting 0"),
    ("matrix-firing-lane", "inverted found 0"),
    ("matrix-flash-lane", "inverted found 0"),
    ("matrix-input", "inverted code 0"),
    ("matrix-lane", "inverted saturated 0"), ("matrix-lane", "inverted captured_0 0"),
    ("matrix-outputs", "dropped lane_count 0"),
    ("matrix-post", "inverted result 0"),
    ("matrix-programmer", "inverted over 0"), ("matrix-programmer", "dropped row_pulses 0"),
    ("matrix-search", "matrix_lane_0: negated found 0"),
    ("matrix-sequencer", "dropped accumulates_first 0"), ("matrix-sequencer", "dropped plane 0"),
    ("matrix-trials", "inverted next 0"),
    ("matrix-windows", "inverted around 0"), ("matrix-windows", "dropped read_half 0"),
    ("row-programmer", "inverted decide 0"),
  ]

  @Test(arguments: twins)
  func aBrokenTwinIsRefuted(component name: String, fault text: String) throws {
    try Self.refute(name, text)
  }

  @Test(arguments: matrixTwins)
  func aBrokenTwinOfTheMatrixEngineIsRefuted(component name: String, fault text: String) throws {
    try Self.refute(name, text)
  }

  private static func refute(_ name: String, _ text: String) throws {
    let component = try #require(ProvedComponent.named(name))
    let circuit = try component.circuit()
    let fault = try #require(
      circuit.faults.first { "\($0)" == text || "\($0)".hasSuffix(": \(text)") }, "no such fault")
    let twin = circuit.broken(by: fault)
    try #require(twin != circuit)
    let verdict = try Prover(timeLimit: 900).prove(twin, depth: component.depth)
    let counterexample = try #require(verdict.counterexample, "\(verdict)")
    #expect(!counterexample.broken.isEmpty)
    #expect(counterexample.waveform.contains("cycle"))
    #expect(counterexample.valueChangeDump.contains("$enddefinitions"))
  }

  @Test func everyComponentHasATwin() {
    #expect(
      Set((Self.twins + Self.matrixTwins).map(\.component)) == Set(ProvedComponent.all.map(\.name)))
  }

  /// All faults of all components, each with what becomes of its proof: `FAULTS=all`, or `FAULTS=fifo,crc` for
  /// some; it takes long. `FAULTS=list` prints them only.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["FAULTS"] != nil))
  func whatBecomesOfAllFaults() throws {
    let wanted = ProcessInfo.processInfo.environment["FAULTS"]?.split(separator: ",") ?? []
    for component in ProvedComponent.all {
      guard
        wanted == ["all"] || wanted == ["list"] || wanted.contains(where: { $0 == component.name })
      else { continue }
      let circuit = try component.circuit()
      var (refuted, total) = (0, 0)
      for fault in circuit.faults {
        let twin = circuit.broken(by: fault)
        guard twin != circuit else { continue }
        guard wanted != ["list"] else {
          print("\(component.name) | \(fault)")
          continue
        }
        let verdict = try? Prover(timeLimit: 20).prove(twin, depth: component.depth)
        total += 1
        refuted += verdict?.counterexample == nil ? 0 : 1
        let outcome = verdict.map { "\($0)".prefix { $0 != "\n" } } ?? "no circuit"
        print("\(component.name) | \(fault) | \(outcome)")
      }
      print("\(component.name) | \(refuted) of \(total) refuted")
    }
  }
}
