import Diagnostics
import HDL

/// Turns the statements of one module instance into the drivers of its nets: for each net, one
/// value that takes all conditions into account.
struct StatementLowering {
  private let netlist: Netlist
  private var expressions: ExpressionLowering
  /// What has been assigned so far; one layer for each nested block.
  private var layers: [[NetID: NodeID]] = [[:]]
  /// The conditions that the present statement stands in.
  private var enable: NodeID?

  init(scope: Scope, netlist: Netlist) {
    self.netlist = netlist
    expressions = ExpressionLowering(scope: scope, netlist: netlist)
  }

  mutating func run() throws {
    try lower(expressions.scope.module.statements)
    for (net, value) in layers[0] {
      switch netlist.nets[net].driver {
      case .register(_, let reset, let clock):
        netlist.nets[net].driver = .register(next: value, reset: reset, clock: clock)
      case .none, .node:
        netlist.nets[net].driver = .node(value)
      case .test, .constant: break
      }
    }
  }

  private mutating func lower(_ statements: [Circuit.Statement]) throws {
    for statement in statements {
      let place = statement.place
      switch statement.kind {
      case .assign(let target, let value):
        try assign(target, try expressions.lower(value, at: place), at: place)
      case .when(let condition, let then, let otherwise):
        let condition = netlist.condition(try expressions.lower(condition, at: place))
        try branch([(condition, then)], otherwise: otherwise)
      case .select(let subject, let arms, let otherwise):
        let subject = try expressions.lower(subject, at: place)
        try branch(
          arms.map { (match(subject, $0.values), $0.body) }, otherwise: otherwise)
      case .machine(let register, let arms):
        try machine(register, arms, at: place)
      case .property(let kind, let condition, let message):
        let condition = netlist.condition(try expressions.lower(condition, at: place))
        netlist.properties.append(
          PropertyRecord(
            kind: kind, condition: condition, enable: enable, message: message, place: place,
            clocks: expressions.scope.clocks(in: netlist),
            path: String(expressions.scope.path.dropLast())))
      }
    }
  }

  private mutating func machine(
    _ register: String, _ arms: [Circuit.MachineArm], at place: Place
  ) throws {
    let record = try expressions.signal(register, at: place)
    let subject = netlist.read(record)
    var branches: [(NodeID, [Circuit.Statement])] = []
    for arm in arms {
      guard let value = record.enumeration?.value(of: arm.state) else {
        throw expressions.undeclared("state", arm.state, at: place)
      }
      branches.append((match(subject, [value]), arm.body))
    }
    try branch(branches, otherwise: [])
  }

  private mutating func match(_ subject: NodeID, _ values: [BitVector]) -> NodeID {
    let width = netlist.nodes[subject].width
    let matches = values.map { value in
      let constant = netlist.constant(value.extended(to: width, isSigned: false))
      return netlist.node(
        .binary(.equal, subject, constant, isSigned: false), width: 1)
    }
    guard matches.count > 1 else {
      return matches.first ?? netlist.constant(.zero(width: 1))
    }
    let all = netlist.concatenation(matches)
    return netlist.node(.unary(.reduceOr, all), width: 1)
  }

  /// The branch whose condition holds, else `otherwise`. No two conditions hold at once.
  private mutating func branch(
    _ branches: [(condition: NodeID, body: [Circuit.Statement])], otherwise: [Circuit.Statement]
  ) throws {
    let outer = enable
    let results = try branches.map { condition, body in
      try block(body, when: netlist.and(outer, condition))
    }
    var merged = try rest(otherwise, unless: branches.map(\.condition), results, under: outer)
    enable = outer
    for (branch, result) in zip(branches, results).reversed() {
      for (net, then) in result.sorted(by: { $0.key < $1.key }) {
        merged[net] = choice(branch.condition, then, merged[net] ?? present(net), for: net)
      }
    }
    layers[layers.count - 1].merge(merged) { $1 }
  }

  /// What `otherwise` drives its nets with. Where a branch leaves one of them alone, the net has
  /// the present value while that branch's condition, or another's, holds.
  private mutating func rest(
    _ otherwise: [Circuit.Statement], unless conditions: [NodeID], _ results: [[NetID: NodeID]],
    under outer: NodeID?
  ) throws -> [NetID: NodeID] {
    guard !otherwise.isEmpty else { return [:] }
    guard let some = netlist.any(conditions) else { return try block(otherwise, when: outer) }
    let driven = try block(otherwise, when: netlist.and(outer, netlist.inverted(some)))
    let counts = Dictionary(results.flatMap(\.keys).map { ($0, 1) }, uniquingKeysWith: +)
    var merged: [NetID: NodeID] = [:]
    for (net, value) in driven.sorted(by: { $0.key < $1.key }) {
      let isInAll = counts[net] == conditions.count
      merged[net] = isInAll ? value : choice(some, present(net), value, for: net)
    }
    return merged
  }

  private func choice(
    _ condition: NodeID, _ then: NodeID, _ otherwise: NodeID, for net: NetID
  ) -> NodeID {
    if then == otherwise { return then }
    return netlist.node(
      .multiplexer(condition: condition, then: then, otherwise: otherwise),
      width: netlist.nets[net].width)
  }

  private mutating func block(
    _ statements: [Circuit.Statement], when condition: NodeID?
  ) throws -> [NetID: NodeID] {
    guard !statements.isEmpty else { return [:] }
    enable = condition
    layers.append([:])
    try lower(statements)
    return layers.removeLast()
  }

  /// What the net takes if nothing more is assigned: a register's old value, zero for a wire.
  private mutating func present(_ net: NetID) -> NodeID {
    for layer in layers.reversed() {
      if let value = layer[net] { return value }
    }
    let width = netlist.nets[net].width
    if case .register = netlist.nets[net].driver {
      return netlist.node(.net(net), width: width)
    }
    return netlist.constant(.zero(width: width))
  }

  private mutating func assign(
    _ target: Circuit.Target, _ value: NodeID, at place: Place
  ) throws {
    switch target {
    case .signal(let name):
      let record = try expressions.signal(name, at: place)
      assign(value, to: record, lowBit: 0, width: record.type.width)
    case .slice(let name, let lowBit, let width):
      assign(value, to: try expressions.signal(name, at: place), lowBit: lowBit, width: width)
    case .bit(let name, let index):
      let record = try expressions.signal(name, at: place)
      let index = try expressions.lower(index, at: place)
      let bit = netlist.resized(value, to: 1)
      let net = record.nets[0]
      let previous = present(net)
      layers[layers.count - 1][net] = netlist.node(
        .insertBit(value: previous, index: index, bit: bit), width: record.type.width)
    case .memory(let name, let address):
      let memory = try expressions.memory(name, at: place)
      let address = try expressions.lower(address, at: place)
      let width = netlist.memories[memory].memory.type.width
      let word = netlist.resized(value, to: width)
      netlist.memories[memory].writes.append(
        .init(enable: enable, address: address, value: word))
    case .memorySlice(let name, let address, let lowBit, let width):
      let memory = try expressions.memory(name, at: place)
      let address = try expressions.lower(address, at: place)
      let wordWidth = netlist.memories[memory].memory.type.width
      let part = netlist.resized(value, to: width)
      let zeros = netlist.constant(.zero(width: wordWidth))
      let ones = netlist.inverted(netlist.constant(.zero(width: width)))
      netlist.memories[memory].writes.append(
        .init(
          enable: enable, address: address, value: replaced(zeros, lowBit: lowBit, by: part),
          mask: replaced(zeros, lowBit: lowBit, by: ones)))
    }
  }

  private mutating func assign(
    _ value: NodeID, to record: SignalRecord, lowBit: Int, width: Int
  ) {
    let value = netlist.resized(value, to: width)
    var start = 0
    for net in record.nets {
      let netWidth = netlist.nets[net].width
      let end = start + netWidth
      let low = max(lowBit, start)
      let high = min(lowBit + width, end)
      if low < high {
        let part = netlist.slice(value, lowBit: low - lowBit, width: high - low)
        layers[layers.count - 1][net] = replaced(
          present(net), lowBit: low - start, by: part)
      }
      start = end
    }
  }

  /// `value` with the bits from `lowBit` up replaced by those of `part`.
  private mutating func replaced(_ value: NodeID, lowBit: Int, by part: NodeID) -> NodeID {
    let width = netlist.nodes[value].width
    let partWidth = netlist.nodes[part].width
    if partWidth == width { return part }
    var parts = [part]
    let highBit = lowBit + partWidth
    if highBit < width {
      parts.insert(
        netlist.slice(value, lowBit: highBit, width: width - highBit), at: 0)
    }
    if lowBit > 0 {
      parts.append(netlist.slice(value, lowBit: 0, width: lowBit))
    }
    return netlist.concatenation(parts)
  }
}
