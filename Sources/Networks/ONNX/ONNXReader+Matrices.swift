import Diagnostics
import Specifications

/// Matrices, biases, activations and shapes.
extension ONNXReader {
  /// `current · B`, B being inputs x outputs.
  mutating func matMul(_ node: ONNXNode) throws(Diagnostic) {
    try takeCurrent(node, 0)
    let matrix = try constant(node, 1)
    try matrixLayer(node, matrix, isTransposed: false, scale: 1, biases: nil)
  }

  /// `alpha · current · B + beta · C`.
  mutating func gemm(_ node: ONNXNode) throws(Diagnostic) {
    try takeCurrent(node, 0)
    guard node.integer("transA", default: 0) == 0 else {
      throw problem("network-shape", "transposes its input; expected 'transA' 0")
    }
    let matrix = try constant(node, 1)
    let isTransposed = node.integer("transB", default: 0) != 0
    let (alpha, beta) = (node.number("alpha", default: 1), node.number("beta", default: 1))
    let outputs = matrix.shape.count == 2 ? matrix.shape[isTransposed ? 0 : 1] : 0
    var biases: [Double]?
    if let tensor = try constantIfPresent(node, 2) {
      biases = try broadcast(tensor, over: [outputs]).map { $0 * beta }
    }
    try matrixLayer(node, matrix, isTransposed: isTransposed, scale: alpha, biases: biases)
  }

  /// - Parameter isTransposed: whether the matrix is outputs x inputs.
  private mutating func matrixLayer(
    _ node: ONNXNode, _ matrix: Tensor, isTransposed: Bool, scale: Double, biases: [Double]?
  ) throws(Diagnostic) {
    guard shape.count == 1, matrix.shape.count == 2,
      matrix.shape[isTransposed ? 1 : 0] == shape[0]
    else {
      throw problem(
        "network-shape",
        "multiplies \(text(shape)) numbers by a matrix of \(text(matrix.shape)); expected a vector as "
          + "long as the matrix has inputs",
        remedy: shape.count > 1 ? "put a Flatten before it" : nil)
    }
    let (inputs, outputs) = (shape[0], matrix.shape[isTransposed ? 0 : 1])
    var weights = matrix.values.map { $0 * scale }
    if !isTransposed {
      weights = (0..<outputs).flatMap { output in
        (0..<inputs).map { matrix.values[$0 * outputs + output] * scale }
      }
    }
    if let places {
      let inGraph = weights
      for index in weights.indices {
        let (output, input) = index.quotientAndRemainder(dividingBy: inputs)
        weights[output * inputs + places[input]] = inGraph[index]
      }
    }
    try append(
      node, weights: weights, outputs: outputs, inputs: inputs, biases: biases, shape: [outputs])
  }

  /// A constant on what a layer gives: its biases.
  mutating func add(_ node: ONNXNode) throws(Diagnostic) {
    let isSecond = input(node, 1) == current
    try takeCurrent(node, isSecond ? 1 : 0)
    let terms = try broadcast(try constant(node, isSecond ? 0 : 1), over: shape)
    guard !layers.isEmpty, layers[layers.count - 1].activation == .none else {
      throw problem(
        "network-operator", "adds to what no matrix gave just before",
        remedy: "add right behind MatMul, Gemm or Conv, before the activation")
    }
    let outputs = layers[layers.count - 1].outputs
    var biases = [Double?](repeating: nil, count: outputs)
    for (index, term) in terms.enumerated() {
      let output = (places?[index] ?? index) % outputs
      guard biases[output] ?? term == term else {
        throw problem(
          "network-operator", "adds numbers that differ from window to window",
          remedy: "add one number for each channel behind a Conv")
      }
      biases[output] = term
    }
    for (output, bias) in biases.enumerated() {
      layers[layers.count - 1].biases[output] += bias ?? 0
    }
  }

  /// A tensor in the shape of what it is added to: dimensions of 1, and those that are missing in front, are
  /// repeated.
  func broadcast(_ tensor: Tensor, over target: [Int]) throws(Diagnostic) -> [Double] {
    var own = tensor.shape
    while own.count > target.count, own.first == 1 { own.removeFirst() }
    own = Array(repeating: 1, count: max(0, target.count - own.count)) + own
    guard own.count == target.count, zip(own, target).allSatisfy({ $0 == 1 || $0 == $1 }) else {
      throw problem("network-shape", "adds \(text(tensor.shape)) numbers to \(text(target))")
    }
    return (0..<target.reduce(1, *)).map { place in
      var (rest, source, stride) = (place, 0, 1)
      for (size, whole) in zip(own, target).reversed() {
        if size > 1 { source += rest % whole * stride }
        rest /= whole
        stride *= size
      }
      return tensor.values[source]
    }
  }

  mutating func activate(
    _ node: ONNXNode, _ activation: Activation
  ) throws(Diagnostic) {
    try takeCurrent(node, 0)
    guard let last = layers.last, last.activation == .none else {
      throw problem(
        "network-operator", "stands behind no matrix",
        remedy: "a layer is a matrix with one activation")
    }
    layers[layers.count - 1].activation = activation
  }

  /// All dimensions but the batch become one.
  mutating func flatten(_ node: ONNXNode) throws(Diagnostic) {
    try takeCurrent(node, 0)
    guard node.integer("axis", default: 1) == 1 else {
      throw problem("network-shape", "flattens from another axis than 1")
    }
    shape = [shape.reduce(1, *)]
  }

  /// Another shape of as many numbers; the first dimension is the batch.
  mutating func reshape(_ node: ONNXNode) throws(Diagnostic) {
    try takeCurrent(node, 0)
    let target = try constant(node, 1).values.map { Int(max(-2, min($0, 1e9))) }
    let count = shape.reduce(1, *)
    var sizes = Array(target.dropFirst())
    for (index, size) in sizes.enumerated() where size == 0 && shape.indices.contains(index) {
      sizes[index] = shape[index]
    }
    if target.first != -1, let open = sizes.firstIndex(of: -1) {
      let others = sizes.indices.filter { $0 != open }.map { sizes[$0] }
      if let others = TensorFile.count(of: others, within: count), others > 0 {
        sizes[open] = count / others
      }
    }
    guard let first = target.first, (-1...1).contains(first), !sizes.isEmpty,
      TensorFile.count(of: sizes, within: 1 << 40) == count
    else {
      throw problem(
        "network-shape",
        "makes [\(target.map(String.init).joined(separator: ", "))] of \(text(shape)) numbers; expected as "
          + "many, the first dimension (-1, 0 or 1) being the batch")
    }
    shape = sizes
  }
}
