import Diagnostics
import Specifications

extension FloatNetwork {
  /// Reads a network from an ONNX file.
  ///
  /// Understood are chains of `MatMul`, `Gemm`, `Conv` (the matrix of its filters, for each window: im2col), `Add` of constants, `Relu`, `Sign`, `Flatten`, `Reshape`, `Identity` and `Constant`.
  ///
  /// - Throws: `Diagnostic` `weights-file` or `network-file` where the file cannot be read, `network-operator`,
  ///   `network-shape` or `network-branch` where a node cannot be understood; each names it.
  public init(onnx path: String) throws(Diagnostic) {
    try self.init(onnxBytes: try TensorFile.bytes(of: path), named: path)
  }

  /// - Parameter name: what messages call the file.
  public init(onnxBytes bytes: [UInt8], named name: String) throws(Diagnostic) {
    var reader = try ONNXReader(try ONNXModel(bytes: bytes, named: name), file: name)
    self = try reader.network()
  }
}

/// Walks through the nodes of a graph and gathers its layers.
struct ONNXReader {
  let file: String
  /// Largest number of inputs or outputs of a layer.
  static let sizeLimit = 4096

  private let graph: ONNXModel.Graph
  private var constants: [String: ONNXTensor] = [:]
  /// What the last node gave, and its shape without the batch.
  var current: String
  var shape: [Int]
  /// Where the numbers of `current`, in the order of the graph, stand among what the last layer gives; `nil` where the
  /// orders are the same.
  var places: [Int]?
  private let inputs: Int
  var layers: [FloatLayer] = []
  /// What the present node is called in messages.
  private var node = ""

  init(_ model: ONNXModel, file: String) throws(Diagnostic) {
    self.file = file
    graph = model.graph
    for tensor in graph.initializer ?? [] { constants[tensor.name ?? ""] = tensor }
    // Older files list their constants among the inputs.
    let named = constants
    let inputs = (graph.input ?? []).filter { named[$0.name ?? ""] == nil }
    guard inputs.count == 1, let input = inputs.first, let name = input.name else {
      throw Diagnostic(
        .error, "network-branch", "'\(file)' has \(inputs.count) inputs; expected one",
        remedy: "export a network that takes one tensor")
    }
    guard let sizes = input.shape, !sizes.isEmpty else {
      throw Diagnostic(
        .error, "network-shape", "the input '\(name)' of '\(file)' has no shape",
        remedy: "export the network with the shape of its input")
    }
    // The first of several dimensions counts the vectors.
    let own = sizes.count > 1 ? Array(sizes.dropFirst()) : sizes
    let known = own.compactMap { $0 }
    guard known.count == own.count,
      let count = TensorFile.count(of: known, within: ConvolutionWindows.greatestMap),
      count > 0
    else {
      throw Diagnostic(
        .error, "network-shape",
        "the input '\(name)' of '\(file)' is of "
          + "\(own.map { $0.map(String.init) ?? "?" }.joined(separator: " x ")); expected sizes that are "
          + "known, at most \(ConvolutionWindows.greatestMap) numbers in all",
        remedy: "export the network with a fixed input, the number of vectors may be open")
    }
    current = name
    shape = known
    self.inputs = count
  }

  mutating func network() throws(Diagnostic) -> FloatNetwork {
    for (index, node) in (graph.node ?? []).enumerated() {
      let kind = node.opType ?? ""
      self.node = "node '\(node.name.flatMap { $0.isEmpty ? nil : $0 } ?? "\(index)")' (\(kind))"
      try read(node, kind: kind)
    }
    node = "the graph"
    guard let output = graph.output?.first?.name, output == current else {
      throw problem("network-branch", "does not end with what its last node gives")
    }
    guard !layers.isEmpty else { throw problem("network-shape", "has no layer with weights") }
    return FloatNetwork(
      inputs: inputs, layers: layers, places: places ?? Array(0..<shape.reduce(1, *)))
  }

  private mutating func read(_ node: ONNXNode, kind: String) throws(Diagnostic) {
    if kind == "Constant" {
      constants[node.output?.first ?? ""] = node.tensor("value")
      return
    }
    let read: [String: (inout Self, ONNXNode) throws(Diagnostic) -> Void] = [
      "MatMul": { reader, node throws(Diagnostic) in try reader.matMul(node) },
      "Gemm": { reader, node throws(Diagnostic) in try reader.gemm(node) },
      "Conv": { reader, node throws(Diagnostic) in try reader.convolution(node) },
      "Add": { reader, node throws(Diagnostic) in try reader.add(node) },
      "Relu": { reader, node throws(Diagnostic) in try reader.activate(node, .relu) },
      "Sign": { reader, node throws(Diagnostic) in try reader.activate(node, .sign) },
      "Flatten": { reader, node throws(Diagnostic) in try reader.flatten(node) },
      "Reshape": { reader, node throws(Diagnostic) in try reader.reshape(node) },
      "Identity": { reader, node throws(Diagnostic) in try reader.takeCurrent(node, 0) },
    ]
    guard let own = read[kind] else {
      throw problem(
        "network-operator", "cannot be mapped to a matrix engine",
        remedy: "use \(read.keys.sorted().joined(separator: ", "))")
    }
    try own(&self, node)
    current = node.output?.first ?? ""
  }

  // MARK: What nodes are made of

  func problem(
    _ identifier: String, _ message: String, remedy: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, identifier, "\(node) of '\(file)' \(message)", remedy: remedy)
  }

  /// The input at a place is what the node before gave.
  func takeCurrent(_ node: ONNXNode, _ place: Int) throws(Diagnostic) {
    let name = input(node, place) ?? ""
    guard name == current else {
      throw problem(
        "network-branch", "takes '\(name)', but '\(current)' is what the node before it gives",
        remedy: "a matrix engine is a chain: branches and sums of two of them cannot be mapped")
    }
  }

  func input(_ node: ONNXNode, _ place: Int) -> String? {
    guard let inputs = node.input, inputs.indices.contains(place), !inputs[place].isEmpty else {
      return nil
    }
    return inputs[place]
  }

  /// The constant at a place; `nil` where nothing stands.
  func constantIfPresent(_ node: ONNXNode, _ place: Int) throws(Diagnostic) -> Tensor? {
    guard let name = input(node, place) else { return nil }
    guard let constant = constants[name] else {
      throw problem("network-branch", "takes '\(name)', which is no constant")
    }
    guard let tensor = constant.tensor else {
      throw problem(
        "network-file", "takes the constant '\(name)', which cannot be read",
        remedy: "store it in the file itself, as finite numbers or integers")
    }
    return tensor
  }

  func constant(_ node: ONNXNode, _ place: Int) throws(Diagnostic) -> Tensor {
    guard let tensor = try constantIfPresent(node, place) else {
      throw problem("network-shape", "has no input \(place)")
    }
    return tensor
  }

  func text(_ shape: [Int]) -> String {
    shape.isEmpty ? "one number" : shape.map(String.init).joined(separator: " x ")
  }

  /// A layer more, of a matrix of `outputs` rows.
  mutating func append(
    _ node: ONNXNode, weights: [Double], outputs: Int, inputs: Int, biases: [Double]?,
    windows: ConvolutionWindows? = nil, shape: [Int]
  ) throws(Diagnostic) {
    guard (1...Self.sizeLimit).contains(outputs), (1...Self.sizeLimit).contains(inputs) else {
      throw problem(
        "network-shape",
        "is a matrix of \(outputs) x \(inputs); expected at most \(Self.sizeLimit) of each")
    }
    layers.append(
      FloatLayer(
        name: node.name ?? "", outputs: outputs, inputs: inputs, weights: weights,
        biases: biases ?? Array(repeating: 0, count: outputs), activation: .none,
        windows: windows))
    self.shape = shape
    places = nil
  }
}
