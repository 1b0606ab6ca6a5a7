import CrossbarPhysics
import DevicePhysics
import Specifications

/// The converters of a tile whose codes depend on the way they are found: with thresholds that are off or late, with
/// comparators that hesitate, by counting, or by comparing the lanes.
struct ConverterDecisions: Sendable {
  let kind: ConverterKind
  private let specification: MatrixConverterSpecification
  private let parameters: MatrixTileParameters
  /// Which lane of the layer the tile's first one is.
  private let firstLane: Int
  /// Of each lane and code in amperes, at `lane * codes + code`; empty where they are equally far apart.
  private let thresholds: [Double]
  private let codes: Int
  /// Lanes that are compared with each other.
  private let compared: Int
  private let decisions: CounterGenerator.Stream

  /// - Returns: `nil` where a code is that of the greatest threshold that is reached, however it is found.
  init?(_ layer: MatrixLayerSpecification, tile: Int, seed: UInt32) {
    let converter = layer.converter
    guard !layer.codeFollowsFromCurrent else { return nil }
    specification = converter
    kind = converter.kind
    let parameters = MatrixTileParameters(layer)
    self.parameters = parameters
    compared = min(layer.outputs, layer.tile.converters)
    firstLane = tile * layer.tile.converters
    let generator = CounterGenerator(seed: seed)
    decisions = generator.series(stream: MatrixStream.metastability)
    codes = (converter.kind == .sar ? converter.greatestFound : converter.highestCode) + 1
    guard converter.thresholdSpread > 0 else {
      thresholds = []
      return
    }
    let normals = generator.series(stream: MatrixStream.threshold)
    let (firstLane, codes) = (firstLane, codes)
    thresholds = (0..<layer.tile.converters).flatMap { lane in
      let own = normals.series(index: UInt32(truncatingIfNeeded: firstLane + lane))
      return (0..<codes).map { code in
        parameters.spreadThreshold(Double(code), normal: own.normal(draw: UInt64(code)))
      }
    }
  }

  /// The code of a lane.
  ///
  /// - Parameters:
  ///   - seen: what its comparator sees, in amperes.
  ///   - samples: how many the tile has taken so far.
  func code(of seen: Double, lane: Int, samples: UInt64) -> Int {
    switch kind {
    case .sar: approximated(seen, lane: lane, samples: samples)
    case .ramp:
      levels(lane).enumerated().reduce(0) { last, level in
        isReached(level.element, by: seen, lane, level.offset + 1, samples)
          ? level.offset + 1 : last
      }
    case .flash:
      (1...specification.highestCode).count {
        isReached(threshold($0, lane), by: seen, lane, $0, samples)
      }
    case .dualSlope:
      (0..<specification.highestCode).first {
        !isReached(
          parameters.threshold(1), by: parameters.drained(seen, cycles: Double($0)), lane, $0,
          samples)
      } ?? specification.highestCode
    case .integrateAndFire: preconditionFailure("it counts while it takes the current")
    case .sense, .winnerTakeAll:
      preconditionFailure("a lane's current alone decides, or all lanes'")
    }
  }

  /// 1 for the lanes whose amplifiers see the greatest current of all that have an output, else 0.
  func winners(of seen: [Double]) -> [Int] {
    let greatest = seen.prefix(compared).max() ?? 0
    return seen.enumerated().map { $0.offset < compared && $0.element >= greatest ? 1 : 0 }
  }

  /// Adds what is seen of a current to an integrator, which fires once where it is full.
  func take(
    _ seen: Double, into integrator: inout FiringIntegrator, lane: Int, samples: UInt64
  ) {
    integrator.charge += seen
    guard isReached(parameters.firingCharge, by: integrator.charge, lane, 0, samples) else {
      return
    }
    integrator.charge -= parameters.firingCharge
    integrator.firings += 1
  }

  private func approximated(_ seen: Double, lane: Int, samples: UInt64) -> Int {
    var found = 0
    var level = parameters.threshold(0.0)
    for step in specification.searchSteps {
      let tried = found + step.trial
      level = parameters.settled(threshold(tried, lane), from: level)
      if isReached(level, by: seen, lane, tried, samples) { found += step.weight }
    }
    return min(found, specification.highestCode)
  }

  /// The levels of a ramp, from that of code 1 on.
  private func levels(_ lane: Int) -> [Double] {
    var level = parameters.threshold(0.0)
    return (1...specification.highestCode).map { code in
      level = parameters.settled(threshold(code, lane), from: level)
      return level
    }
  }

  private func threshold(_ code: Int, _ lane: Int) -> Double {
    thresholds.isEmpty ? parameters.threshold(Double(code)) : thresholds[lane * codes + code]
  }

  /// Whether a comparator says that a level is reached; near to it the answer is drawn.
  private func isReached(
    _ level: Double, by seen: Double, _ lane: Int, _ code: Int, _ samples: UInt64
  ) -> Bool {
    guard (seen - level).magnitude < parameters.halfWindow else { return seen >= level }
    let own = decisions.series(index: UInt32(truncatingIfNeeded: firstLane + lane))
    return own.normal(draw: samples << 16 | UInt64(code)) >= 0
  }
}

/// An integrator that fires when it is full.
struct FiringIntegrator {
  /// In ampere cycles.
  var charge: Double
  var firings = 0
}

extension MatrixLayerSpecification {
  /// Whether a code is that of the greatest threshold that a current reaches, however it is found.
  var codeFollowsFromCurrent: Bool {
    switch converter.kind {
    case .dualSlope, .integrateAndFire, .winnerTakeAll: false
    case .sense: true
    case .sar, .ramp, .flash:
      converter.thresholdSpread == 0 && converter.settlingError == 0
        && converter.metastabilityWindow == 0
    }
  }
}
