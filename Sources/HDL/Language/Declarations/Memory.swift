import Diagnostics

/// The words of a declared memory: `weights[address]` is read combinationally and driven at the
/// clock edge.
public struct MemoryWords: Sendable {
  let declaration: MemoryDeclaration

  /// The number of words.
  public var depth: Int { declaration.depth }
  /// How many bits an address has.
  public var addressWidth: Int { declaration.addressType.width }

  /// The word at an unsigned address of at most `addressWidth` bits. At or beyond the depth,
  /// reading gives zero and driving does nothing.
  public subscript(address: Signal) -> Signal {
    Signal(declaration.word(at: address))
  }

  /// The word at a constant address.
  public subscript(address: Int) -> Signal { self[declaration.constant(address)] }
}

/// A memory: `@Memory(depth: 256, width: 10) var weights`. It is not reset; `contents` are its
/// first words. It is written in the clock domain `in`, the module's own if that is left out.
/// For block RAM see ``BlockMemory``.
@propertyWrapper
public struct Memory: HardwareMember {
  public let wrappedValue: MemoryWords
  let member: Member

  /// `depth` unsigned words of `width` bits.
  public init(
    depth: Int, width: Int, fraction: Int = 0, contents: [Int] = [],
    in domain: ClockDomain? = nil, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(
      depth: depth, type: Circuit.ValueType(width: width, fractionBits: fraction),
      contents: contents, in: domain, documentation, fileID: fileID, line: line)
  }

  /// `depth` signed words of `width` bits.
  public init(
    depth: Int, signed width: Int, fraction: Int = 0, contents: [Int] = [],
    in domain: ClockDomain? = nil, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(
      depth: depth,
      type: Circuit.ValueType(width: width, isSigned: true, fractionBits: fraction),
      contents: contents, in: domain, documentation, fileID: fileID, line: line)
  }

  /// `depth` words of a computed type that is no enumeration.
  public init(
    depth: Int, type: Circuit.ValueType, contents: [Int] = [],
    in domain: ClockDomain? = nil, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    let declaration = MemoryDeclaration(
      depth: depth, type: type, contents: contents, domain: domain, place: Place(fileID, line),
      documentation: documentation)
    wrappedValue = MemoryWords(declaration: declaration)
    member = .memory(declaration)
  }
}
