import DevicePhysics
import Diagnostics
import HDL
import Specifications
import YAML

extension AcceleratorDescription {
  /// Decodes a whole description; `nil` after a diagnostic.
  static func decode(_ root: inout YAMLMapping) -> QLearningAcceleratorSpecification? {
    let name = root.identifier("name", refusing: refusal)
    let clock = root.quantity("clock", .frequency, in: 1e3...5e9, default: 100e6)
    let learning = root.nested("learning", decodeLearning)
    let tile = root.section("crossbar") {
      decodeCrossbar(&$0, states: learning?.states ?? 2, actions: learning?.actions ?? 2)
    }
    let cellBits = tile?.cellBits ?? 5
    let converter = root.section("converter") {
      decodeConverter(&$0, bits: 8, cellBits: cellBits, range: tile?.levelRange ?? (0, 1))
    }
    let programVerify = root.section("program-verify") {
      decodeProgramVerify(&$0, codesPerLevel: 1 << max((converter?.bits ?? 16) - cellBits, 0))
    }
    let senseAmplifier = root.section("sense-amplifiers") {
      decodeSenseAmplifiers(&$0, levelCurrent: tile?.levelCurrent ?? 1)
    }
    let learningRate = root.section("learning-rate", decodeLearningRate)
    guard let name, let learning, let tile, let converter, let programVerify,
      let senseAmplifier, let learningRate
    else { return nil }
    checkFractions(learning.rules, tile: tile, root)
    return QLearningAcceleratorSpecification(
      name: name.replacing("-", with: "_"), clock: clock, tile: tile, converter: converter,
      programVerify: programVerify, senseAmplifier: senseAmplifier, learning: learning.rules,
      learningRate: learningRate)
  }

  /// Why a legal name is refused as the name of a module.
  private static func refusal(of name: String) -> String? {
    ReservedWords.contains(name.replacing("-", with: "_"))
      ? "is a reserved word of SystemVerilog" : nil
  }

  static func decodeLearning(
    _ mapping: inout YAMLMapping
  ) -> (states: Int, actions: Int, rules: QLearningSpecification)? {
    let states = mapping.integer("states", in: 2...4096)
    let actions = mapping.integer("actions", in: 2...16)
    let fractionBits = mapping.integer("fraction-bits", in: 0...19, default: 13)
    let rules = QLearningSpecification(
      fractionBits: fractionBits,
      errorFractionBits: mapping.integer(
        "error-fraction-bits", in: fractionBits...(fractionBits + 16),
        default: max(16, fractionBits)),
      rounding: mapping.choice("rounding", of: Rounding.self, default: .stochastic),
      greedyChoice: mapping.choice("greedy", of: GreedyChoice.self, default: .digitalMaximum),
      discount: mapping.number("discount", in: 0...1, default: 0.9),
      exploration: mapping.number("exploration", in: 0...1, default: 0.1),
      constantLearningRate: mapping.number("constant-rate", in: 0...1, default: 0.1))
    guard let states, let actions else { return nil }
    return (states, actions, rules)
  }

  static func decodeCrossbar(
    _ mapping: inout YAMLMapping, states: Int, actions: Int
  ) -> CrossbarTileSpecification? {
    let device = mapping.section("device", decodeOhmicDevice) ?? OhmicMemristor()
    let cellBits = mapping.integer("cell-bits", in: 1...5, default: 5)
    let tile = CrossbarTileSpecification(
      rows: states, valuesPerRow: actions,
      slices: mapping.integer("slices", in: 1...4, default: 3),
      cellBits: cellBits, device: device,
      lowestLevel: mapping.quantity("lowest-level", .conductance, in: 1e-9...1, default: 40e-6),
      levelSpacing: mapping.quantity("level-spacing", .conductance, in: 1e-9...1, default: 30e-6),
      wordlineBits: mapping.integer("wordline-bits", in: 1...8, default: 4),
      readVoltage: mapping.quantity("read-voltage", .voltage, in: 1e-3...1, default: 0.2),
      readNoise: mapping.number("read-noise", in: 0...0.5, default: 0.001),
      deviceSpread: mapping.number("device-spread", in: 0...2, default: 0.2),
      cycleSpread: mapping.number("cycle-spread", in: 0...2, default: 0.1))
    let highest = tile.conductance(ofLevel: (1 << cellBits) - 1)
    if tile.lowestLevel < device.offConductance {
      mapping.report(
        "level-unreachable", key: "lowest-level",
        "level 0 at \(Quantity(tile.lowestLevel, .conductance)) is below the device's lowest "
          + "conductance of \(Quantity(device.offConductance, .conductance))")
    }
    if highest > device.onConductance {
      mapping.report(
        "level-unreachable", key: "level-spacing",
        "level \((1 << cellBits) - 1) at \(Quantity(highest, .conductance)) is above the device's "
          + "highest conductance of \(Quantity(device.onConductance, .conductance))")
    }
    return tile
  }

  private static func decodeOhmicDevice(_ mapping: inout YAMLMapping) -> OhmicMemristor? {
    var device = OhmicMemristor()
    device.offConductance = mapping.quantity(
      "off-conductance", .conductance, in: 1e-12...1, default: device.offConductance)
    device.onOffRatio = mapping.number("on-off-ratio", in: 2...1e9, default: device.onOffRatio)
    device.setTimeAtLowerKnee = mapping.quantity(
      "set-time", .time, in: 1e-12...1, default: device.setTimeAtLowerKnee)
    return device
  }

  static func decodeConverter(
    _ mapping: inout YAMLMapping, bits: Int, cellBits: Int, range: (low: Double, high: Double)
  ) -> SARConverterSpecification? {
    let bits = mapping.integer("bits", in: max(4, cellBits)...16, default: bits)
    let low = mapping.quantity("low", .current, in: -1...1, default: range.low)
    let high = mapping.quantity("high", .current, in: -1...1, default: range.high)
    if high <= low {
      mapping.report(
        "empty-range", key: "high",
        "the converter's range ends at \(Quantity(high, .current)) and begins at "
          + "\(Quantity(low, .current)); expected an end above the beginning")
    }
    // By default an offset that calibration visibly takes out: 1 % of the range.
    return SARConverterSpecification(
      bits: bits,
      settleCycles: mapping.integer("settle-cycles", in: 1...255, default: 2),
      lowCurrent: low, highCurrent: high,
      comparatorOffset: mapping.quantity(
        "offset", .current, in: -1...1, default: (high - low) * 0.01))
  }
}
