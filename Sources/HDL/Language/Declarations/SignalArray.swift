import Diagnostics

/// Signals declared together: `row[2]` and `row[index]` can be read and driven; `for` walks over
/// them.
///
/// They are named `row_0`, `row_1` and so on.
public struct SignalArray: Sendable, Sequence {
  /// The signals in order.
  public let elements: [Signal]
  private let problem: Problem?

  init(_ declaration: ArrayDeclaration) {
    elements = declaration.elements.map { Signal($0) }
    problem = declaration.problem
  }

  public var count: Int { elements.count }
  public var indices: Range<Int> { elements.indices }

  public func makeIterator() -> IndexingIterator<[Signal]> { elements.makeIterator() }

  /// The element at a constant index.
  public subscript(index: Int) -> Signal {
    guard elements.indices.contains(index) else {
      return Signal(
        .constant(
          .zero(width: 1), type: .bit,
          problem: problem
            ?? Problem(
              "index-out-of-range",
              "element \(index) is outside of the array, which has \(count)")))
    }
    return elements[index]
  }

  /// The element that an unsigned value chooses. Beyond the count, reading gives zero and driving
  /// does nothing.
  public subscript(index: Signal) -> Signal {
    guard problem == nil else { return self[0] }
    return element(of: elements, at: index)
  }
}

/// What `@Inputs`, `@Outputs` and `@Wires` have in common.
public protocol SignalArrayWrapper {
  static var role: Circuit.Signal.Role { get }
  init(array: ArrayDeclaration)
}

extension SignalArrayWrapper {
  /// `count` unsigned values of `width` bits. None (a count of 0) is allowed.
  public init(
    count: Int, width: Int = 1, fraction: Int = 0, from source: SignalSource? = nil,
    _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      count: count, type: Circuit.ValueType(width: width, fractionBits: fraction), from: source,
      documentation, fileID: fileID, line: line)
  }

  /// `count` signed values of `width` bits.
  public init(
    count: Int, signed width: Int, fraction: Int = 0, from source: SignalSource? = nil,
    _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      count: count,
      type: Circuit.ValueType(width: width, isSigned: true, fractionBits: fraction), from: source,
      documentation, fileID: fileID, line: line)
  }

  /// `count` values of a computed type that is no enumeration.
  public init(
    count: Int, type: Circuit.ValueType, from source: SignalSource? = nil,
    _ documentation: String = "", fileID: StaticString = #fileID, line: UInt = #line
  ) {
    let place = Place(fileID, line)
    self.init(
      array: ArrayDeclaration(count: count, place: place) {
        Declaration(
          role: Self.role, type: type, place: place, documentation: documentation, source: source)
      })
  }
}

extension SignalArrayWrapper {
  /// `count` values of a Swift enum.
  public init<Value: HardwareEnumeration>(
    count: Int, _ type: Value.Type, from source: SignalSource? = nil, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    let place = Place(fileID, line)
    self.init(
      array: ArrayDeclaration(count: count, place: place) {
        Declaration(Value.self, role: Self.role, at: place, documentation, source: source)
      })
  }
}

/// Input ports declared together.
@propertyWrapper
public struct Inputs: SignalArrayWrapper, HardwareMember {
  public static var role: Circuit.Signal.Role { .input }
  public let wrappedValue: SignalArray
  let member: Member

  public init(array: ArrayDeclaration) {
    wrappedValue = SignalArray(array)
    member = .signals(array)
  }
}

/// Output ports declared together.
@propertyWrapper
public struct Outputs: SignalArrayWrapper, HardwareMember {
  public static var role: Circuit.Signal.Role { .output }
  public let wrappedValue: SignalArray
  let member: Member

  public init(array: ArrayDeclaration) {
    wrappedValue = SignalArray(array)
    member = .signals(array)
  }
}

/// Wires declared together.
@propertyWrapper
public struct Wires: SignalArrayWrapper, HardwareMember {
  public static var role: Circuit.Signal.Role { .wire }
  public let wrappedValue: SignalArray
  let member: Member

  public init(array: ArrayDeclaration) {
    wrappedValue = SignalArray(array)
    member = .signals(array)
  }
}

/// Registers declared together; see ``Register`` for `reset`, `in` and `crossing`.
@propertyWrapper
public struct Registers: HardwareMember {
  public let wrappedValue: SignalArray
  let member: Member

  /// `count` unsigned registers of `width` bits. None (a count of 0) is allowed.
  public init(
    count: Int, width: Int = 1, fraction: Int = 0, reset: Int? = 0, in domain: ClockDomain? = nil,
    crossing: Crossing? = nil, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(
      count: count, type: Circuit.ValueType(width: width, fractionBits: fraction), reset: reset,
      in: domain,
      crossing: crossing, documentation, fileID: fileID, line: line)
  }

  /// `count` signed registers of `width` bits.
  public init(
    count: Int, signed width: Int, fraction: Int = 0, reset: Int? = 0,
    in domain: ClockDomain? = nil,
    crossing: Crossing? = nil, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(
      count: count,
      type: Circuit.ValueType(width: width, isSigned: true, fractionBits: fraction), reset: reset,
      in: domain,
      crossing: crossing, documentation, fileID: fileID, line: line)
  }

  /// `count` registers of a Swift enum, all in the given case under reset.
  public init<Value: HardwareEnumeration>(
    count: Int, reset: Value, in domain: ClockDomain? = nil, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    let place = Place(fileID, line)
    let array = ArrayDeclaration(count: count, place: place) {
      Declaration(registerResetTo: reset, in: domain, at: place, documentation)
    }
    wrappedValue = SignalArray(array)
    member = .signals(array)
  }

  /// `count` registers of a computed type that is no enumeration.
  public init(
    count: Int, type: Circuit.ValueType, reset: Int? = 0, in domain: ClockDomain? = nil,
    crossing: Crossing? = nil, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    let place = Place(fileID, line)
    let array = ArrayDeclaration(count: count, place: place) {
      Declaration(
        registerOf: type, reset: reset, in: domain, crossing: crossing, place: place,
        documentation: documentation)
    }
    wrappedValue = SignalArray(array)
    member = .signals(array)
  }
}
