import HDL

/// A circuit in RTLIL, Yosys's own language: a second road from circuit to hardware, that shares nothing with the
/// SystemVerilog one. Nothing is normalised, every operation is one cell, statements become multiplexers, and a
/// memory is a register for each word.
///
/// Resets are synchronous here; `Equivalence` makes them so on both sides.
public struct NetlistText {
  public let text: String

  /// What this text cannot say.
  struct Unsupported: Error {
    let what: String
  }

  /// - Throws: `Unsupported` for black boxes.
  public init(of circuit: Circuit) throws {
    let circuit = circuit.specialised
    text = try circuit.modules.map { module in
      var netlist = NetlistModule(module)
      return try netlist.text(in: circuit)
    }.joined(separator: "\n")
  }
}

/// One module being written.
struct NetlistModule {
  let module: Circuit.Module
  private(set) var lines: [String] = []
  /// What is known of expressions already written.
  var known: [Circuit.Expression: String] = [:]
  private var count = 0

  init(_ module: Circuit.Module) { self.module = module }

  mutating func text(in circuit: Circuit) throws -> String {
    guard !module.isBlackBox else { throw NetlistText.Unsupported(what: "a black box") }
    for (index, port) in clockPorts.enumerated() {
      lines.append("wire width 1 input \(index + 1) \\\(port)")
    }
    var position = clockPorts.count
    for signal in module.signals {
      let wire = "wire width \(signal.type.width)"
      switch signal.role {
      case .input, .output:
        position += 1
        let direction = signal.role == .input ? "input" : "output"
        lines.append("\(wire) \(direction) \(position) \\\(signal.emittedName)")
      case .register(let start?, let domain) where !domain.hasResetPort:
        lines.append("attribute \\init \(Self.constant(start))")
        lines.append("\(wire) \\\(signal.emittedName)")
      case .wire, .register: lines.append("\(wire) \\\(signal.emittedName)")
      case .constant, .parameter: break
      }
    }
    let written = module.written
    for memory in module.memories where written.contains(memory.name) {
      for address in 0..<memory.depth {
        lines.append("attribute \\init \(Self.constant(memory.startWord(at: address)))")
        lines.append("wire width \(memory.type.width) \(Self.word(memory, address))")
      }
    }
    let start = startValues(writing: written)
    let values = try accessed(by: run(module.statements, from: start), from: start)
    for signal in module.signals {
      guard let value = values[signal.name] else { continue }
      switch signal.role {
      case .register(let reset, let domain):
        try register(signal, next: value, reset: reset, domain)
      case .wire where written.contains(signal.name), .output:
        lines.append("connect \\\(signal.emittedName) \(value)")
      case .wire, .input, .constant, .parameter: break
      }
    }
    for memory in module.memories where written.contains(memory.name) {
      for address in 0..<memory.depth {
        let word = Self.word(memory, address)
        guard let next = values[Self.key(memory, address)] else { continue }
        flipFlop(word, next, width: memory.type.width, memory.domain)
      }
    }
    for instance in module.instances { try write(instance, in: circuit) }
    return (["module \\\(module.name)"] + lines.map { "  \($0)" } + ["end", ""])
      .joined(separator: "\n")
  }

  private var clockPorts: [String] {
    module.clockDomains.flatMap(\.portNames)
  }

  /// What everything driven has before the first statement: registers and words keep what they hold.
  private func startValues(writing written: Set<String>) -> [String: String] {
    var values: [String: String] = [:]
    for signal in module.signals where signal.isRegister || written.contains(signal.name) {
      values[signal.name] =
        signal.isRegister
        ? "\\\(signal.emittedName)" : Self.constant(.zero(width: signal.type.width))
    }
    for memory in module.memories where written.contains(memory.name) {
      for address in 0..<memory.depth {
        values[Self.key(memory, address)] = Self.word(memory, address)
      }
    }
    return values
  }

  private mutating func register(
    _ signal: Circuit.Signal, next: String, reset: BitVector?, _ domain: Circuit.ClockDomain
  ) throws {
    var next = next
    let width = signal.type.width
    if let reset, domain.hasResetPort {
      next = multiplexer(
        "\\\(domain.resetPortName)", then: next, otherwise: Self.constant(reset), width: width)
    }
    flipFlop("\\\(signal.emittedName)", next, width: width, domain)
  }

  private mutating func flipFlop(
    _ name: String, _ next: String, width: Int, _ domain: Circuit.ClockDomain
  ) {
    cell(
      "$dff", [("WIDTH", width), ("CLK_POLARITY", 1)],
      [("CLK", "\\\(domain.clockPortName)"), ("D", next), ("Q", name)])
  }

  private mutating func write(_ instance: Circuit.Instance, in circuit: Circuit) throws {
    guard let child = circuit.module(named: instance.module) else { return }
    var pins = child.clockDomains.flatMap { domain in
      let ours = instance.domain(of: domain)
      return zip(domain.portNames, ours.portNames).map { ($0, "\\\($1)") }
    }
    for input in instance.inputs {
      guard let port = child.signal(named: input.port) else { continue }
      pins.append((port.emittedName, try value(input.value)))
    }
    for output in instance.outputs {
      guard let port = child.signal(named: output.port), let signal = output.signal else {
        continue
      }
      pins.append((port.emittedName, "\\\(signal)"))
    }
    cell("\\\(child.name)", named: "\\u_\(instance.name)", [], pins)
  }
}

/// The parts that all of the text is made of.
extension NetlistModule {
  static func key(_ memory: Circuit.Memory, _ address: Int) -> String {
    "\(memory.name)[\(address)]"
  }

  /// The name that Yosys gives to the words of the emitted text.
  static func word(_ memory: Circuit.Memory, _ address: Int) -> String {
    "\\\(memory.name)_q[\(address)]"
  }

  static func constant(_ bits: BitVector) -> String { "\(bits.width)'\(bits.binary)" }

  mutating func cell(
    _ type: String, named name: String? = nil, _ parameters: [(String, Int)],
    _ pins: [(String, String)]
  ) {
    count += 1
    lines.append("cell \(type) \(name ?? "$c\(count)")")
    lines += parameters.map { "  parameter \\\($0.0) \($0.1)" }
    lines += pins.map { "  connect \\\($0.0) \($0.1)" }
    lines.append("end")
  }

  /// A new wire, whose bits can be chosen.
  mutating func wire(_ width: Int) -> String {
    count += 1
    lines.append("wire width \(width) $w\(count)")
    return "$w\(count)"
  }

  mutating func wire(_ width: Int, for value: String) -> String {
    let name = wire(width)
    lines.append("connect \(name) \(value)")
    return name
  }

  mutating func multiplexer(
    _ condition: String, then: String, otherwise: String, width: Int
  ) -> String {
    guard then != otherwise else { return then }
    let result = wire(width)
    cell(
      "$mux", [("WIDTH", width)],
      [("A", otherwise), ("B", then), ("S", condition), ("Y", result)])
    return result
  }

  /// Whether a value is a number; `false` where no bits of that width say so.
  mutating func isEqual(_ value: String, width: Int, to number: Int) -> String {
    guard width >= BitVector.bitsNeeded(for: number, isSigned: false) else { return "1'0" }
    return isEqual(value, to: BitVector(truncating: number, width: width))
  }

  mutating func isEqual(_ value: String, to bits: BitVector) -> String {
    binary("$eq", value, Self.constant(bits), widths: (bits.width, bits.width), 1)
  }

  mutating func binary(
    _ type: String, _ a: String, _ b: String, widths: (Int, Int), _ width: Int,
    signed: (Bool, Bool) = (false, false)
  ) -> String {
    let result = wire(width)
    cell(
      type,
      [
        ("A_SIGNED", signed.0 ? 1 : 0), ("A_WIDTH", widths.0), ("B_SIGNED", signed.1 ? 1 : 0),
        ("B_WIDTH", widths.1), ("Y_WIDTH", width),
      ], [("A", a), ("B", b), ("Y", result)])
    return result
  }

  mutating func unary(_ type: String, _ a: String, width: Int, _ resultWidth: Int) -> String {
    let result = wire(resultWidth)
    cell(
      type, [("A_SIGNED", 0), ("A_WIDTH", width), ("Y_WIDTH", resultWidth)],
      [("A", a), ("Y", result)])
    return result
  }
}

extension Circuit.Module {
  /// The names of all that statements, and ports of memories, drive.
  var written: Set<String> {
    Set(statements.flatMap(\.driven))
      .union(memories.filter { $0.ports.contains { !$0.writes.isEmpty } }.map(\.name))
  }
}

extension Circuit.Memory {
  func startWord(at address: Int) -> BitVector {
    address < initialContents.count ? initialContents[address] : .zero(width: type.width)
  }
}
