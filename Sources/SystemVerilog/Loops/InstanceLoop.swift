import HDL

/// An array of instances that is printed as one `for … generate`.
///
/// In the packed module one instance stands for all of them: it is named after the array, and
/// its connections name the signals of which each element takes or drives its part.
struct InstanceLoop {
  enum Connection {
    /// The same for every element.
    case uniform
    /// Element `i` has the bits from `base + i * stride` up of a signal.
    case part(of: String, base: Int, stride: Int)
  }

  var count: Int
  /// For each input and output, by its bare name. An output that nobody reads has none.
  var connections: [String: Connection] = [:]
}

/// A module with the loops in it, by the name of the instance that stands for the array.
struct PackedModule {
  var module: Circuit.Module
  var loops: [String: InstanceLoop] = [:]
}

extension Circuit.Module {
  /// The arrays of instances, whole and in order.
  var instanceArrays: [[Circuit.Instance]] {
    var arrays: [[Circuit.Instance]] = []
    var positions: [String: Int] = [:]
    for instance in instances {
      guard let element = instance.element else { continue }
      if let position = positions[element.array] {
        arrays[position].append(instance)
      } else {
        positions[element.array] = arrays.count
        arrays.append([instance])
      }
    }
    return arrays
  }
}

extension Circuit.Instance {
  /// The wire of the parent that stands for an input driven by statements.
  func wire(of port: String) -> String { "\(name)_\(port)" }
}
