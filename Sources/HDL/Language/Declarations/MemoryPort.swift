import Diagnostics

/// A port of a block memory.
public protocol MemoryPort: Sendable {
  static var kind: Circuit.Memory.Port.Kind { get }
  init(_ declaration: MemoryPortDeclaration)
}

/// The identity of a declared port of a block memory.
public final class MemoryPortDeclaration: Sendable {
  let memory: MemoryDeclaration
  let kind: Circuit.Memory.Port.Kind
  let index: Int
  /// The domain it was placed in; `nil` for the module's own.
  let domain: ClockDomain?
  /// The word that it read last; `nil` for a port that only writes.
  let word: Declaration?
  let problem: Problem?

  init(
    of memory: MemoryDeclaration, _ kind: Circuit.Memory.Port.Kind, index: Int,
    domain: ClockDomain? = nil, problem: Problem? = nil
  ) {
    self.memory = memory
    self.kind = kind
    self.index = index
    self.domain = domain
    self.problem = problem
    word =
      kind == .write
      ? nil
      : Declaration(
        role: .register(reset: nil, domain: .main), type: memory.type, place: memory.place,
        documentation: "", problem: problem ?? memory.problem, domain: domain)
  }

  /// Such as `words_read_0`.
  func name(in memory: String) -> String {
    switch kind {
    case .read: "\(memory)_read_\(index)"
    case .write: "\(memory)_write_\(index)"
    case .readWrite: "\(memory)_port_\(index)"
    }
  }

  func access(_ address: Signal) -> MemoryAccess {
    MemoryAccess(port: self, word: memory.word(at: address, problem: problem))
  }

  func read(_ address: Signal, _ fileID: StaticString, _ line: UInt) -> Logic {
    Logic(.access(access(address)), fileID, line)
  }

  /// The word read last; of a port that is not there, a constant that says so.
  var lastWord: Signal {
    if let word, word.problem == nil { return Signal(word) }
    return Signal(
      .constant(
        .zero(width: memory.type.width), type: memory.type, problem: problem ?? memory.problem))
  }
}

/// What a port does at the clock edge.
struct MemoryAccess: Sendable {
  let port: MemoryPortDeclaration
  /// The memory's word, by its address.
  let word: Node
  /// `nil` for a read.
  var value: Node?
  /// Of the lanes that are written; `nil` for the whole word.
  var enables: Node?
}

/// A port that reads.
public struct MemoryReadPort: MemoryPort {
  public static var kind: Circuit.Memory.Port.Kind { .read }
  private let declaration: MemoryPortDeclaration

  public init(_ declaration: MemoryPortDeclaration) { self.declaration = declaration }

  /// The word that was read last: from the cycle after a `read(at:)` on, until the next. Zero where
  /// the address was beyond the depth; before the first read it is anything (simulated as zero).
  public var word: Signal { declaration.lastWord }

  /// Reads the word at the address, at most `addressWidth` unsigned bits, at the clock edge.
  public func read(
    at address: Signal, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Logic { declaration.read(address, fileID, line) }

  /// Reads the word at a constant address.
  public func read(
    at address: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Logic { declaration.read(declaration.memory.constant(address), fileID, line) }
}

/// A port that writes: `words.writes[0][address] <== value`.
public struct MemoryWritePort: MemoryPort {
  public static var kind: Circuit.Memory.Port.Kind { .write }
  private let declaration: MemoryPortDeclaration

  public init(_ declaration: MemoryPortDeclaration) { self.declaration = declaration }

  /// The word at an unsigned address of at most `addressWidth` bits, to be driven. Beyond the depth
  /// nothing is written.
  public subscript(address: Signal) -> MemoryPortWord {
    MemoryPortWord(access: declaration.access(address))
  }

  /// The word at a constant address, to be driven.
  public subscript(address: Int) -> MemoryPortWord {
    self[declaration.memory.constant(address)]
  }
}

/// A port that reads and writes, at one address in a cycle.
public struct MemoryReadWritePort: MemoryPort {
  public static var kind: Circuit.Memory.Port.Kind { .readWrite }
  private let declaration: MemoryPortDeclaration

  public init(_ declaration: MemoryPortDeclaration) { self.declaration = declaration }

  /// As ``MemoryReadPort/word``.
  public var word: Signal { declaration.lastWord }

  /// Reads the word at the address at the clock edge, as a ``MemoryReadPort`` does.
  public func read(
    at address: Signal, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Logic { declaration.read(address, fileID, line) }

  /// Reads the word at a constant address.
  public func read(
    at address: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Logic { declaration.read(declaration.memory.constant(address), fileID, line) }

  /// As that of ``MemoryWritePort``.
  public subscript(address: Signal) -> MemoryPortWord {
    MemoryPortWord(access: declaration.access(address))
  }

  /// The word at a constant address, to be driven.
  public subscript(address: Int) -> MemoryPortWord {
    self[declaration.memory.constant(address)]
  }
}

/// A word as a port writes it; stands left of `<==` only.
public struct MemoryPortWord: Sendable {
  fileprivate var access: MemoryAccess

  /// Writes only the lanes whose bit is set; see ``Signal/lanes(_:)``.
  public func lanes(_ enables: Signal) -> MemoryPortWord {
    var word = self
    word.access.enables = enables.node
    return word
  }
}

/// Writes the word at the clock edge.
public func <== (target: MemoryPortWord, value: Signal) -> Drive {
  var access = target.access
  access.value = value.node.adapted(to: access.word.settled)
  return Drive(kind: .access(access))
}

@_disfavoredOverload
public func <== <Value: BinaryInteger>(target: MemoryPortWord, value: Value) -> Drive {
  target <== Signal(value)
}

@_disfavoredOverload
public func <== (target: MemoryPortWord, value: Bool) -> Drive {
  target <== Signal(value)
}
