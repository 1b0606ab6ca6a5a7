import Diagnostics
import HDL

/// An edit of a module that has nothing to do with what was there.
enum UnrelatedEdit: String, CaseIterable, Sendable {
  /// A wire declared first and driven first.
  case wireAtTheFront
  /// A wire declared last and driven in the middle, of an input.
  case wireInTheMiddle
  /// A register declared first, driven under a condition.
  case register
  /// A wire declared first, driven inside of the first block of statements.
  case insideOfABlock

  static let name = "unrelated"

  /// The module with the edit; `nil` where it has no place for it.
  func edited(_ module: Circuit.Module) -> Circuit.Module? {
    var module = module
    let place = module.place
    func signal(_ role: Circuit.Signal.Role) -> Circuit.Signal {
      Circuit.Signal(name: Self.name, type: .bit, role: role, place: place)
    }
    let own = Circuit.Expression(.signal(Self.name), type: .bit)
    func drive(_ value: Circuit.Expression) -> Circuit.Statement {
      Circuit.Statement(.assign(.signal(Self.name), value), at: place)
    }
    let one = Circuit.Expression(
      .constant(BitVector(truncating: 1, width: 1)), type: .bit)
    switch self {
    case .wireAtTheFront:
      module.signals.insert(signal(.wire), at: 0)
      module.statements.insert(drive(one), at: 0)
    case .wireInTheMiddle:
      guard let input = module.inputs.last else { return nil }
      let value = Circuit.Expression(.signal(input.name), type: input.type)
      module.signals.append(signal(.wire))
      module.statements.insert(
        drive(.init(.unary(.reduceXor, value), type: .bit)), at: module.statements.count / 2)
    case .register:
      guard let domain = module.clockDomains.first else { return nil }
      module.signals.insert(signal(.register(reset: .zero(width: 1), domain: domain)), at: 0)
      let inverse = Circuit.Expression(.unary(.not, own), type: .bit)
      module.statements.insert(
        .init(.when(condition: inverse, then: [drive(one)], otherwise: []), at: place), at: 0)
    case .insideOfABlock:
      for (index, statement) in module.statements.enumerated() {
        guard case .when(let condition, let then, let otherwise) = statement.kind else { continue }
        module.signals.insert(signal(.wire), at: 0)
        module.statements[index].kind = .when(
          condition: condition, then: [drive(one)] + then, otherwise: otherwise)
        module.statements.insert(drive(.init(.constant(.zero(width: 1)), type: .bit)), at: index)
        return module
      }
      return nil
    }
    return module
  }
}
