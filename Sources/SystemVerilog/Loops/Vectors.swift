import Diagnostics
import HDL

/// The signals of a module while some are packed into vectors.
struct Vectors {
  private(set) var signals: [Circuit.Signal]
  /// What became of each packed signal.
  private(set) var parts: [String: Substitution.Part] = [:]
  /// The vectors of each array of instances.
  private(set) var namesOfArrays: [String: Set<String>] = [:]
  private var vectors: [String: String] = [:]
  private var taken: Set<String>

  init(_ module: Circuit.Module) {
    signals = module.signals
    taken = Set(module.signals.map(\.name)).union(module.signals.map(\.emittedName))
    taken.formUnion(module.memories.map(\.name))
    taken.formUnion(module.instances.map(\.name))
  }

  /// Takes away wires that nothing drives or reads any more.
  mutating func remove(_ names: Set<String>) { signals.removeAll { names.contains($0.name) } }

  /// The vector of a port of an array, if there is one.
  func vector(of array: String, port: String) -> String? { vectors["\(array).\(port)"] }

  /// Makes the vector of a port. `names` are the signals of the elements, which it replaces; an
  /// element without one has bits all the same.
  @discardableResult
  mutating func add(
    _ names: [String?], type: Circuit.ValueType, of array: String, port: String, at place: Place
  ) -> String {
    let width = type.width * names.count
    var name = "\(array)_\(port)"
    var number = 1
    while !taken.insert(name).inserted {
      number += 1
      name = "\(array)_\(port)_\(number)"
    }
    for (index, element) in names.enumerated() {
      guard let element else { continue }
      parts[element] = .init(
        signal: name, width: width, lowBit: index * type.width, type: type)
    }
    let replaced = Set(names.compactMap { $0 })
    let others = namesOfArrays[array] ?? []
    let first = signals.firstIndex { replaced.contains($0.name) } ?? signals.count
    signals.removeAll { replaced.contains($0.name) }
    let position = signals.lastIndex { others.contains($0.name) }.map { $0 + 1 } ?? first
    signals.insert(
      Circuit.Signal(name: name, type: .unsigned(width), role: .wire, place: place), at: position)
    vectors["\(array).\(port)"] = name
    namesOfArrays[array, default: []].insert(name)
    return name
  }
}
