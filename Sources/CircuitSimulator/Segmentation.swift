import HDL

/// Where statements drive the bits of a wire apart. Each run of bits becomes a net of its own, so
/// that a chain through the bits of one wire (a ripple carry) is no loop.
struct Segmentation {
  private var bounds: [String: Set<Int>] = [:]
  private var indivisible: Set<String> = []

  init(of module: Circuit.Module) {
    collect(module.statements)
  }

  /// The widths of the nets of a signal, from the least significant bits up.
  func widths(of signal: Circuit.Signal) -> [Int] {
    let width = signal.type.width
    guard signal.role == .wire || signal.role == .output, !indivisible.contains(signal.name),
      let found = bounds[signal.name]
    else { return [width] }
    let inner = found.filter { $0 > 0 && $0 < width }.sorted()
    return zip(inner + [width], [0] + inner).map { $0 - $1 }
  }

  private mutating func collect(_ statements: [Circuit.Statement]) {
    for statement in statements {
      switch statement.kind {
      case .assign(.slice(let name, let lowBit, let width), _):
        bounds[name, default: []].formUnion([lowBit, lowBit + width])
      case .assign(.bit(let name, _), _):
        indivisible.insert(name)
      case .assign, .property: break
      case .when(_, let then, let otherwise):
        collect(then)
        collect(otherwise)
      case .select(_, let arms, let otherwise):
        for arm in arms { collect(arm.body) }
        collect(otherwise)
      case .machine(_, let arms):
        for arm in arms { collect(arm.body) }
      }
    }
  }
}
