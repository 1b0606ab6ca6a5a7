import Diagnostics

/// A memory that is read and written at the clock edge only, through declared ports, as block RAM
/// is: `@BlockMemory(depth: 1024, width: 32, reads: 1, writes: 1) var words`.
///
/// ```swift
/// when(fetch) { words.reads[0].read(at: counter) }
/// instruction <== words.reads[0].word
/// when(store) { words.writes[0][address].lanes(strobes) <== data }
/// ```
///
/// Ports of `reads` only read, those of `writes` only write, those of `ports` do either, or both at
/// one address. A read in the cycle of a write to the same word gives the old word; where two ports
/// write the same word, the later port wins. Each port can have one address in a cycle.
/// The memory is not reset; `contents` are its first words. It is written in the clock domain `in`,
/// the module's own if that is left out; the ports of `reads` read in `readsIn`, the same domain if
/// that is left out.
@propertyWrapper
public struct BlockMemory: HardwareMember {
  public let wrappedValue: MemoryPorts
  let member: Member

  /// `depth` unsigned words of `width` bits.
  public init(
    depth: Int, width: Int, fraction: Int = 0, reads: Int = 0, writes: Int = 0, ports: Int = 0,
    contents: [Int] = [], in domain: ClockDomain? = nil, readsIn readDomain: ClockDomain? = nil,
    _ documentation: String = "", fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      depth: depth, type: Circuit.ValueType(width: width, fractionBits: fraction), reads: reads,
      writes: writes, ports: ports, contents: contents, in: domain, readsIn: readDomain,
      documentation, fileID: fileID, line: line)
  }

  /// `depth` signed words of `width` bits.
  public init(
    depth: Int, signed width: Int, fraction: Int = 0, reads: Int = 0, writes: Int = 0,
    ports: Int = 0, contents: [Int] = [], in domain: ClockDomain? = nil,
    readsIn readDomain: ClockDomain? = nil, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      depth: depth,
      type: Circuit.ValueType(width: width, isSigned: true, fractionBits: fraction), reads: reads,
      writes: writes, ports: ports, contents: contents, in: domain, readsIn: readDomain,
      documentation, fileID: fileID, line: line)
  }

  /// `depth` words of a computed type that is no enumeration.
  public init(
    depth: Int, type: Circuit.ValueType, reads: Int = 0, writes: Int = 0, ports: Int = 0,
    contents: [Int] = [], in domain: ClockDomain? = nil, readsIn readDomain: ClockDomain? = nil,
    _ documentation: String = "", fileID: StaticString = #fileID, line: UInt = #line
  ) {
    let memory = MemoryDeclaration(
      depth: depth, type: type, contents: contents,
      portCounts: (reads: reads, writes: writes, both: ports), domain: domain,
      place: Place(fileID, line), documentation: documentation)
    func declare(_ kind: Circuit.Memory.Port.Kind, _ count: Int) -> [MemoryPortDeclaration] {
      guard memory.problem == nil else { return [] }
      return (0..<count).map {
        MemoryPortDeclaration(
          of: memory, kind, index: $0, domain: kind == .read ? readDomain ?? domain : domain)
      }
    }
    wrappedValue = MemoryPorts(
      memory: memory, reads: MemoryPortList(declare(.read, reads), of: memory),
      writes: MemoryPortList(declare(.write, writes), of: memory),
      ports: MemoryPortList(declare(.readWrite, ports), of: memory))
    member = .blockMemory(
      memory,
      wrappedValue.reads.declarations + wrappedValue.writes.declarations
        + wrappedValue.ports.declarations)
  }
}

/// The ports of a declared block memory.
public struct MemoryPorts: Sendable {
  let memory: MemoryDeclaration
  /// Those that only read.
  public let reads: MemoryPortList<MemoryReadPort>
  /// Those that only write.
  public let writes: MemoryPortList<MemoryWritePort>
  /// Those that read and write.
  public let ports: MemoryPortList<MemoryReadWritePort>

  /// The number of words.
  public var depth: Int { memory.depth }
  /// How many bits an address has.
  public var addressWidth: Int { memory.addressType.width }
}

/// Ports of one kind: `reads[0]`. One that is not there is reported where it is used.
public struct MemoryPortList<Port: MemoryPort>: Sendable {
  let declarations: [MemoryPortDeclaration]
  private let memory: MemoryDeclaration

  init(_ declarations: [MemoryPortDeclaration], of memory: MemoryDeclaration) {
    self.declarations = declarations
    self.memory = memory
  }

  public var count: Int { declarations.count }
  public var indices: Range<Int> { declarations.indices }

  public subscript(index: Int) -> Port {
    guard declarations.indices.contains(index) else {
      return Port(
        MemoryPortDeclaration(
          of: memory, Port.kind, index: index,
          problem: memory.problem
            ?? Problem(
              "index-out-of-range",
              "port \(index) is used, but the memory has \(count) of its kind",
              remedy: "declare more, or use another")))
    }
    return Port(declarations[index])
  }
}
