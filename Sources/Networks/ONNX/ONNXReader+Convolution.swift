import Diagnostics

extension ONNXReader {
  /// A convolution as one matrix: for every output position a row of each filter, with the filter's weights at the inputs
  /// that its window covers.
  mutating func convolution(_ node: ONNXNode) throws(Diagnostic) {
    try takeCurrent(node, 0)
    let filters = try constant(node, 1)
    let window = try window(node, filters: filters)
    let (outputs, inputs) = (window.outputs, window.inputs)
    guard outputs <= Self.sizeLimit, inputs <= Self.sizeLimit else {
      throw problem(
        "network-shape",
        "is a matrix of \(outputs) x \(inputs) for all positions; expected at most "
          + "\(Self.sizeLimit) of each",
        remedy: "take smaller images, fewer channels or longer strides")
    }
    var biases: [Double]?
    let positions = window.height.outputs * window.width.outputs
    if let tensor = try constantIfPresent(node, 2) {
      guard tensor.shape == [window.filters] else {
        throw problem(
          "network-shape",
          "has biases of \(text(tensor.shape)) for \(window.filters) filters")
      }
      biases = tensor.values.flatMap { Array(repeating: $0, count: positions) }
    }
    try append(
      node, weights: window.matrix(of: filters.values), outputs: outputs, inputs: inputs,
      biases: biases, channels: (0..<outputs).map { $0 / positions },
      shape: shape.count == 2
        ? [window.filters, window.width.outputs]
        : [window.filters, window.height.outputs, window.width.outputs])
  }

  private func window(
    _ node: ONNXNode, filters: Tensor
  ) throws(Diagnostic) -> ConvolutionWindow {
    let rank = shape.count - 1
    let group = node.integer("group", default: 1)
    guard (1...2).contains(rank), filters.shape.count == rank + 2, group >= 1,
      filters.values.count > 0, shape[0] % group == 0, filters.shape[0] % group == 0,
      filters.shape[1] == shape[0] / group
    else {
      throw problem(
        "network-shape",
        "has filters of \(text(filters.shape)) in \(group) groups for an input of \(text(shape)); "
          + "expected channels x width or channels x height x width")
    }
    let ones = Array(repeating: 1, count: rank)
    let kernel = Array(filters.shape.dropFirst(2))
    if let told = node.integers("kernel_shape"), told != kernel {
      throw problem("network-shape", "says its kernel is \(text(told)), but it is \(text(kernel))")
    }
    let strides = node.integers("strides") ?? ones
    let dilations = node.integers("dilations") ?? ones
    let pads = node.integers("pads") ?? Array(repeating: 0, count: 2 * rank)
    let limits = 1...Self.sizeLimit
    guard strides.count == rank, dilations.count == rank, pads.count == 2 * rank,
      strides.allSatisfy(limits.contains), dilations.allSatisfy(limits.contains),
      pads.allSatisfy({ (0...Self.sizeLimit).contains($0) })
    else { throw problem("network-shape", "has strides, pads or dilations that do not fit") }
    let padding = node.text("auto_pad") ?? "NOTSET"
    var axes: [ConvolutionAxis] = []
    for axis in 0..<rank {
      var own = ConvolutionAxis(
        inputs: shape[axis + 1], kernel: kernel[axis], stride: strides[axis],
        dilation: dilations[axis], before: pads[axis], after: pads[rank + axis])
      switch padding {
      case "NOTSET": break
      case "VALID": (own.before, own.after) = (0, 0)
      case "SAME_UPPER": own.padToSame(upper: true)
      case "SAME_LOWER": own.padToSame(upper: false)
      default: throw problem("network-operator", "has the padding '\(padding)'")
      }
      guard own.outputs > 0 else {
        throw problem("network-shape", "has a kernel larger than its input of \(text(shape))")
      }
      axes.append(own)
    }
    return ConvolutionWindow(
      channels: shape[0], filters: filters.shape[0], groups: group,
      height: rank == 2 ? axes[0] : .single, width: axes[rank - 1])
  }
}

/// How a kernel moves along one dimension.
struct ConvolutionAxis {
  var inputs: Int
  var kernel: Int
  var stride: Int
  var dilation: Int
  var before: Int
  var after: Int

  static let single = ConvolutionAxis(
    inputs: 1, kernel: 1, stride: 1, dilation: 1, before: 0, after: 0)

  private var reach: Int { (kernel - 1) * dilation + 1 }

  /// Positions of the kernel; 0 where it does not fit.
  var outputs: Int {
    let room = inputs + before + after - reach
    return room < 0 ? 0 : room / stride + 1
  }

  /// As many outputs as inputs, divided by the stride and rounded up; an odd rest goes to one side.
  mutating func padToSame(upper: Bool) {
    let outputs = (inputs + stride - 1) / stride
    let total = max(0, (outputs - 1) * stride + reach - inputs)
    before = upper ? total / 2 : total - total / 2
    after = total - before
  }

  /// The input under a tap of the kernel; `nil` in the padding.
  func input(output: Int, tap: Int) -> Int? {
    let place = output * stride + tap * dilation - before
    return (0..<inputs).contains(place) ? place : nil
  }
}

/// A convolution of images of several channels.
struct ConvolutionWindow {
  var channels: Int
  var filters: Int
  var groups: Int
  var height: ConvolutionAxis
  var width: ConvolutionAxis

  var inputs: Int { channels * height.inputs * width.inputs }
  var outputs: Int { filters * height.outputs * width.outputs }

  /// The whole matrix, channels before rows before columns on both sides.
  func matrix(of filters: [Double]) -> [Double] {
    let perGroup = channels / groups
    var matrix = [Double](repeating: 0, count: outputs * inputs)
    for output in 0..<outputs {
      let (filter, position) = output.quotientAndRemainder(
        dividingBy: height.outputs * width.outputs)
      let (row, column) = position.quotientAndRemainder(dividingBy: width.outputs)
      let firstChannel = filter / (self.filters / groups) * perGroup
      for channel in 0..<perGroup {
        for tapRow in 0..<height.kernel {
          guard let inputRow = height.input(output: row, tap: tapRow) else { continue }
          for tap in 0..<width.kernel {
            guard let inputColumn = width.input(output: column, tap: tap) else { continue }
            let input =
              ((firstChannel + channel) * height.inputs + inputRow) * width.inputs + inputColumn
            let weight =
              ((filter * perGroup + channel) * height.kernel + tapRow) * width.kernel + tap
            matrix[output * inputs + input] += filters[weight]
          }
        }
      }
    }
    return matrix
  }
}
