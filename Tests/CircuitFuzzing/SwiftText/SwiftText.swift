import HDL

/// A circuit as Swift source that describes it: what a finding is filed with.
///
/// One class for each module, children first. Elaborated, it has the same ports and does the same; where the circuit was
/// made by hand, instances' wires may have other names.
public struct SwiftText {
  public let text: String

  public init(of circuit: Circuit) {
    let texts = circuit.modules.map { module in
      var writer = SwiftModule(module, in: circuit)
      return writer.text()
    }
    text = (SwiftModule.domains(of: circuit) + texts).joined(separator: "\n")
  }
}

/// One module being written.
struct SwiftModule {
  let module: Circuit.Module
  let circuit: Circuit
  /// What stands before the statements that need it: parts of expressions with a name.
  var definitions: [String] = []
  var known: [Circuit.Expression: String] = [:]
  /// The wires that are ports of instances, and what ports of memories have read, as Swift speaks of them.
  let portsOfInstances: [String: String]

  init(_ module: Circuit.Module, in circuit: Circuit) {
    self.module = module
    self.circuit = circuit
    var ports: [String: String] = [:]
    for instance in module.instances {
      for output in instance.outputs {
        guard let signal = output.signal else { continue }
        ports[signal] = "\(Self.reference(to: instance)).\(output.port)"
      }
      for input in instance.inputs where Self.isOwnWire(input, of: instance) {
        ports["\(instance.name)_\(input.port)"] =
          "\(Self.reference(to: instance)).\(input.port)"
      }
    }
    for memory in module.memories {
      for port in memory.ports {
        guard let word = port.word else { continue }
        ports[word] = "\(Self.reference(to: port, of: memory)).word"
      }
    }
    portsOfInstances = ports
  }

  /// `fuzz1_top` → `Fuzz1Top`.
  static func typeName(_ name: String) -> String {
    name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Whether the input hangs on the wire that elaboration gives it.
  static func isOwnWire(
    _ input: Circuit.Instance.InputConnection, of instance: Circuit.Instance
  ) -> Bool {
    input.value.operation == .signal("\(instance.name)_\(input.port)")
  }

  static func reference(to instance: Circuit.Instance) -> String {
    instance.element.map { "\($0.array)[\($0.index)]" } ?? instance.name
  }

  mutating func text() -> String {
    let type = Self.typeName(module.name)
    var lines = ["final class \(type): \(module.isBlackBox ? "BlackBox" : "Hardware") {"]
    lines += module.enumerations.flatMap { enumeration in
      ["  enum \(Self.typeName(enumeration.name)): Int, HardwareEnumeration {"]
        + enumeration.cases.map { "    case \($0.name) = \($0.value.unsignedValue ?? 0)" }
        + [
          "    static var encoding: EnumerationEncoding { .\(enumeration.encoding.rawValue) }"
        ]
        + ["  }"]
    }
    lines += module.signals.compactMap { declaration(of: $0) }.map { "  \($0)" }
    lines += module.memories.map { "  \(declaration(of: $0))" }
    lines += module.instances.compactMap { declaration(of: $0) }.map { "  \($0)" }
    lines += initializer
    lines += ["", "  var moduleName: String { \"\(module.name)\" }"] + ownDomain
    guard !module.isBlackBox else { return (lines + ["}", ""]).joined(separator: "\n") }
    let drives = module.instances.flatMap { connections(of: $0) }
    let accesses = module.memories.flatMap { memory in
      memory.ports.flatMap { port in
        port.accesses.map { swift($0, Self.reference(to: port, of: memory)) }
      }
    }
    let statements = drives + accesses + module.statements.flatMap { swift($0) }
    lines += ["", "  var body: Logic {"]
    lines += (definitions + statements).map { "    \($0)" }
    return (lines + ["  }", "}", ""]).joined(separator: "\n")
  }

  private func declaration(of signal: Circuit.Signal) -> String? {
    guard portsOfInstances[signal.name] == nil else { return nil }
    if let element = signal.element, element.index > 0 { return nil }
    let type = signal.type
    var parts: [String] = []
    if let element = signal.element { parts.append("count: \(element.count)") }
    if let enumeration = type.enumeration, !signal.isRegister {
      parts.append("\(Self.typeName(enumeration)).self")
    } else if type.isSigned {
      parts.append("signed: \(type.width)")
    } else {
      parts.append(signal.element == nil ? "\(type.width)" : "width: \(type.width)")
    }
    if type.fractionBits != 0 { parts.append("fraction: \(type.fractionBits)") }
    let name = signal.element?.array ?? signal.name
    let plural = signal.element == nil ? "" : "s"
    let wrapper: String
    switch signal.role {
    case .input: wrapper = "Input"
    case .output: wrapper = "Output"
    case .wire: wrapper = "Wire"
    case .constant(let bits), .parameter(let bits):
      let label = type.isSigned ? "signed" : "width"
      let wrapper = signal.isParameter ? "KeptParameter" : "Constant"
      return "@\(wrapper)(\(Self.number(bits, type)), \(label): \(type.width)) var \(name)"
    case .register(let reset, let domain):
      if let enumeration = module.enumeration(named: type.enumeration ?? "") {
        let state = enumeration.cases.first { $0.value == reset }?.name ?? ""
        let reset = "reset: \(Self.typeName(enumeration.name)).\(state)"
        return "@State(\(reset)\(Self.placed(in: domain))) var \(name)"
      }
      return registerDeclaration(parts, plural, reset, type, name, domain)
    }
    return "@\(wrapper)\(plural)(\(parts.joined(separator: ", "))) var \(name)"
  }

  private func registerDeclaration(
    _ parts: [String], _ plural: String, _ reset: BitVector?, _ type: Circuit.ValueType,
    _ name: String, _ domain: Circuit.ClockDomain
  ) -> String {
    let value = reset.map { Self.number($0, type) } ?? "nil"
    let all = (parts + ["reset: \(value)"]).joined(separator: ", ") + Self.placed(in: domain)
    return "@Register\(plural)(\(all)) var \(name)"
  }

  private func declaration(of memory: Circuit.Memory) -> String {
    let type = memory.type
    var parts = [
      "depth: \(memory.depth)", "\(type.isSigned ? "signed" : "width"): \(type.width)",
    ]
    for (label, kind) in SwiftModule.portKinds {
      let count = memory.ports.count { $0.kind == kind }
      if count > 0 { parts.append("\(label): \(count)") }
    }
    if !memory.initialContents.isEmpty {
      let words = memory.initialContents.map { Self.number($0, type) }
      parts.append("contents: [\(words.joined(separator: ", "))]")
    }
    let reading = memory.ports.first { $0.kind == .read }?.domain ?? memory.domain
    let place =
      Self.placed(in: memory.domain)
      + (reading == memory.domain ? "" : ", readsIn: .\(reading.name)")
    let all = parts.joined(separator: ", ") + place
    return "@\(memory.ports.isEmpty ? "Memory" : "BlockMemory")(\(all)) var \(memory.name)"
  }

  private mutating func connections(of instance: Circuit.Instance) -> [String] {
    instance.inputs.filter { !Self.isOwnWire($0, of: instance) }.map { input in
      "\(Self.reference(to: instance)).\(input.port) <== \(swift(input.value))"
    }
  }

  /// A Swift integer.
  static func number(_ bits: BitVector, _ type: Circuit.ValueType) -> String {
    if let small = type.isSigned ? bits.signedValue : bits.unsignedValue { return "\(small)" }
    return "0x\(bits.hexadecimal)"
  }
}
