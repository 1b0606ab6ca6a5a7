import Diagnostics
import HDL

/// Turns the ports of a module instance's memories into writes and into the next values of the
/// registers they read into.
struct PortLowering {
  private let netlist: Netlist
  private var expressions: ExpressionLowering

  init(scope: Scope, netlist: Netlist) {
    self.netlist = netlist
    expressions = ExpressionLowering(scope: scope, netlist: netlist)
  }

  mutating func run() throws {
    for memory in expressions.scope.module.memories {
      for port in memory.ports { try lower(port, of: memory) }
    }
  }

  private mutating func lower(
    _ port: Circuit.Memory.Port, of memory: Circuit.Memory
  ) throws {
    guard let first = port.accesses.first, let address = port.address else { return }
    let index = try expressions.memory(memory.name, at: first.place)
    let addressNode = try expressions.lower(address, at: first.place)
    for access in port.writes {
      guard let written = access.written else { continue }
      let value = try expressions.lower(written.value, at: access.place)
      netlist.memories[index].writes.append(
        .init(
          enable: try condition(access.enable, at: access.place), address: addressNode,
          value: netlist.resized(value, to: memory.type.width),
          mask: try mask(of: written, width: memory.type.width, at: access.place)))
    }
    guard let word = port.word, !port.reads.isEmpty else { return }
    let read = netlist.node(
      .memoryRead(memory: index, address: addressNode), width: memory.type.width)
    let enable = try condition(port.readEnable, at: first.place)
    takeNext(read, when: enable, in: try expressions.signal(word, at: first.place))
  }

  private mutating func condition(
    _ expression: Circuit.Expression?, at place: Place
  ) throws -> NodeID? {
    try expression.map { netlist.condition(try expressions.lower($0, at: place)) }
  }

  /// Each lane's enable as often as the lane has bits.
  private mutating func mask(
    of written: Circuit.Memory.Access.Written, width: Int, at place: Place
  ) throws -> NodeID? {
    guard let lanes = written.lanes else { return nil }
    let enables = try expressions.lower(lanes, at: place)
    let count = netlist.nodes[enables].width
    let laneWidth = max(1, width / count)
    let parts = (0..<count).reversed().map { lane in
      netlist.node(
        .extend(netlist.slice(enables, lowBit: lane, width: 1), isSigned: true), width: laneWidth)
    }
    return netlist.resized(netlist.concatenation(laneWidth == 1 ? [enables] : parts), to: width)
  }

  private func takeNext(_ read: NodeID, when enable: NodeID?, in record: SignalRecord) {
    var lowBit = 0
    for net in record.nets {
      let width = netlist.nets[net].width
      let part = netlist.slice(read, lowBit: lowBit, width: width)
      lowBit += width
      guard case .register(_, let reset, let clock) = netlist.nets[net].driver else { continue }
      let next = enable.map { enable in
        let present = netlist.node(.net(net), width: width)
        return netlist.node(
          .multiplexer(condition: enable, then: part, otherwise: present), width: width)
      }
      netlist.nets[net].driver = .register(next: next ?? part, reset: reset, clock: clock)
    }
  }
}
