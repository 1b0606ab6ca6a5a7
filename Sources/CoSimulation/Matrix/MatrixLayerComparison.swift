import Reference
import Specifications

/// Holds one layer of a running engine against the golden records of the vectors that are under way.
struct MatrixLayerComparison {
  let layer: MatrixLayerSpecification
  let ports: MatrixLayerPorts
  /// The records that are expected, the oldest first, by what is still to be seen of them.
  private var toSample: [MatrixRecord] = []
  private var toConvert: [MatrixRecord] = []
  private var toGive: [MatrixRecord] = []
  private var sampled = Progress()
  private var converted = Progress()
  private var given = Progress()
  private let watch: BudgetWatch?
  /// What leaves its budget in the vectors that are under way, by vector.
  private var expectedDeviations: [Int: StageErrors.Value] = [:]
  private var vectorsExpected = 0
  /// The strobe that showed last, and its cycle.
  private(set) var lastStrobe: (port: String, cycle: Int)?
  /// The first value that left its budget.
  private(set) var deviation: BudgetDeviation?

  /// How many vectors (of a convolution, windows) are over, and how much of the next one has been seen.
  private struct Progress {
    var vectors = 0
    var steps = 0

    /// One step more; whether it was the last one of a vector.
    mutating func advance(of count: Int) -> Bool {
      steps += 1
      guard steps == count else { return false }
      steps = 0
      vectors += 1
      return true
    }
  }

  /// - Parameter tolerances: what each stage may lose.
  init(
    _ layer: MatrixLayerSpecification, ports: MatrixLayerPorts, tolerances: StageTolerances
  ) {
    self.layer = layer
    self.ports = ports
    watch = BudgetWatch(layer, tolerances)
  }

  /// What the layer is to do with a vector, or with the windows of a map.
  mutating func expect(_ layer: MatrixLayerRecord) {
    for record in layer.vectors {
      if let watch, deviation == nil, let value = watch.first(in: record) {
        expectedDeviations[vectorsExpected] = value
      }
      vectorsExpected += 1
    }
    toSample += layer.vectors
    toConvert += layer.vectors
    toGive += layer.vectors
  }

  /// Compares what shows in this cycle.
  ///
  /// - Throws: `MatrixMismatch` where it differs.
  mutating func look(at instance: ModelInstance) throws {
    // The codes of a column come before the next one is sampled.
    if try shows(ports.converted, instance) { try lookAtCodes(instance) }
    if try shows(ports.sampled, instance) { try lookAtSamples(instance) }
    if try shows(ports.output, instance) { try lookAtOutput(instance) }
  }

  private mutating func shows(_ strobe: OutputHandle, _ instance: ModelInstance) throws -> Bool {
    guard try instance.peek(strobe) == 1 else { return false }
    lastStrobe = (strobe.name, Int(instance.cycle))
    return true
  }

  private mutating func lookAtSamples(_ instance: ModelInstance) throws {
    guard let record = toSample.first else {
      throw difference(.timing, sampled, "samples", "none", "one", instance)
    }
    let expected = record.conversions[sampled.steps]
    for (tile, probe) in ports.voltages.enumerated() {
      let voltages = expected.voltages[tile]
      for (row, found) in try instance.probe(probe).enumerated() where found != voltages[row] {
        var mismatch = difference(
          .dac, sampled, "volts of \(place(expected)), tile \(tile), row \(row)",
          voltages[row].decimalAndHexadecimal, found.decimalAndHexadecimal, instance)
        (mismatch.tile, mismatch.row) = (tile, row)
        throw mismatch
      }
    }
    for (index, probe) in ports.samples.enumerated() {
      let found = try instance.probe(probe, at: 0)
      guard found == expected.samples[index] else {
        throw difference(
          .array, sampled, "amperes of \(place(expected)), \(lane(index))",
          expected.samples[index].decimalAndHexadecimal, found.decimalAndHexadecimal, instance,
          lane: index)
      }
    }
    notice(sampled, conversion: sampled.steps, of: [.dac, .array], instance)
    if sampled.advance(of: record.conversions.count) { toSample.removeFirst() }
  }

  private mutating func lookAtCodes(_ instance: ModelInstance) throws {
    guard let record = toConvert.first else {
      throw difference(.timing, converted, "codes", "none", "some", instance)
    }
    let expected = record.conversions[converted.steps]
    for (index, port) in ports.codes.enumerated() {
      let found = Int(try instance.peek(port))
      guard found == expected.codes[index] else {
        throw difference(
          .adc, converted, "code of \(place(expected)), \(lane(index))",
          expected.codes[index].decimalAndHexadecimal, found.decimalAndHexadecimal, instance,
          lane: index)
      }
    }
    notice(converted, conversion: converted.steps, of: [.adc], instance)
    if converted.advance(of: record.conversions.count) { toConvert.removeFirst() }
  }

  private mutating func lookAtOutput(_ instance: ModelInstance) throws {
    guard let record = toGive.first else {
      throw difference(.timing, given, "outputs", "none", "one", instance)
    }
    let output = given.steps
    let sum = Int(try instance.peekSigned(ports.sum))
    guard sum == record.sums[output] else {
      throw difference(
        .accumulate, given, "sum of output \(output)", record.sums[output].decimalAndHexadecimal,
        sum.decimalAndHexadecimal, instance)
    }
    let result = layer.post.format.value(ofBits: Int(try instance.peek(ports.result)))
    let expected =
      layer.post.activation == .argMax
      ? layer.post.leaders(of: record.sums)[output] : record.outputs[output]
    guard result == expected else {
      throw difference(
        .postProcessing, given, "output \(output)", expected.decimalAndHexadecimal,
        result.decimalAndHexadecimal, instance)
    }
    notice(given, conversion: nil, of: [.accumulate], instance)
    if given.advance(of: layer.outputs) { toGive.removeFirst() }
  }

  /// Takes down the cycle in which the value shows that left its budget.
  private mutating func notice(
    _ progress: Progress, conversion: Int?, of stages: [MatrixStage], _ instance: ModelInstance
  ) {
    guard deviation == nil, let value = expectedDeviations[progress.vectors],
      stages.contains(value.stage), value.conversion == conversion,
      value.stage != .accumulate || value.place == progress.steps
    else { return }
    deviation = BudgetDeviation(
      vector: vector(progress), window: window(progress), layer: layer.name, value: value,
      tolerance: watch?.tolerances[value.stage] ?? 0, cycle: Int(instance.cycle))
  }

  private func place(_ conversion: MatrixConversion) -> String {
    "plane \(conversion.plane), column \(conversion.column)"
  }

  private func lane(_ index: Int) -> String {
    "tile \(index / layer.tile.converters), lane \(index % layer.tile.converters)"
  }

  private func difference(
    _ stage: MatrixStage, _ progress: Progress, _ quantity: String, _ expected: String,
    _ found: String, _ instance: ModelInstance, lane index: Int? = nil
  ) -> MatrixMismatch {
    MatrixMismatch(
      vector: vector(progress), window: window(progress), layer: layer.name, stage: stage,
      quantity: quantity, expected: expected, found: found, cycle: Int(instance.cycle),
      tile: index.map { $0 / layer.tile.converters }, lane: index.map { $0 % layer.tile.converters }
    )
  }

  private func vector(_ progress: Progress) -> Int { progress.vectors / layer.positions + 1 }

  private func window(_ progress: Progress) -> Int? {
    layer.windows.map { _ in progress.vectors % layer.positions + 1 }
  }
}

extension IntegerFormat {
  /// The integer that bits of a port stand for.
  func value(ofBits bits: Int) -> Int {
    isSigned && bits >> (self.bits - 1) & 1 == 1 ? bits - 1 << self.bits : bits
  }

  /// The bits of an integer in the range.
  func bits(of value: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: value & ((1 << bits) - 1))
  }
}
