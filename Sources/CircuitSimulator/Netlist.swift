import Diagnostics
import HDL

/// The number of a node in its netlist.
typealias NodeID = Int
/// The number of a net in its netlist.
typealias NetID = Int
/// The number of a clock in its netlist.
typealias ClockID = Int

/// One operation of the flattened circuit. Operands are nodes; equal nodes are kept once.
struct Node: Hashable {
  enum Operation: Hashable {
    case constant(BitVector)
    /// The value of a net, whoever drives it.
    case net(NetID)
    case memoryRead(memory: Int, address: NodeID)
    case unary(Circuit.UnaryOperator, NodeID)
    /// `isSigned` tells how shifts right and comparisons read their left operand.
    case binary(Circuit.BinaryOperator, NodeID, NodeID, isSigned: Bool)
    case multiplexer(condition: NodeID, then: NodeID, otherwise: NodeID)
    case slice(NodeID, lowBit: Int)
    /// Most significant part first.
    case concatenation([NodeID])
    case extend(NodeID, isSigned: Bool)
    case element([NodeID], index: NodeID)
    /// `value` with the bit at `index` replaced.
    case insertBit(value: NodeID, index: NodeID, bit: NodeID)
    /// The evaluation of some outputs of a black box; its own value is not used.
    case blackBoxCall(Int)
    /// One output of an evaluated black box.
    case blackBoxOutput(call: NodeID, port: Int)
  }

  var operation: Operation
  var width: Int
}

/// A signal of the flattened circuit, or a run of its bits that is driven apart from the others.
struct Net {
  enum Driver {
    case none
    /// A port of the top module: the test drives it.
    case test
    case node(NodeID)
    case register(next: NodeID?, reset: BitVector?, clock: ClockID)
    case constant(BitVector)
  }

  /// Hierarchical, such as `tile.converter.code`.
  var name: String
  var width: Int
  var driver: Driver
  var place: Place
  /// Whether it is the first register of a synchronizer.
  var isSynchronizer = false
}

/// What a name of the flattened circuit stands for.
struct SignalRecord {
  var name: String
  var type: Circuit.ValueType
  var place: Place
  /// From the least significant bits up; more than one where statements drive its bits apart.
  var nets: [NetID]
  var enumeration: Circuit.Enumeration?
}

struct MemoryRecord {
  struct Write {
    var enable: NodeID?
    var address: NodeID
    var value: NodeID
    /// Ones for the bits that take the value's; `nil` for the whole word.
    var mask: NodeID?
  }

  var memory: Circuit.Memory
  var clock: ClockID
  /// In the order of the statements: the last enabled one wins.
  var writes: [Write] = []
}

struct PropertyRecord {
  var kind: Circuit.PropertyKind
  var condition: NodeID
  /// The conditions it stands in; `nil` where there are none.
  var enable: NodeID?
  var message: String
  var place: Place
  /// The clocks at whose edges it is judged; at every step where there are none.
  var clocks: ClockSet
  /// The path of the instance, empty for the top module.
  var path: String
}

/// A black box in its place in the flattened circuit.
struct BlackBoxRecord {
  /// Outputs that depend on the same inputs and are evaluated together.
  struct Call {
    var box: Int
    var inputs: [String]
    var outputs: [String]
  }

  var path: String
  var model: any BlackBoxModel
  var inputs: [(name: String, type: Circuit.ValueType, net: NetID)]
  var outputs: [(name: String, type: Circuit.ValueType, net: NetID)]
  var clocks: ClockSet
}

/// The flattened circuit: every module instance dissolved into nets, and nodes that compute them.
final class Netlist {
  private(set) var nodes: [Node] = []
  private var known: [Node: NodeID] = [:]
  var nets: [Net] = []
  var signals: [String: SignalRecord] = [:]
  /// Names in the order of declaration, parents before children.
  var signalNames: [String] = []
  var memories: [MemoryRecord] = []
  var memoryNames: [String: Int] = [:]
  var properties: [PropertyRecord] = []
  var blackBoxes: [BlackBoxRecord] = []
  var calls: [BlackBoxRecord.Call] = []
  /// The domains of the top module, by their clocks' numbers.
  private(set) var clocks: [Circuit.ClockDomain] = []

  /// The number of the clock of a domain of the top module.
  func clock(of domain: Circuit.ClockDomain) -> ClockID {
    if let known = clocks.firstIndex(of: domain) { return known }
    clocks.append(domain)
    return clocks.count - 1
  }

  /// The node of that operation, made if it is new.
  func node(_ operation: Node.Operation, width: Int) -> NodeID {
    let node = Node(operation: operation, width: width)
    if let id = known[node] { return id }
    nodes.append(node)
    known[node] = nodes.count - 1
    return nodes.count - 1
  }

  func constant(_ value: BitVector) -> NodeID {
    node(.constant(value), width: value.width)
  }

  /// The node in exactly that many bits, cut or filled with zeros where it has others.
  func resized(_ id: NodeID, to width: Int) -> NodeID {
    let present = nodes[id].width
    if present == width { return id }
    if present > width { return slice(id, lowBit: 0, width: width) }
    return node(.extend(id, isSigned: false), width: width)
  }

  /// `width` bits from `lowBit` up; bits beyond the operand are zero.
  func slice(_ id: NodeID, lowBit: Int, width: Int) -> NodeID {
    let present = nodes[id].width
    if lowBit == 0, width == present { return id }
    guard lowBit >= 0, lowBit < present else { return constant(.zero(width: width)) }
    let available = min(width, present - lowBit)
    let part = node(.slice(id, lowBit: lowBit), width: available)
    return resized(part, to: width)
  }

  func concatenation(_ parts: [NodeID]) -> NodeID {
    if parts.count == 1 { return parts[0] }
    return node(.concatenation(parts), width: parts.reduce(0) { $0 + nodes[$1].width })
  }

  func and(_ left: NodeID?, _ right: NodeID) -> NodeID {
    guard let left else { return right }
    return node(.binary(.and, left, right, isSigned: false), width: 1)
  }

  /// Whether any of the conditions holds; `nil` for none.
  func any(_ conditions: [NodeID]) -> NodeID? {
    guard let first = conditions.first else { return nil }
    return conditions.dropFirst().reduce(first) {
      node(.binary(.or, $0, $1, isSigned: false), width: 1)
    }
  }

  /// Conditions are one bit; anything wider in a circuit made by hand is cut to its lowest.
  func condition(_ id: NodeID) -> NodeID { resized(id, to: 1) }

  func inverted(_ id: NodeID) -> NodeID { node(.unary(.not, id), width: nodes[id].width) }

  /// The nodes that have to be computed first.
  func dependencies(of id: NodeID) -> [NodeID] {
    switch nodes[id].operation {
    case .constant: []
    case .net(let net):
      if case .node(let driver) = nets[net].driver { [driver] } else { [] }
    case .memoryRead(_, let address): [address]
    case .unary(_, let operand), .slice(let operand, _), .extend(let operand, _): [operand]
    case .binary(_, let left, let right, _): [left, right]
    case .multiplexer(let condition, let then, let otherwise): [condition, then, otherwise]
    case .concatenation(let parts): parts
    case .element(let elements, let index): elements + [index]
    case .insertBit(let value, let index, let bit): [value, index, bit]
    case .blackBoxCall(let call):
      calls[call].inputs.compactMap { name in
        let input = blackBoxes[calls[call].box].inputs.first { $0.name == name }
        guard let input, case .node(let driver) = nets[input.net].driver else { return nil }
        return driver
      }
    case .blackBoxOutput(let call, _): [call]
    }
  }
}
