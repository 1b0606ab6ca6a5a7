import HDL

/// Clock domains, instances, and the parameters that they set.
extension SwiftModule {
  /// The domains that Swift has no name for yet.
  static func domains(of circuit: Circuit) -> [String] {
    var names: Set<String> = [Circuit.ClockDomain.main.name]
    let domains = circuit.modules.flatMap(\.clockDomains).filter { names.insert($0.name).inserted }
    guard !domains.isEmpty else { return [] }
    let lines = domains.map {
      "  static let \($0.name) = ClockDomain(\"\($0.name)\", reset: .\($0.resetStyle))"
    }
    return (["extension ClockDomain {"] + lines + ["}"]).map { $0 + "\n" }
  }

  /// `, in: .second`; nothing for the module's own.
  static func placed(in domain: Circuit.ClockDomain) -> String {
    domain.name == Circuit.ClockDomain.main.name ? "" : ", in: .\(domain.name)"
  }

  /// What the module says of its own domain, where that is not the usual.
  var ownDomain: [String] {
    let main = Circuit.ClockDomain.main
    guard let own = module.clockDomains.first(where: { $0.name == main.name }), own != main else {
      return []
    }
    return ["  var clockDomain: ClockDomain { .main.with(reset: .\(own.resetStyle)) }"]
  }

  /// Whether the instance, or another of its array, sets parameters.
  private func hasSettings(_ instance: Circuit.Instance) -> Bool {
    elements(of: instance).contains { !$0.parameters.isEmpty }
  }

  private func elements(of instance: Circuit.Instance) -> [Circuit.Instance] {
    guard let array = instance.element?.array else { return [instance] }
    return module.instances.filter { $0.element?.array == array }
  }

  func declaration(of instance: Circuit.Instance) -> String? {
    let type = Self.typeName(instance.module)
    let domains = instance.domains.map { ".\($0.child.name): .\($0.parent.name)" }
    let placement = domains.isEmpty ? "" : "(domains: [\(domains.joined(separator: ", "))])"
    guard let element = instance.element else {
      let value = hasSettings(instance) ? ": \(type)" : " = \(type)()"
      return "@Instance\(hasSettings(instance) ? "" : placement) var \(instance.name)\(value)"
    }
    guard element.index == 0 else { return nil }
    if hasSettings(instance) { return "@Instances var \(element.array): [\(type)]" }
    return
      "@Instances\(placement) var \(element.array) = (0..<\(element.count)).map { _ in \(type)() }"
  }

  /// Takes settings of parameters, and makes the instances that are given some.
  var initializer: [String] {
    let parameters = module.parameters.map(\.name)
    let set = module.instances.filter { hasSettings($0) && ($0.element?.index ?? 0) == 0 }
    guard !parameters.isEmpty || !set.isEmpty else { return [] }
    let overrides = parameters.map {
      "    if let value = settings[\"\($0)\"] { _\($0).override(value) }"
    }
    let made = set.map { instance in
      let domains = instance.domains.map { ".\($0.child.name): .\($0.parent.name)" }
      let placement = domains.isEmpty ? "" : ", domains: [\(domains.joined(separator: ", "))]"
      let values = elements(of: instance).map { value(of: $0) }
      let name = instance.element?.array ?? instance.name
      return instance.element == nil
        ? "    _\(name) = Instance(\(values[0])\(placement))"
        : "    _\(name) = Instances([\(values.joined(separator: ", "))]\(placement))"
    }
    return ["", "  init(_ settings: [String: Signal] = [:]) {"] + made + overrides + ["  }"]
  }

  private func value(of instance: Circuit.Instance) -> String {
    let type = Self.typeName(instance.module)
    let settings = instance.parameters.map { parameter -> String in
      let value =
        switch parameter.value {
        case .bits(let bits, let isSigned):
          "Signal(\(Self.number(bits, .init(width: bits.width, isSigned: isSigned))))"
        case .parameter(let own): "_\(own).wrappedValue"
        case .integer(let number): "Signal(\(number))"
        case .real(let number): "\(number)"
        case .text(let text): "\"\(text)\""
        }
      return "\"\(parameter.name)\": \(value)"
    }
    return settings.isEmpty ? "\(type)()" : "\(type)([\(settings.joined(separator: ", "))])"
  }
}
