import Diagnostics

/// The fields of a register: a struct whose properties are ``BusField``s.
///
/// ```swift
/// struct Control: RegisterLayout {
///   let run = BusField(at: 0, .readWrite, "counts")
///   let restart = BusField(at: 8, .pulse, "begins anew")
/// }
/// ```
public protocol RegisterLayout: Sendable {}

/// The layout of a register that is one number.
public struct WholeRegister: RegisterLayout {
  public let value: BusField<UInt64>
}

/// A word that a bus master sees, declared as a property of a ``RegisterMap``; the property's name
/// is the register's.
///
/// ```swift
/// let control = BusRegister(at: 0x00, Control(), "what the timer does")
/// let limit = BusRegister(at: 0x04, width: 16, .readWrite, reset: 100, "counts up to here")
/// ```
/// `\.control.run` names a field of it, `\.limit.value` the number it holds.
@dynamicMemberLookup
public struct BusRegister<Layout: RegisterLayout>: Sendable {
  let offset: Int
  let layout: Layout
  let documentation: String
  let place: Place

  /// - Parameter offset: in bytes from the base of the map, a multiple of the word's bytes.
  public init(
    at offset: Int, _ layout: Layout, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(offset, layout, documentation, Place(fileID, line))
  }

  init(_ offset: Int, _ layout: Layout, _ documentation: String, _ place: Place) {
    self.offset = offset
    self.layout = layout
    self.documentation = documentation
    self.place = place
  }

  /// One of its fields.
  public subscript<Value>(
    dynamicMember path: KeyPath<Layout, BusField<Value>>
  ) -> FieldReference<Value> {
    FieldReference(offset: offset, field: layout[keyPath: path])
  }
}

extension BusRegister where Layout == WholeRegister {
  /// A register that is one number.
  ///
  /// - Parameter maximum: a greater number that software writes is stored as this one.
  public init(
    at offset: Int, width: Int, _ access: FieldAccess, reset: UInt64 = 0, maximum: UInt64? = nil,
    _ documentation: String = "", fileID: StaticString = #fileID, line: UInt = #line
  ) {
    let value = BusField(
      at: 0, width: width, access, reset: reset, maximum: maximum, documentation, fileID: fileID,
      line: line)
    self.init(offset, WholeRegister(value: value), documentation, Place(fileID, line))
  }
}

/// Registers of one layout, at equal distances: `\.channels[2].limit`.
public struct BusRegisters<Layout: RegisterLayout>: Sendable {
  let offset: Int
  let count: Int
  let stride: Int
  let layout: Layout
  let documentation: String
  let place: Place

  /// - Parameters:
  ///   - offset: of the first, in bytes from the base of the map.
  ///   - stride: bytes from one to the next.
  public init(
    at offset: Int, count: Int, stride: Int, _ layout: Layout, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.offset = offset
    self.count = count
    self.stride = stride
    self.layout = layout
    self.documentation = documentation
    place = Place(fileID, line)
  }

  /// One of them; one beyond the count is reported where it is used.
  public subscript(index: Int) -> BusRegister<Layout> {
    let (distance, overflow) = index.multipliedReportingOverflow(by: stride)
    let isInside = (0..<max(0, count)).contains(index) && !overflow
    return BusRegister(isInside ? offset &+ distance : -1, layout, documentation, place)
  }
}

/// A field of one register of a map: what `\.control.run` leads to.
public struct FieldReference<Value: FieldValue>: Sendable {
  let offset: Int
  let field: BusField<Value>
}

/// Registers, whatever their layout.
protocol AnyBusRegister {
  /// As in a table, without its name.
  var declaration: RegisterTable.Register { get }
}

extension BusRegister: AnyBusRegister {
  var declaration: RegisterTable.Register {
    RegisterTable.Register(
      offset: offset, fields: RegisterTable.fields(of: layout), documentation: documentation,
      place: place)
  }
}

extension BusRegisters: AnyBusRegister {
  var declaration: RegisterTable.Register {
    RegisterTable.Register(
      offset: offset, array: .init(count: count, stride: stride),
      fields: RegisterTable.fields(of: layout), documentation: documentation, place: place)
  }
}
