import Specifications

extension RandomMatrixEngines {
  /// Calibrates converters, programs cells with verification, decides by sense amplifiers, gives the index of the
  /// greatest output: some of it, by chance.
  ///
  /// - Parameter programmedCells: up to how many cells are verified.
  mutating func vary(_ layers: inout [MatrixLayerSpecification], programmedCells: Int) {
    let cells = layers.reduce(0) { $0 + $1.program.count }
    for index in layers.indices where layers[index].converter.bits >= 4 {
      layers[index].converter.calibration =
        ConverterCalibration.allCases.randomElement(using: &random) ?? .none
    }
    if Bool.random(using: &random) { chooseGreatest(&layers[layers.count - 1]) }
    let canVerify = layers.allSatisfy { $0.codesPerLevel > 0 }
    if cells <= programmedCells, canVerify, Int.random(in: 0..<4, using: &random) != 0 {
      let programming = programming()
      for index in layers.indices { layers[index].programming = programming }
    } else if Bool.random(using: &random) {
      for index in layers.indices where layers[index].converter.hasPlainDecisions {
        sense(&layers[index])
      }
    }
  }

  private mutating func chooseGreatest(_ layer: inout MatrixLayerSpecification) {
    layer.post.activation = .argMax
    layer.post.shift = 0
    layer.post.format = IntegerFormat(bits: Int.random(in: 8...12, using: &random), isSigned: false)
  }

  private func sense(_ layer: inout MatrixLayerSpecification) {
    layer.converter.kind = .sense
    layer.converter.bits = 1
    layer.converter.levelsPerCode = Double(Swift.max(1, layer.greatestColumnSum))
  }

  private mutating func programming() -> MatrixProgrammingSpecification {
    let schemes: [ProgrammingScheme] = [.fixedPulse, .incrementalAmplitude, .incrementalWidth]
    var programming = MatrixProgrammingSpecification.openLoop
    programming.scheme = schemes.randomElement(using: &random) ?? .fixedPulse
    programming.tolerances = [0.5]
    programming.pulseLimit = Int.random(in: 1...30, using: &random)
    programming.pulseBits = Int.random(in: 1...6, using: &random)
    programming.pulseCycles = Int.random(in: 1...3, using: &random)
    programming.deviceSpread = 0.2
    programming.cycleSpread = 0.1
    programming.set.voltage = Double.random(in: 0.5...0.65, using: &random)
    programming.set.voltageStep = 0.02
    return programming
  }
}

extension MatrixConverterSpecification {
  /// Whether nothing is asked of decisions that a sense amplifier does not do.
  fileprivate var hasPlainDecisions: Bool {
    calibration == .none && redundancy == 0 && thresholdSpread == 0 && settlingError == 0
      && metastabilityWindow == 0
  }
}
