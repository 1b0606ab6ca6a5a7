import CoSimulation
import DevicePhysics
import Specifications
import Testing

/// A fault put into a matrix engine's text on purpose.
struct MatrixFault: Sendable, CustomTestStringConvertible {
  let name: String
  let stage: MatrixStage
  let module: String
  /// The text that is replaced, and by what.
  let text: String
  let replacement: String
  /// Few enough to saturate, where that is what the fault is about.
  let accumulatorBits: Int

  init(
    _ name: String, shows stage: MatrixStage, in module: String, _ text: String,
    becomes replacement: String, accumulatorBits: Int = 11
  ) {
    self.name = name
    self.stage = stage
    self.module = module
    self.text = text
    self.replacement = replacement
    self.accumulatorBits = accumulatorBits
  }

  var testDescription: String { name }

  /// Two row blocks and two column blocks, signed inputs, an offset column.
  var engine: MatrixEngineSpecification {
    let mapping = WeightMapping(
      scheme: .offsetColumn, slicing: .binary, weightBits: 4, cellBits: 2)
    let tile = MatrixTileSpecification(
      rows: 3, columns: 10, converters: 2, driveBits: 2, device: OhmicMemristor(),
      lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2, readNoise: 0.01,
      programSpread: 0.02)
    let layer = MatrixLayerSpecification(
      name: "only",
      weights: WeightMatrix(
        outputs: 6, inputs: 5, values: (0..<30).map { ($0 * 7) % 16 - 8 }),
      input: IntegerFormat(bits: 5, isSigned: true), tile: tile, mapping: mapping,
      converter: MatrixConverterSpecification(
        kind: .sar, bits: 5, settleCycles: 2, levelsPerCode: 1,
        offsetSpread: 0.2 * tile.unitCurrent, gainSpread: 0.02),
      accumulatorBits: accumulatorBits,
      post: PostProcessing(
        activation: .relu, shift: 2, format: IntegerFormat(bits: 6, isSigned: false)))
    return MatrixEngineSpecification(name: "faulty", clock: 100e6, layers: [layer])
  }

  static let all = [
    MatrixFault(
      "the sign drives half", shows: .dac, in: "matrix_input_0",
      "2'd2", becomes: "2'd1"),
    MatrixFault(
      "planes do not move on", shows: .dac, in: "matrix_input_0",
      "if (advance_0_i)", becomes: "if (1'b0 & advance_0_i)"),
    MatrixFault(
      "a row is left out", shows: .array, in: "faulty_layer_0_macro",
      "row < ROWS; row++) begin\n      if", becomes: "row < ROWS - 1; row++) begin\n      if"),
    MatrixFault(
      "the noise is drawn of another bitline", shows: .array, in: "faulty_layer_0_macro",
      "* COLUMNS + column, samples_q", becomes: "* COLUMNS, samples_q"),
    MatrixFault(
      "the comparator has no gain", shows: .adc, in: "faulty_layer_0_macro",
      "gain_q <= gain", becomes: "gain_q <= 1.0 + 0.0 * gain"),
    MatrixFault(
      "a bit that was refused stays", shows: .adc, in: "matrix_lane_0",
      "searching_i && comparator_i", becomes: "searching_i"),
    MatrixFault(
      "accumulators wrap", shows: .accumulate, in: "matrix_lane_0",
      "(&after", becomes: "1'b1 || (&after", accumulatorBits: 8),
    MatrixFault(
      "a vector begins with the sums of the last", shows: .accumulate, in: "matrix_lane_0",
      "first_i ?", becomes: "1'b0 ?"),
    MatrixFault(
      "the plane's sign is forgotten", shows: .accumulate, in: "matrix_sequencer_0",
      "column_negative ^ sign_plane_o", becomes: "column_negative"),
    MatrixFault(
      "rounding cuts off", shows: .postProcessing, in: "matrix_post_0",
      "4'sd2", becomes: "4'sd0"),
    MatrixFault(
      "a conversion takes a cycle more", shows: .timing, in: "matrix_sequencer_0",
      "cycle_q == 3'd6", becomes: "cycle_q == 3'd7"),
  ]
}
