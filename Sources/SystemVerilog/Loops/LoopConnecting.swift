import HDL

/// Finds the connections of one array of instances.
struct LoopConnecting {
  let array: String
  private let instances: [Circuit.Instance]
  private let ports: [String: Circuit.Signal]
  private let signals: [String: Circuit.Signal]
  /// The value of a wire that one statement gives it for its instance alone.
  private let driver: (String) -> (value: Circuit.Expression, position: Int)?

  private(set) var vectors: Vectors
  private(set) var loop: InstanceLoop
  /// The instance that stands for all.
  private(set) var representative: Circuit.Instance
  /// Positions of statements that connections replace.
  private(set) var droppedStatements: Set<Int> = []
  /// The wires that they drive.
  private var droppedWires: Set<String> = []
  /// Drivers of vectors that hold what elements are connected to.
  private(set) var addedStatements: [Circuit.Statement] = []

  init(
    _ instances: [Circuit.Instance], vectors: Vectors, signals: [String: Circuit.Signal],
    ports: [Circuit.Signal],
    driver: @escaping (String) -> (value: Circuit.Expression, position: Int)?
  ) {
    self.instances = instances
    self.vectors = vectors
    self.signals = signals
    self.driver = driver
    array = instances[0].element?.array ?? instances[0].name
    self.ports = Dictionary(ports.map { ($0.name, $0) }) { first, _ in first }
    loop = InstanceLoop(count: instances.count)
    representative = instances[0]
    representative.name = array
    representative.element = nil
  }

  /// Whether all of them are regular.
  mutating func connect(_ substitution: inout Substitution) -> Bool {
    for (position, output) in representative.outputs.enumerated() {
      let vector = vectors.vector(of: array, port: output.port)
      representative.outputs[position].signal = vector
      if let vector, let width = ports[output.port]?.type.width {
        loop.connections[output.port] = .part(of: vector, base: 0, stride: width)
      }
    }
    for (position, input) in representative.inputs.enumerated() {
      guard let value = connect(input.port, at: position, &substitution) else { return false }
      representative.inputs[position].value = value
    }
    vectors.remove(droppedWires)
    return true
  }

  /// What the representative is connected to; `nil` where the elements' connections are not
  /// regular.
  private mutating func connect(
    _ port: String, at position: Int, _ substitution: inout Substitution
  ) -> Circuit.Expression? {
    let connected = instances.map { $0.inputs[position].value }
    let type = connected[0].type
    if let vector = vectors.vector(of: array, port: port) {
      for (index, value) in connected.enumerated() where !isOwnWire(value, index, port) {
        drive(element: index, of: vector, with: substitution.expression(value))
      }
      return part(of: vector, base: 0, stride: type.width, in: port)
    }
    let values = connected.enumerated().map { index, value in
      let wire = instances[index].wire(of: port)
      guard isOwnWire(value, index, port), let own = driver(wire) else {
        return substitution.expression(value)
      }
      droppedStatements.insert(own.position)
      droppedWires.insert(wire)
      return substitution.expression(own.value)
    }
    if values.allSatisfy({ $0 == values[0] }) {
      loop.connections[port] = .uniform
      return values[0]
    }
    if let spacing = Spacing(of: values) {
      return part(of: spacing.signal, base: spacing.base, stride: spacing.stride, in: port)
    }
    let areConstant = values.allSatisfy { value in
      if case .constant = value.operation { true } else { false }
    }
    let pieces = joined(values)
    guard areConstant || pieces != nil else { return nil }
    let vector = vectors.add(
      values.map { _ in nil }, type: type, of: array, port: port, at: instances[0].place)
    if let pieces, !areConstant {
      let width = type.width * instances.count
      let whole = Circuit.Expression(.concatenation(pieces), type: .unsigned(width))
      addedStatements.append(.init(.assign(.signal(vector), whole), at: instances[0].place))
    } else {
      for (index, value) in values.enumerated() {
        drive(element: index, of: vector, with: value)
      }
    }
    return part(of: vector, base: 0, stride: type.width, in: port)
  }

  private mutating func drive(
    element index: Int, of vector: String, with value: Circuit.Expression
  ) {
    let width = value.type.width
    addedStatements.append(
      .init(
        .assign(
          .slice(vector, lowBit: index * width, width: width),
          value.read(as: .unsigned(width))), at: instances[index].place))
  }

  private func isOwnWire(_ value: Circuit.Expression, _ index: Int, _ port: String) -> Bool {
    value.operation == .signal(instances[index].wire(of: port))
  }

  private mutating func part(of signal: String, base: Int, stride: Int, in port: String)
    -> Circuit.Expression
  {
    loop.connections[port] = .part(of: signal, base: base, stride: stride)
    let width = vectors.signals.first { $0.name == signal }?.type ?? .bit
    return Circuit.Expression(.signal(signal), type: width)
  }

  /// The values side by side, the last one first, where a person would write them so: elements of
  /// one array in order, or at most three pieces.
  private func joined(_ values: [Circuit.Expression]) -> [Circuit.Expression]? {
    let elements = values.map { value -> Circuit.ArrayElement? in
      guard case .signal(let name) = value.operation else { return nil }
      return signals[name]?.element
    }
    let isArray = elements.enumerated().allSatisfy { index, element in
      element?.index == index && element?.array == elements[0]?.array
    }
    var pieces: [Circuit.Expression] = []
    for value in values.reversed() {
      let value = value.read(as: .unsigned(value.type.width))
      if let last = pieces.last, let merged = last.followed(by: value) {
        pieces[pieces.count - 1] = merged
      } else {
        pieces.append(value)
      }
    }
    return isArray || pieces.count <= 3 && pieces.count < values.count ? pieces : nil
  }
}
