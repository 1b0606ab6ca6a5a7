import Diagnostics
import HDL

/// Finds the arrays of instances that are regular, and packs the signals between them and the
/// module into vectors.
///
/// An array is regular where its elements are of one module with the same parameters and clocks,
/// and each input is the same for all, or the elements of one array, or equally spaced parts of a
/// signal, or such with other bits at an end (a chain), or driven by statements of the module.
/// Where a packed vector would depend on itself, though none of its parts does, the array is left
/// as it is: simulators would compute it in rounds, and warn.
struct ModulePacking {
  /// The width that every tool takes (IEEE 1800-2017, 6.9.1).
  private static let largestVector = 65_536

  private let module: Circuit.Module
  private let children: [String: Circuit.Module]
  private let paths: CombinationalPaths
  private let signals: [String: Circuit.Signal]
  /// The outermost statements that drive each signal.
  private let positions: [String: [Int]]
  /// By anything but the input of an instance whose wire it is.
  private let namesReadElsewhere: Set<String>
  private let namesOfDrivenBits: Set<String>

  /// The module with its regular arrays packed.
  static func packed(
    _ module: Circuit.Module, children: [String: Circuit.Module], paths: CombinationalPaths
  ) -> PackedModule {
    var arrays = module.instanceArrays.filter { isUniform($0) }
    guard !arrays.isEmpty else { return PackedModule(module: module) }
    let packing = ModulePacking(module, children, paths)
    let before = namesOnCycles(paths.dependencies(of: module))
    while !arrays.isEmpty {
      let (packed, refused) = packing.packed(arrays, cycles: before)
      guard !refused.isEmpty else { return packed }
      arrays.removeAll { refused.contains($0[0].element?.array ?? "") }
    }
    return PackedModule(module: module)
  }

  private init(
    _ module: Circuit.Module, _ children: [String: Circuit.Module], _ paths: CombinationalPaths
  ) {
    self.module = module
    self.children = children
    self.paths = paths
    signals = Dictionary(module.signals.map { ($0.name, $0) }) { first, _ in first }
    positions = module.statements.drivingPositions
    var expressions: [Circuit.Expression] = []
    module.statements.forEachExpression { expressions.append($0) }
    for access in module.memories.flatMap(\.ports).flatMap(\.accesses) {
      expressions += access.expressions
    }
    for instance in module.instances {
      expressions += instance.inputs.filter {
        $0.value.operation != .signal(instance.wire(of: $0.port))
      }
      .map(\.value)
    }
    namesReadElsewhere = expressions.readNames
    var bits: Set<String> = []
    module.statements.forEachAssignment { target, _ in
      if case .bit(let name, _) = target { bits.insert(name) }
    }
    namesOfDrivenBits = bits
  }

  private static func isUniform(_ instances: [Circuit.Instance]) -> Bool {
    let first = instances[0]
    return instances.count > 1 && instances.count == first.element?.count
      && instances.enumerated().allSatisfy { index, instance in
        instance.element?.index == index && instance.module == first.module
          && instance.parameters == first.parameters && instance.domains == first.domains
      }
  }

  /// The module with these arrays packed, or the arrays that cannot be.
  private func packed(
    _ arrays: [[Circuit.Instance]], cycles: Set<String>
  ) -> (PackedModule, refused: Set<String>) {
    var vectors = Vectors(module)
    var refused: Set<String> = []
    for instances in arrays where !pack(outputsAndWires: instances, into: &vectors) {
      refused.insert(instances[0].element?.array ?? "")
    }
    guard refused.isEmpty else { return (PackedModule(module: module), refused) }
    var substitution = Substitution(vectors.parts)
    var result = PackedModule(module: module)
    var dropped: Set<Int> = []
    var added: [Circuit.Statement] = []
    /// By the name of the first element.
    var representatives: [String: Circuit.Instance] = [:]
    var others: Set<String> = []
    for instances in arrays {
      var connecting = LoopConnecting(
        instances, vectors: vectors, signals: signals,
        ports: children[instances[0].module]?.ports ?? [], driver: { directDriver(of: $0) })
      guard connecting.connect(&substitution) else {
        refused.insert(connecting.array)
        continue
      }
      dropped.formUnion(connecting.droppedStatements)
      added += connecting.addedStatements
      vectors = connecting.vectors
      result.loops[connecting.array] = connecting.loop
      representatives[instances[0].name] = connecting.representative
      others.formUnion(instances.dropFirst().map(\.name))
    }
    guard refused.isEmpty else { return (result, refused) }
    let kept = module.statements.indices.filter { !dropped.contains($0) }
    result.module.statements = substitution.statements(kept.map { module.statements[$0] }) + added
    result.module.instances = module.instances.compactMap { instance in
      if others.contains(instance.name) { return nil }
      if let representative = representatives[instance.name] { return representative }
      var instance = instance
      for index in instance.inputs.indices {
        instance.inputs[index].value = substitution.expression(instance.inputs[index].value)
      }
      return instance
    }
    result.module.memories = module.memories.map { substitution.memory($0) }
    result.module.signals = vectors.signals
    let found = namesOnCycles(paths.dependencies(of: result.module)).subtracting(cycles)
    for (array, names) in vectors.namesOfArrays where !names.isDisjoint(with: found) {
      refused.insert(array)
    }
    return (result, refused)
  }

  /// Packs the wires that take the array's outputs, and those that statements drive for its inputs.
  private func pack(outputsAndWires instances: [Circuit.Instance], into vectors: inout Vectors)
    -> Bool
  {
    let array = instances[0].element?.array ?? ""
    for (position, output) in instances[0].outputs.enumerated() {
      let names = instances.map { $0.outputs[position].signal }
      guard let name = names.compactMap({ $0 }).first, let type = signals[name]?.type else {
        continue
      }
      guard type.width * instances.count <= Self.largestVector else { return false }
      vectors.add(names, type: type, of: array, port: output.port, at: instances[0].place)
    }
    for (position, input) in instances[0].inputs.enumerated() {
      let names = instances.map { instance -> String? in
        let wire = instance.wire(of: input.port)
        return instance.inputs[position].value.operation == .signal(wire) ? wire : nil
      }
      let driven = names.compactMap { $0 }
      guard !driven.isEmpty, !areDirect(names) else { continue }
      guard driven.allSatisfy({ !namesOfDrivenBits.contains($0) }),
        input.value.type.width * instances.count <= Self.largestVector
      else { return false }
      vectors.add(
        names, type: input.value.type, of: array, port: input.port, at: instances[0].place)
    }
    return true
  }

  /// Whether each input is given a part of one signal, equally spaced, or all the same bits, by a
  /// statement of its own.
  private func areDirect(_ names: [String?]) -> Bool {
    let values = names.map { $0.flatMap { directDriver(of: $0)?.value } }
    if let first = values[0], first.isWiring, values.allSatisfy({ $0 == first }) { return true }
    return Spacing(of: values) != nil
  }

  /// The value of a wire that one outermost statement drives, and nothing but its instance reads.
  private func directDriver(of name: String) -> (value: Circuit.Expression, position: Int)? {
    guard let found = positions[name], found.count == 1, !namesReadElsewhere.contains(name),
      case .assign(.signal, let value) = module.statements[found[0]].kind
    else { return nil }
    return (value, found[0])
  }
}

/// Parts of one signal at equal distances.
struct Spacing {
  var signal: String
  var base: Int
  var stride: Int

  /// `nil` for values that are no such parts, or the same part.
  init?(of values: [Circuit.Expression?]) {
    var parts: [(signal: String, lowBit: Int)] = []
    for value in values {
      guard case .slice(let whole, let lowBit)? = value?.withoutReading.operation,
        case .signal(let name) = whole.withoutReading.operation
      else { return nil }
      parts.append((name, lowBit))
    }
    guard parts.count > 1 else { return nil }
    let stride = parts[1].lowBit - parts[0].lowBit
    guard stride != 0 else { return nil }
    for (index, part) in parts.enumerated() {
      guard part.signal == parts[0].signal, part.lowBit == parts[0].lowBit + index * stride else {
        return nil
      }
    }
    (signal, base, self.stride) = (parts[0].signal, parts[0].lowBit, stride)
  }
}
