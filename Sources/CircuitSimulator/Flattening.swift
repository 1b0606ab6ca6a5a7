import Diagnostics
import HDL

/// Dissolves the hierarchy of a circuit into one netlist.
struct Flattening {
  let circuit: Circuit
  let models: [String: any BlackBoxModel]
  private let netlist = Netlist()
  private var usedModels: [ObjectIdentifier: String] = [:]

  init(_ circuit: Circuit, models: [String: any BlackBoxModel]) {
    self.circuit = circuit
    self.models = models
  }

  /// - Throws: `Diagnostic` for a module that is missing, contains itself or has no model.
  mutating func run() throws -> Netlist {
    guard let top = circuit.topModule else {
      throw Diagnostic(.error, "unknown-module", "the circuit has no module named '\(circuit.top)'")
    }
    guard !top.isBlackBox else {
      throw Diagnostic(
        .error, "black-box-on-top",
        "the top module '\(top.name)' is a black box; there is nothing to simulate",
        at: top.place)
    }
    for domain in top.clockDomains { _ = netlist.clock(of: domain) }
    let scope = declare(top, path: "", isTop: true) { $0 }
    try fill(top, scope: scope, ancestors: [top.name])
    return netlist
  }

  /// Makes the nets of a module's signals.
  ///
  /// - Parameters:
  ///   - settings: the values of parameters that do not have their default.
  ///   - topDomain: the domain of the top module that one of the module's own lies in.
  private func declare(
    _ module: Circuit.Module, path: String, settings: [String: BitVector] = [:], isTop: Bool,
    topDomain: @escaping (Circuit.ClockDomain) -> Circuit.ClockDomain
  ) -> Scope {
    var scope = Scope(module: module, path: path, topDomain: topDomain)
    let segments = Segmentation(of: module)
    for signal in module.signals {
      let name = path + signal.name
      var record = SignalRecord(
        name: name, type: signal.type, place: signal.place, nets: [],
        enumeration: signal.type.enumeration.flatMap(module.enumeration(named:)))
      for width in segments.widths(of: signal) {
        let driver: Net.Driver =
          switch signal.role {
          case .input: isTop ? .test : .none
          case .output, .wire: .none
          case .register(let reset, let domain):
            .register(next: nil, reset: reset, clock: netlist.clock(of: topDomain(domain)))
          case .constant(let value): .constant(value)
          case .parameter(let value): .constant(settings[signal.name] ?? value)
          }
        netlist.nets.append(
          Net(
            name: name, width: width, driver: driver, place: signal.place,
            isSynchronizer: signal.crossing == .synchronizer || signal.crossing == .grayCode))
        record.nets.append(netlist.nets.count - 1)
      }
      scope.signals[signal.name] = record
      netlist.signals[name] = record
      netlist.signalNames.append(name)
    }
    for memory in module.memories {
      netlist.memories.append(
        MemoryRecord(memory: memory, clock: netlist.clock(of: topDomain(memory.domain))))
      scope.memories[memory.name] = netlist.memories.count - 1
      netlist.memoryNames[path + memory.name] = netlist.memories.count - 1
    }
    return scope
  }

  private mutating func fill(
    _ module: Circuit.Module, scope: Scope, ancestors: [String]
  ) throws {
    for instance in module.instances {
      try add(instance, to: scope, ancestors: ancestors)
    }
    var lowering = StatementLowering(scope: scope, netlist: netlist)
    try lowering.run()
    var ports = PortLowering(scope: scope, netlist: netlist)
    try ports.run()
  }

  private mutating func add(
    _ instance: Circuit.Instance, to scope: Scope, ancestors: [String]
  ) throws {
    guard let child = circuit.module(named: instance.module) else {
      throw Diagnostic(
        .error, "unknown-module",
        "instance '\(instance.name)' is of module '\(instance.module)', which the circuit has not",
        at: instance.place)
    }
    guard !ancestors.contains(child.name) else {
      throw Diagnostic(
        .error, "recursive-module",
        "module '\(child.name)' contains itself through instance '\(instance.name)'",
        at: instance.place)
    }
    let path = scope.path + instance.name + "."
    let settings = settings(of: instance, in: scope)
    let inner = declare(child, path: path, settings: settings, isTop: false) {
      scope.topDomain(instance.domain(of: $0))
    }
    try connectInputs(of: instance, inner: inner, scope: scope)
    connectOutputs(of: instance, inner: inner, scope: scope)
    if child.isBlackBox {
      try place(child, instance: instance, inner: inner)
    } else {
      try fill(child, scope: inner, ancestors: ancestors + [child.name])
    }
  }

  /// The values that an instance gives kept parameters.
  private func settings(of instance: Circuit.Instance, in scope: Scope) -> [String: BitVector] {
    var settings: [String: BitVector] = [:]
    for parameter in instance.parameters {
      switch parameter.value {
      case .bits(let bits, _): settings[parameter.name] = bits
      case .parameter(let name):
        guard let net = scope.signals[name]?.nets.first,
          case .constant(let bits) = netlist.nets[net].driver
        else { continue }
        settings[parameter.name] = bits
      case .integer, .real, .text: break
      }
    }
    return settings
  }

  private func connectInputs(
    of instance: Circuit.Instance, inner: Scope, scope: Scope
  ) throws {
    var lowering = ExpressionLowering(scope: scope, netlist: netlist)
    for connection in instance.inputs {
      guard let port = inner.signals[connection.port] else {
        throw unknownPort(connection.port, of: instance)
      }
      let value = try lowering.lower(connection.value, at: instance.place)
      netlist.drive(port, with: value)
    }
  }

  private func connectOutputs(of instance: Circuit.Instance, inner: Scope, scope: Scope) {
    for connection in instance.outputs {
      guard let name = connection.signal, let wire = scope.signals[name],
        let port = inner.signals[connection.port]
      else { continue }
      netlist.drive(wire, with: netlist.read(port))
    }
  }

  private mutating func place(
    _ child: Circuit.Module, instance: Circuit.Instance, inner: Scope
  ) throws {
    let path = String(inner.path.dropLast())
    guard let model = models[path] ?? models[child.name] else {
      throw Diagnostic(
        .error, "missing-black-box-model",
        "black box '\(path)' of module '\(child.name)' has no model",
        at: instance.place,
        remedy: "pass one: Simulation(circuit, blackBoxes: [\"\(path)\": …])")
    }
    if let other = usedModels.updateValue(path, forKey: ObjectIdentifier(model)) {
      throw Diagnostic(
        .error, "shared-black-box-model",
        "black boxes '\(other)' and '\(path)' have the same model object",
        at: instance.place, remedy: "give each its own, by the path of its instance")
    }
    let inputs = child.inputs.compactMap { port in
      inner.signals[port.name].map { (port.name, port.type, $0.nets[0]) }
    }
    let outputs = child.outputs.compactMap { port in
      inner.signals[port.name].map { (port.name, port.type, $0.nets[0]) }
    }
    netlist.blackBoxes.append(
      BlackBoxRecord(
        path: path, model: model, inputs: inputs, outputs: outputs,
        clocks: inner.clocks(in: netlist)))
    addCalls(for: netlist.blackBoxes.count - 1)
  }

  /// Groups the outputs by the inputs they depend on: each group is evaluated once.
  private func addCalls(for index: Int) {
    let box = netlist.blackBoxes[index]
    let names = box.inputs.map(\.name)
    var groups: [(inputs: [String], outputs: [String])] = []
    for output in box.outputs {
      let affecting = box.model.inputs(affecting: output.name)
      let inputs = names.filter { affecting?.contains($0) ?? true }
      if let group = groups.firstIndex(where: { $0.inputs == inputs }) {
        groups[group].outputs.append(output.name)
      } else {
        groups.append((inputs, [output.name]))
      }
    }
    for group in groups {
      netlist.calls.append(.init(box: index, inputs: group.inputs, outputs: group.outputs))
      let call = netlist.node(.blackBoxCall(netlist.calls.count - 1), width: 1)
      for (port, output) in box.outputs.enumerated() where group.outputs.contains(output.name) {
        let value = netlist.node(
          .blackBoxOutput(call: call, port: port), width: output.type.width)
        netlist.nets[output.net].driver = .node(value)
      }
    }
  }

  private func unknownPort(_ port: String, of instance: Circuit.Instance) -> Diagnostic {
    Diagnostic(
      .error, "unknown-port",
      "instance '\(instance.name)' connects port '\(port)', which module "
        + "'\(instance.module)' has not", at: instance.place)
  }
}

/// The names of one module instance.
struct Scope {
  let module: Circuit.Module
  /// Ends in a full stop; empty for the top module.
  let path: String
  /// The domain of the top module that one of the module's own lies in.
  let topDomain: (Circuit.ClockDomain) -> Circuit.ClockDomain
  var signals: [String: SignalRecord] = [:]
  var memories: [String: Int] = [:]

  init(
    module: Circuit.Module, path: String,
    topDomain: @escaping (Circuit.ClockDomain) -> Circuit.ClockDomain
  ) {
    self.module = module
    self.path = path
    self.topDomain = topDomain
  }

  /// The clocks the module has ports for.
  func clocks(in netlist: Netlist) -> ClockSet {
    ClockSet(module.clockDomains.map { netlist.clock(of: topDomain($0)) })
  }
}

extension Netlist {
  /// The whole value of a signal.
  func read(_ record: SignalRecord) -> NodeID {
    concatenation(record.nets.reversed().map { node(.net($0), width: nets[$0].width) })
  }

  /// Drives all of a signal's nets with the bits of one value.
  func drive(_ record: SignalRecord, with value: NodeID) {
    let whole = resized(value, to: record.type.width)
    var lowBit = 0
    for net in record.nets {
      nets[net].driver = .node(slice(whole, lowBit: lowBit, width: nets[net].width))
      lowBit += nets[net].width
    }
  }
}
