import Diagnostics
import HDL
import RegisterMaps

/// The registers of a map behind an AXI4-Lite port.
///
/// ```swift
/// @FlippedPorts var axi: AXI4LiteBus
/// @Instance var registers: AXI4LiteRegisterBank<TimerRegisters>
/// …
/// axi <==> registers.axi
/// registers[\.status.running] <== running          // what software reads
/// registers.event(\.status.expired) <== expires    // sets a bit, or counts
/// when(registers[\.control.restart]) { … }         // what software wrote
/// ```
/// Its ports are those of the bus and, for each field, what ``FieldAccess`` says. A field shows a
/// new value in the cycle after the write; a pulse comes in the cycle of the write itself. The
/// low bits of an address, which choose a byte of the word, are ignored.
///
/// An address without a register is answered with DECERR, a read of a register that cannot be read
/// and a write of one that cannot be written with SLVERR; they change nothing. ``AXI4LiteSubordinate``
/// says how transfers follow each other.
public class AXI4LiteRegisterBank<Map: RegisterMap>: Hardware {
  @FlippedPorts public var axi: AXI4LiteBus
  let ports: NamedSignals
  let states: NamedSignals
  @Instance var axiFront: AXI4LiteSubordinate

  /// The map as values.
  public let table: RegisterTable
  let fields: RegisterFields<Map>

  /// - Throws: everything that is wrong with the map, at the user's lines.
  public init(
    _ map: Map, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    table = try RegisterTable(map, fileID: fileID, line: line)
    fields = RegisterFields(map, table)
    ports = fields.ports
    states = fields.states
    _axi = FlippedPorts(
      AXI4LiteBus(addressWidth: table.addressWidth, dataWidth: table.dataWidth))
    _axiFront = Instance(
      try AXI4LiteSubordinate(addressWidth: table.addressWidth, dataWidth: table.dataWidth))
  }

  public var moduleName: String { "\(table.name)_axi4_lite" }
  public var documentation: String {
    table.documentation.isEmpty
      ? "Registers of \(table.name) behind AXI4-Lite."
      : "\(table.documentation) Behind AXI4-Lite."
  }

  /// The value of a field: an input of the bank for one that hardware gives, else an output.
  public subscript<Value>(_ path: KeyPath<Map, FieldReference<Value>>) -> Signal {
    fields.port(path)
  }

  /// The input that sets bits of a field that software clears, or that counts a counter up.
  public func event<Value>(_ path: KeyPath<Map, FieldReference<Value>>) -> Signal {
    fields.event(path)
  }

  @LogicBuilder public var body: Logic {
    axi <==> axiFront.axi
    fields.logic(access)
  }

  private var access: RegisterAccess {
    RegisterAccess(
      write: axiFront.write, writeAddress: axiFront.writeAddress, writeData: axiFront.writeData,
      writeMask: axiFront.writeMask, writeResponse: axiFront.writeResponse, read: axiFront.read,
      readAddress: axiFront.readAddress, readData: axiFront.readData,
      readResponse: axiFront.readResponse)
  }
}
