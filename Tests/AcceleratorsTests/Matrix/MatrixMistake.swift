import Testing

/// A mistake in the description of a matrix engine, and what is said of it.
struct MatrixMistake: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let yaml: String
  let message: String

  init(_ name: String, _ yaml: String, _ message: String) {
    testDescription = name
    self.yaml = "name: scorer\n" + yaml + "\n"
    self.message = message
  }

  static let all = [
    MatrixMistake(
      "rows of different lengths", "layers: [{weights: [[1, 2], [3]]}]",
      """
      a.yaml:2:20: error: row 1 of the weights has 1 numbers, row 0 has 2 [weights-shape]
        help: give every row one weight for each input
      """),
    MatrixMistake(
      "a weight too large", "layers: [{weights: [[1, 8]]}]\nmapping: {weight-bits: 4}",
      "a.yaml:2:25: error: 'weights[0][1]' is 8; expected a whole number from -7 to 7 [out-of-range]"
    ),
    MatrixMistake(
      "a file that is not there", "layers: [{weights: nowhere.npy}]",
      """
      a.yaml:2:20: error: there is no file './nowhere.npy' [weights-file]
        help: check the path
      """),
    MatrixMistake(
      "layers that do not fit",
      "layers:\n  - weights: [[1, 2]]\n    output-bits: 8\n  - weights: [[1, 2, 3]]",
      """
      a.yaml:5:14: error: layer 'layer-1' takes 3 inputs, but 'layer-0' before it gives 1 outputs \
      [layer-size]
        help: the weights are outputs x inputs: give them 1 columns
      """),
    MatrixMistake(
      "windows that the weights do not fit",
      "layers:\n  - weights: [[1, 2, 3]]\n    convolution: {width: 5, kernel-width: 2, channels: 2}",
      """
      a.yaml:3:14: error: layer 'layer-0' has windows of 4 elements, but weights for 3 \
      [convolution-windows]
        help: the weights are outputs x (kernel rows x kernel columns x channels): give them 4 columns
      """),
    MatrixMistake(
      "a kernel larger than its map",
      "layers:\n  - weights: [[1, 2, 3]]\n    convolution: {width: 2, kernel-width: 3}",
      """
      a.yaml:4:18: error: layer 'layer-0' has maps of 2 elements with 0 windows; expected at least one \
      window, and at most 1048576 elements that come or leave [convolution-windows]
        help: check the sizes of map and kernel, 'stride' and 'padding'
      """),
    MatrixMistake(
      "maps that are not what the layer before gives",
      "layers:\n  - weights: [[1], [2]]\n    output-bits: 8\n  - weights: [[1, 2]]\n"
        + "    convolution: {width: 3, kernel-width: 2}",
      """
      a.yaml:6:18: error: layer 'layer-1' takes 3 inputs, but 'layer-0' before it gives 2 outputs \
      [layer-size]
        help: give its maps 2 elements, 'channels' x 'height' x 'width'
      """),
    MatrixMistake(
      "results too wide for the next layer",
      "layers:\n  - weights: [[1, 2]]\n    output-bits: 20\n  - weights: [[1]]",
      """
      a.yaml:4:18: error: layer 'layer-0' gives 20 bits, but the layer behind it takes at most 16 \
      [output-too-wide]
        help: write 'output-bits' of at most 16, with a 'shift' that brings the sums there
      """),
    MatrixMistake(
      "a tile without room for a weight",
      "layers: [{weights: [[1]]}]\ntiles: {columns: 12, converters: 4}",
      """
      a.yaml:3:18: error: a converter has 3 columns (12 for 4 converters), but a weight takes 8 \
      [lane-too-narrow]
        help: give the tile at least 32 columns, or fewer converters
      """),
    MatrixMistake(
      "more levels than the device has",
      "layers: [{weights: [[1]]}]\nmapping: {cell-bits: 5}\ntiles: {level-spacing: 50 uS}",
      """
      a.yaml:4:24: error: level 31 is 1.59 mS, above the device's highest conductance of 1 mS \
      [level-unreachable]
        help: with this spacing the device has 20 levels: lower 'level-spacing', 'lowest-level' or \
      'cell-bits'
      """),
    MatrixMistake(
      "pulses beyond the device's voltage",
      "layers: [{weights: [[1]]}]\nprogramming: {scheme: fixed-pulse, reset: {voltage: 5 V, voltage-limit: 6 V}}",
      """
      a.yaml:3:53: error: reset pulses reach 5 V, beyond the 3.2 V that the device is known to stand \
      [program-voltage]
        help: write a 'voltage' of at most 3.2 V
      """),
    MatrixMistake(
      "a tolerance that the converter cannot see",
      "layers: [{weights: [[1]]}]\nprogramming: {scheme: fixed-pulse, tolerance: 0.1}\nconverter: {bits: 4}",
      """
      a.yaml:3:47: error: a tolerance of 0.1 levels is finer than half a code: a converter of 4 bits has \
      3 codes for a level [verify-resolution]
        help: write at least 0.167, or raise the converter's 'bits'
      """),
    MatrixMistake(
      "tolerances of another number of levels",
      "layers: [{weights: [[1]]}]\nprogramming: {scheme: fixed-pulse, tolerance: [0.1, 0.2]}",
      """
      a.yaml:3:47: error: 'tolerance' has 2 numbers, but a cell has 4 levels [tolerance-count]
        help: give one number, or one for each level
      """),
    MatrixMistake(
      "a coarse converter that is to be calibrated",
      "layers: [{weights: [[1]]}]\nconverter: {bits: 3, calibration: offset}",
      """
      a.yaml:3:35: error: a converter of 3 bits has no codes for two references [calibration-bits]
        help: leave 'calibration' out, or give the converter at least 4 bits
      """),
    MatrixMistake(
      "sense amplifiers that hesitate",
      "layers: [{weights: [[1]]}]\nconverter: {kind: sense, metastability-window: 1 uA}",
      """
      a.yaml:3:26: error: 'metastability-window' has no meaning for a converter of kind 'sense'; it \
      belongs to 'sar', 'ramp', 'flash', 'dual-slope', 'integrate-and-fire' [converter-key]
        help: leave it out, or take another kind
      """),
    MatrixMistake(
      "an index that does not fit",
      "layers: [{weights: [[1], [2], [3]], activation: arg-max, output-bits: 1}]",
      """
      a.yaml:2:71: error: layer 'layer-0' gives the index of one of 3 outputs, but its results end at 1 \
      [arg-max-output]
        help: raise 'output-bits'
      """),
    MatrixMistake(
      "sense amplifiers that see two columns of a weight",
      "layers: [{weights: [[1], [2]], activation: arg-max, input-bits: 1}]\nconverter: {kind: winner-take-all}",
      """
      a.yaml:3:19: error: sense amplifiers cannot compare the outputs of layer 'layer-0' [winner-take-all]
        help: a weight must take one column: write 'scheme: offset-column' with 'cell-bits' of at least \
      'weight-bits'
      """),
    MatrixMistake(
      "two's complement in unary",
      "layers: [{weights: [[1]]}]\nmapping: {scheme: twos-complement, slicing: unary}",
      """
      a.yaml:3:45: error: the bits of two's complement differ in weight; expected 'binary' slicing \
      [mapping-slicing]
        help: write 'slicing: binary', or take another scheme
      """),
    MatrixMistake(
      "a bias for another number of outputs", "layers: [{weights: [[1]], bias: [1, 2]}]",
      """
      a.yaml:2:33: error: 'bias' has 2 numbers, but the layer has 1 outputs [weights-shape]
        help: give one number for each output
      """),
    MatrixMistake(
      "layers and a network",
      "layers: [{weights: [[1]]}]\nnetwork: {file: a.onnx, calibration: b.npy}",
      """
      a.yaml:3:1: error: both 'layers' and a 'network' are told [layers-twice]
        help: leave out one of them
      a.yaml:3:17: error: there is no file './a.onnx' [weights-file]
        help: check the path
      a.yaml:3:38: error: there is no file './b.npy' [weights-file]
        help: check the path
      """),
    MatrixMistake(
      "a flash converter that is too fine",
      "layers: [{weights: [[1]]}]\nconverter: {kind: flash, bits: 9}",
      "a.yaml:3:32: error: 'bits' is 9; expected a whole number from 1 to 8 [out-of-range]"),
  ]
}
