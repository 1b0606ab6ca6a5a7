import DevicePhysics
import Foundation
import Specifications
import TestSupport

/// Settings of an analogue core as CrossSim 3 names them (`simulator/parameters` of `sandialabs/cross-sim`), and what they are in
/// a description of Memweave.
///
/// | CrossSim | here | Memweave |
/// |---|---|---|
/// | `core.style` `BALANCED`, one-sided, `subtract_current_in_xbar` off | `style` | `scheme: differential-pair`; subtracted behind the converters |
/// | `core.style` `OFFSET`, `UNIT_COLUMN_SUBTRACTION` | `style` | `scheme: offset-column` |
/// | `core.style` `BITSLICED`, `num_slices` | bits of a weight over `cell_bits` | `slicing: binary` |
/// | `core.weight_bits` | `weight_bits` | `weight-bits` |
/// | `core.rows_max`, `cols_max`, partitions `MAX` | `rows_max`, `cols_max` | `rows`, `columns` |
/// | `xbar.device.cell_bits` | `cell_bits` | `cell-bits` |
/// | `xbar.device.Rmin`, `Rmax` | `Rmin`, `Rmax` | `lowest-level` 1/Rmax, `level-spacing` (1/Rmin - 1/Rmax) / (2^cell_bits - 1) |
/// | `xbar.device.programming_error` `NormalProportionalDevice`, `magnitude` α | `programming_error` | `program-spread` |
/// | `xbar.device.read_noise` | `read_noise` | `read-noise`: of a column's current, in CrossSim of each conductance |
/// | `xbar.dac.mvm.bits`, `sign_bit` off | `input_bits` | `input-bits` |
/// | `xbar.dac.mvm.input_bitslicing`, `slice_size` | `slice_size` | `drive-bits` |
/// | `xbar.adc.mvm.bits`, `signed` off, `adc_per_ibit` on | `adc_bits` | `bits` |
/// | `xbar.adc.mvm.adc_range_option` `CALIBRATED`, `calibrated_range` | `calibrated_range` | `levels-per-code`, its end over 2^bits - 1 |
/// | `adc_range_option` `MAX` | the greatest sum a column can have | `levels-per-code` left out |
/// | `adc_range_option` `GRANULAR` | 2^bits - 1 levels | `levels-per-code: 1` |
/// | `xbar.array.parasitics.enable` off | – | `fidelity: ideal-wires` |
struct CrossSimSettings: Encodable {
  enum Style: String, Encodable {
    case balanced = "BALANCED"
    case offset = "OFFSET"
  }

  enum Range {
    /// What the converters reach to, in levels at the lowest drive code.
    case calibrated(Double)
    case max
    case granular
  }

  var style: Style
  var weightBits: Int
  var cellBits: Int
  var inputBits = 8
  var sliceSize = 1
  var adcBits: Int
  var range: Range
  var programmingError = 0.0
  var readNoise = 0.0
  var resistances = 10e3...100e3

  /// The layer that is described so, of 30 x 45 weights in four or more arrays.
  var layer: MatrixLayerSpecification {
    let (lowest, highest) = (1 / resistances.upperBound, 1 / resistances.lowerBound)
    let mapping = WeightMapping(
      scheme: style == .balanced ? .differentialPair : .offsetColumn, slicing: .binary,
      weightBits: weightBits, cellBits: cellBits)
    let tile = MatrixTileSpecification(
      rows: 24, columns: 96, converters: 4, driveBits: sliceSize, device: OhmicMemristor(),
      lowestLevel: lowest, levelSpacing: (highest - lowest) / Double((1 << cellBits) - 1),
      readVoltage: 0.2, readNoise: readNoise, programSpread: programmingError)
    let weights = mapping.weightRange
    var layer = MatrixLayerSpecification(
      name: "crosssim",
      weights: WeightMatrix(
        outputs: 30, inputs: 45,
        values: (0..<30 * 45).map { weights.lowerBound + ($0 * 7919) % weights.count }),
      input: IntegerFormat(bits: inputBits, isSigned: false), tile: tile, mapping: mapping,
      converter: MatrixConverterSpecification(
        kind: .sar, bits: adcBits, settleCycles: 1, levelsPerCode: 1, offsetSpread: 0,
        gainSpread: 0),
      accumulatorBits: 40,
      post: PostProcessing(
        activation: .none, shift: 0, format: IntegerFormat(bits: 40, isSigned: true)))
    let codes = Double(layer.converter.highestCode)
    switch range {
    case .calibrated(let end): layer.converter.levelsPerCode = end / codes
    case .max: layer.converter.levelsPerCode = Double(layer.greatestColumnSum) / codes
    case .granular: break
    }
    return layer
  }

  /// Vectors of the inputs' range.
  var vectors: [[Int]] {
    (0..<2).map { vector in (0..<45).map { ($0 * 37 + vector * 101) % (1 << inputBits) } }
  }

  private enum CodingKeys: String, CodingKey {
    case style, weights, vectors, converters, seed
    case weightBits = "weight_bits"
    case cellBits = "cell_bits"
    case inputBits = "input_bits"
    case sliceSize = "slice_size"
    case adcBits = "adc_bits"
    case calibratedRange = "calibrated_range"
    case programmingError = "programming_error"
    case readNoise = "read_noise"
    case leastResistance = "Rmin"
    case greatestResistance = "Rmax"
    case readVoltage = "read_voltage"
    case rows = "rows_max"
    case columns = "cols_max"
  }

  /// What `crosssim_settings.py` reads.
  func encode(to encoder: any Encoder) throws {
    let layer = layer
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(style, forKey: .style)
    try container.encode(weightBits, forKey: .weightBits)
    try container.encode(cellBits, forKey: .cellBits)
    try container.encode(inputBits, forKey: .inputBits)
    try container.encode(sliceSize, forKey: .sliceSize)
    try container.encode(adcBits, forKey: .adcBits)
    try container.encode(
      layer.converter.levelsPerCode * Double(layer.converter.highestCode),
      forKey: .calibratedRange)
    try container.encode(programmingError, forKey: .programmingError)
    try container.encode(readNoise, forKey: .readNoise)
    try container.encode(resistances.lowerBound, forKey: .leastResistance)
    try container.encode(resistances.upperBound, forKey: .greatestResistance)
    try container.encode(layer.tile.readVoltage, forKey: .readVoltage)
    try container.encode(layer.tile.rows, forKey: .rows)
    try container.encode(layer.tile.columns, forKey: .columns)
    try container.encode(layer.tile.converters, forKey: .converters)
    try container.encode(Self.seed, forKey: .seed)
    try container.encode(
      (0..<layer.outputs).map { output in
        (0..<layer.inputs).map { layer.weights[output, $0] }
      }, forKey: .weights)
    try container.encode(vectors, forKey: .vectors)
  }

  /// The seed of the macros.
  static let seed: UInt32 = 11
}
