import DevicePhysics
import Foundation
import Testing

/// Two ways in which the time between spikes is learned.
struct SynapseTimingTests {
  /// The voltage of a spike in volts, so many seconds after its begin: up for `width`, then an
  /// exponential tail below 0.
  func spike(_ seconds: Double) -> Double {
    let (amplitude, width, decay) = (0.148, 2e-6, 20e-6)
    guard seconds >= 0 else { return 0 }
    return seconds < width ? amplitude : -amplitude * exp(-(seconds - width) / decay)
  }

  /// How the state of Yakopcic's silver chalcogenide changes where the spike after it comes `delay`
  /// seconds after the spike before it. Each spike alone stays below both thresholds.
  func change(delay: Double) -> Double {
    let device = YakopcicMemristor.silverChalcogenide
    var state = YakopcicMemristor.State(position: 0.25)
    for step in 0..<2000 {
      let time = Double(step) * 1e-7
      let voltage = spike(time - 50e-6 - delay) - spike(time - 50e-6)
      state = device.advanced(state, voltage: voltage, by: 1e-7)
    }
    return state.position - 0.25
  }

  @Test func overlappingSpikesLearnByTheirOrder() {
    let delays = (1...8).map { Double($0) * 3e-6 }
    let later = delays.map { change(delay: $0) }
    let sooner = delays.map { change(delay: -$0) }
    #expect(later.allSatisfy { $0 > 0 }, "\(later)")
    #expect(sooner.allSatisfy { $0 < 0 }, "\(sooner)")
    #expect(change(delay: 100e-6) == 0)
    for changes in [later, sooner.map { -$0 }] {
      #expect(determination(delays, changes.map { log($0) }) > 0.9)
    }
  }

  /// The coefficient of determination of a straight line.
  func determination(_ x: [Double], _ y: [Double]) -> Double {
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    let mixed = zip(x, y).map { ($0 - meanX) * ($1 - meanY) }.reduce(0, +)
    let squaresX = x.map { ($0 - meanX) * ($0 - meanX) }.reduce(0, +)
    let squaresY = y.map { ($0 - meanY) * ($0 - meanY) }.reduce(0, +)
    return mixed * mixed / (squaresX * squaresY)
  }

  /// A diffusive and a drift memristor in series: what the drift memristor keeps after so many
  /// pulses of 2.5 V and 10 µs, with gaps of so many seconds. The voltage is shared by the
  /// resistances.
  func kept(pulses: Int, gap: Double) -> (height: Double, movedWhileOff: Double) {
    let (diffusive, drift) = (DiffusiveMemristor.neuron, DriftMemristor())
    var gate = diffusive.initialState
    gate.residue = 0.9
    var memory = drift.initialState
    var movedWhileOff = 0.0
    for _ in 0..<pulses {
      for step in 0..<(10 + Int(gap * 1e6)) {
        let source = step < 10 ? 2.5 : 0
        let series = 1 / drift.current(memory, voltage: 1)
        let resistance = diffusive.resistance(gate)
        let across = source * resistance / (resistance + series)
        let next = drift.advanced(memory, voltage: source - across, by: 1e-6)
        if resistance > 1e6 { movedWhileOff += abs(next.height - memory.height) }
        memory = next
        gate = diffusive.advanced(gate, voltage: across, by: 1e-6)
      }
    }
    return (memory.height, movedWhileOff)
  }

  @Test func theDriftMemristorMovesOnlyWhileTheDiffusiveOneConducts() {
    let start = DriftMemristor().initialState.height
    let fast = kept(pulses: 40, gap: 10e-6)
    let slow = kept(pulses: 40, gap: 500e-6)
    let moved = abs(fast.height - start)
    #expect(moved > 0)
    #expect(fast.movedWhileOff < 1e-6 * moved)
    // The rate of the pulses is learned, without any overlap.
    #expect(abs(slow.height - start) < moved / 2)
  }
}
