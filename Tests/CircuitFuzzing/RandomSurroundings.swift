import HDL

/// What a random module has from the module around it: clock domains, and values of parameters.
extension RandomModuleMaker {
  /// A reset that needs a clock edge would let memories be written with anything before the start.
  var canHaveMemories: Bool { domains[0].resetStyle != .synchronous }

  /// The domain of the next register or memory.
  mutating func domain() -> Circuit.ClockDomain {
    domains.count == 1 ? domains[0] : domains[numbers.pick(0...(domains.count - 1))]
  }

  /// Where the child's domains lie: each in that of its name, the two exchanged, or both in one.
  mutating func placement(of child: Circuit.Module) -> [Circuit.Instance.DomainConnection] {
    guard domains.count > 1 else { return [] }
    return child.clockDomains.compactMap { domain in
      let parent = self.domain()
      return parent == domain ? nil : .init(child: domain, parent: parent)
    }
  }

  mutating func declareParameters() {
    for index in 0..<numbers.pick(1...2) {
      let type = type()
      declare("p\(index)", type, .parameter(numbers.integer(of: type)))
    }
  }

  /// For each of the child's parameters its default, another number, or a parameter of this module.
  mutating func settings(
    of child: Circuit.Module, as name: String
  ) -> [Circuit.Instance.Parameter] {
    child.parameters.compactMap { parameter in
      guard case .parameter(let usual) = parameter.role else { return nil }
      let value = numbers.integer(of: parameter.type)
      switch numbers.pick(0...2) {
      case 0 where value != usual:
        return .init(
          name: parameter.name, value: .bits(value, isSigned: parameter.type.isSigned))
      case 1:
        let own = "\(name)_\(parameter.name)"
        declare(own, parameter.type, .parameter(value))
        return .init(name: parameter.name, value: .parameter(own))
      default: return nil
      }
    }
  }
}

/// What a random circuit has besides modules on one clock.
public struct RandomFeatures: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Two clocks, with registers and memories of either in every module.
  public static let clocks = RandomFeatures(rawValue: 1)
  /// Kept parameters, which instances set.
  public static let parameters = RandomFeatures(rawValue: 2)
  /// A part that is made of bundles, through the language.
  public static let bundles = RandomFeatures(rawValue: 4)
  /// A part that is a black box, with its body given apart.
  public static let blackBoxes = RandomFeatures(rawValue: 8)

  public static let all: RandomFeatures = [.clocks, .parameters, .bundles, .blackBoxes]
}
