import DevicePhysics
import Foundation

/// The numbers that a model is made of, by name: what its coding shows, without a second list.
///
/// A name is that of the property; where two properties of parts share one, the parts stand before
/// it, as in `synapse.spread`. `largestStep`, a matter of computing, is none of them.
public struct ModelParameters<Device: MemristorModel & Codable>: Sendable {
  /// In alphabetical order.
  public let names: [String]
  /// In the order of `names`.
  public let values: [Double]
  private let paths: [[String]]
  private let device: Device

  public init(of device: Device) throws {
    self.device = device
    let numbers = try Self.tree(of: device).numbers().filter { $0.path.last != "largestStep" }
    let leaves = Dictionary(grouping: numbers) { $0.path.last ?? "" }
    names = numbers.map {
      let leaf = $0.path.last ?? ""
      return leaves[leaf]?.count == 1 ? leaf : $0.path.joined(separator: ".")
    }
    values = numbers.map(\.value)
    paths = numbers.map(\.path)
  }

  /// The model with other numbers; `nil` where one of them must be a whole number and is not.
  ///
  /// - Parameter changes: by name; names that are none of `names` are left aside.
  public func device(with changes: [String: Double]) -> Device? {
    guard var tree = try? Self.tree(of: device) else { return nil }
    for (name, path) in zip(names, paths) {
      guard let value = changes[name] else { continue }
      guard value.isFinite else { return nil }
      tree = tree.replacing(path[...], by: value)
    }
    guard let data = try? JSONEncoder().encode(tree) else { return nil }
    return try? JSONDecoder().decode(Device.self, from: data)
  }

  /// Whether a parameter takes any number rather than whole ones only.
  public func isContinuous(_ name: String) -> Bool {
    guard let index = names.firstIndex(of: name) else { return false }
    let between = values[index].rounded(.down) + 0.5
    return device(with: [name: between]) != nil
  }

  private static func tree(of device: Device) throws -> ParameterTree {
    try JSONDecoder().decode(ParameterTree.self, from: JSONEncoder().encode(device))
  }
}
