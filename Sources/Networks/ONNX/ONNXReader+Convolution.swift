import Diagnostics
import Specifications

extension ONNXReader {
  /// A convolution: the matrix has a row for each filter; a window has its taps row by row, in each place channel by
  /// channel. Of several groups a filter has zeros for the channels of the others.
  mutating func convolution(_ node: ONNXNode) throws(Diagnostic) {
    try takeCurrent(node, 0)
    let filters = try constant(node, 1)
    let windows = try windows(node, filters: filters)
    let count = filters.shape[0]
    var biases: [Double]?
    if let tensor = try constantIfPresent(node, 2) {
      guard tensor.shape == [count] else {
        throw problem(
          "network-shape", "has biases of \(text(tensor.shape)) for \(count) filters")
      }
      biases = tensor.values
    }
    let positions = windows.positions
    guard positions <= ConvolutionWindows.greatestMap / max(count, 1) else {
      throw problem(
        "network-shape",
        "gives \(positions) places of \(count) channels; expected at most "
          + "\(ConvolutionWindows.greatestMap) numbers",
        remedy: "take smaller images, fewer filters or longer strides")
    }
    try append(
      node, weights: Self.matrix(of: filters, for: windows), outputs: count, inputs: windows.taps,
      biases: biases, windows: windows,
      shape: shape.count == 2
        ? [count, windows.columns.outputs]
        : [count, windows.rows.outputs, windows.columns.outputs])
    if positions > 1, count > 1 {
      places = (0..<count * positions).map { $0 % positions * count + $0 / positions }
    }
  }

  private static func matrix(of filters: Tensor, for windows: ConvolutionWindows) -> [Double] {
    let (count, perGroup) = (filters.shape[0], filters.shape[1])
    let groups = windows.channels / perGroup
    let (rows, columns) = (windows.rows.kernel, windows.columns.kernel)
    var matrix = [Double](repeating: 0, count: count * windows.taps)
    for (index, weight) in filters.values.enumerated() {
      let (rest, column) = index.quotientAndRemainder(dividingBy: columns)
      let (kernel, row) = rest.quotientAndRemainder(dividingBy: rows)
      let (filter, own) = kernel.quotientAndRemainder(dividingBy: perGroup)
      let channel = filter / (count / groups) * perGroup + own
      matrix[filter * windows.taps + (row * columns + column) * windows.channels + channel] = weight
    }
    return matrix
  }

  /// In which order the elements of the map come.
  private func order() throws(Diagnostic) -> ConvolutionWindows.MapOrder {
    guard let places else { return .channelsFirst }
    let (channels, positions) = (shape[0], shape.dropFirst().reduce(1, *))
    guard places.indices.allSatisfy({ places[$0] == $0 % positions * channels + $0 / positions })
    else {
      throw problem(
        "network-shape", "takes a map whose channels and places a Reshape has mixed",
        remedy: "leave the Reshape between the convolutions out")
    }
    return .channelsLast
  }

  private func windows(
    _ node: ONNXNode, filters: Tensor
  ) throws(Diagnostic) -> ConvolutionWindows {
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
    return ConvolutionWindows(
      channels: shape[0], rows: rank == 2 ? axes[0] : .single, columns: axes[rank - 1],
      order: try order())
  }
}
