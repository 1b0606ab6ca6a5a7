import CircuitSimulator
import CrossbarPhysics
import HDL
import Specifications

/// How the comparators and sense amplifiers of a macro come to their decisions.
extension MatrixMacroModel {
  /// What the pins of the comparators show.
  func showDecisions(at ports: BlackBoxPorts) {
    for lane in lanes.indices {
      switch layer.converter.kind {
      case .sar, .ramp:
        ports[pins.comparator[lane]] = saysReached(lane, code: ports[pins.threshold[lane]]) ? 1 : 0
      case .dualSlope: ports[pins.comparator[lane]] = isUndrained(lane) ? 1 : 0
      case .integrateAndFire: ports[pins.comparator[lane]] = isFull(lane) ? 1 : 0
      case .flash: ports.set(pins.comparators[lane], to: thermometer(lane))
      case .sense, .winnerTakeAll: ports[pins.decision[lane]] = lanes[lane].decision ? 1 : 0
      }
    }
  }

  /// What happens at a clock edge, before a sample is taken.
  func decide(_ ports: BlackBoxPorts) {
    switch layer.converter.kind {
    case .sar, .ramp: if layer.converter.settlingError > 0 { settleLevels(ports) }
    case .flash: break
    case .dualSlope: drain(ports)
    case .integrateAndFire: fire(ports)
    case .sense, .winnerTakeAll: latch(ports)
    }
  }

  // MARK: Searched thresholds

  private func saysReached(_ lane: Int, code: Int) -> Bool {
    isReached(level(lane, code: code), by: seen(lane), lane, draw: code)
  }

  private func thermometer(_ lane: Int) -> BitVector {
    let width = layer.converter.highestCode
    var words = [UInt64](repeating: 0, count: (width + 63) / 64)
    for bit in 0..<width where saysReached(lane, code: bit + 1) {
      words[bit / 64] |= 1 << UInt64(bit % 64)
    }
    return BitVector(width: width, words: words)
  }

  /// The threshold of a code as it is in this cycle, in amperes.
  private func level(_ lane: Int, code: Int) -> Double {
    let target =
      layer.converter.thresholdSpread > 0
      ? parameters.spreadThreshold(
        Double(code), normal: normal(MatrixStream.threshold, firstLane + lane, UInt64(code)))
      : parameters.threshold(Double(code))
    guard layer.converter.settlingError > 0, layer.converter.kind != .flash else { return target }
    return parameters.settled(target, from: lanes[lane].level)
  }

  private func settleLevels(_ ports: BlackBoxPorts) {
    if ports["sample"] == 1 {
      for lane in lanes.indices { lanes[lane].level = parameters.threshold(0.0) }
    } else if ports["search_0"] == 1 {
      for lane in lanes.indices {
        lanes[lane].level = level(lane, code: ports[pins.threshold[lane]])
      }
    }
  }

  // MARK: Counted cycles

  private func isUndrained(_ lane: Int) -> Bool {
    isReached(
      parameters.threshold(1.0),
      by: parameters.drained(seen(lane), cycles: Double(lanes[lane].drains)), lane,
      draw: lanes[lane].drains)
  }

  private func drain(_ ports: BlackBoxPorts) {
    if ports["sample"] == 1 {
      for lane in lanes.indices { lanes[lane].drains = 0 }
    } else if ports["search_0"] == 1 {
      for lane in lanes.indices { lanes[lane].drains += 1 }
    }
  }

  /// The charge of a lane with the current that is held, in ampere cycles.
  private func charge(_ lane: Int) -> Double {
    lanes[lane].charge + lanes[lane].seen(lanes[lane].current, parameters)
  }

  private func isFull(_ lane: Int) -> Bool {
    isReached(parameters.firingCharge, by: charge(lane), lane, draw: 0)
  }

  private func fire(_ ports: BlackBoxPorts) {
    let restarts = ports["sample"] == 1 && ports["restart_0"] == 1
    guard restarts || ports["search_0"] == 1 else { return }
    for lane in lanes.indices {
      lanes[lane].charge =
        restarts
        ? parameters.firstCharge
        : isFull(lane) ? charge(lane) - parameters.firingCharge : charge(lane)
    }
  }

  // MARK: Sense amplifiers

  private func latch(_ ports: BlackBoxPorts) {
    guard ports["sense"] == 1 else { return }
    let seen = lanes.indices.map { self.seen($0) }
    let compared = seen.prefix(layer.outputs)
    let greatest = compared.max() ?? 0
    for lane in lanes.indices {
      lanes[lane].decision =
        layer.converter.kind == .winnerTakeAll
        ? compared.indices.contains(lane) && seen[lane] >= greatest
        : seen[lane] >= parameters.threshold(1.0)
    }
  }

  /// Whether a comparator says that a level is reached; near to it the answer is drawn.
  ///
  /// - Parameter draw: tells the decisions of one sample apart.
  private func isReached(_ level: Double, by seen: Double, _ lane: Int, draw: Int) -> Bool {
    guard layer.converter.metastabilityWindow > 0, (seen - level).magnitude < parameters.halfWindow
    else { return seen >= level }
    return normal(MatrixStream.metastability, firstLane + lane, samples << 16 + UInt64(draw)) >= 0
  }
}
