import Diagnostics
import HDL
import RegisterMaps

/// The registers of a map behind an APB port (AMBA APB4, with strobes and error).
///
/// Used like ``AXI4LiteRegisterBank``. Each transfer takes two cycles, setup and access: `pready`
/// is always high. What is written counts from the cycle after the access phase on; a pulse comes
/// in the access phase. `pslverr` is high in the access phase of a transfer that is refused: an
/// address without a register, a read of one that cannot be read, a write of one that cannot be
/// written.
public class APBRegisterBank<Map: RegisterMap>: Hardware {
  @FlippedPorts public var apb: APBBus
  let ports: NamedSignals
  let states: NamedSignals
  @Wire("a word is written at the end of this cycle") var apbWrite
  @Wire var apbWriteMask
  @Wire(2) var apbWriteResponse
  @Wire("a word is read in this cycle") var apbRead
  @Wire var apbWord
  @Wire(2) var apbReadResponse

  /// The map as values.
  public let table: RegisterTable
  let fields: RegisterFields<Map>

  /// - Throws: everything that is wrong with the map, at the user's lines; words of 64 bits, which
  ///   APB does not have.
  public init(
    _ map: Map, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    table = try RegisterTable(map, fileID: fileID, line: line)
    var check = ParameterCheck("APBRegisterBank", fileID, line)
    check.require(
      table.dataWidth == 32, "has words of \(table.dataWidth) bits, expected 32",
      remedy: "put the registers behind AXI4-Lite")
    try check.finish()
    fields = RegisterFields(map, table)
    ports = fields.ports
    states = fields.states
    _apb = FlippedPorts(APBBus(addressWidth: table.addressWidth, dataWidth: table.dataWidth))
    _apbWriteMask = Wire(table.dataWidth)
    _apbWord = Wire(table.dataWidth)
  }

  public var moduleName: String { "\(table.name)_apb" }
  public var documentation: String {
    table.documentation.isEmpty
      ? "Registers of \(table.name) behind APB." : "\(table.documentation) Behind APB."
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
    let access = (apb.psel && apb.penable).named("apb_access")

    apbWrite <== (access && apb.pwrite)
    apbWriteMask <== cat((0..<table.wordBytes).reversed().map { apb.pstrb[$0].repeated(8) })
    apbRead <== (access && !apb.pwrite)
    apb.pready <== 1
    apb.prdata <== apbWord
    apb.pslverr <== (access && mux(apb.pwrite, apbWriteResponse, apbReadResponse) != 0)
    fields.logic(
      RegisterAccess(
        write: apbWrite, writeAddress: apb.paddr, writeData: apb.pwdata, writeMask: apbWriteMask,
        writeResponse: apbWriteResponse, read: apbRead, readAddress: apb.paddr, readData: apbWord,
        readResponse: apbReadResponse))
    cover(apbWrite && apbWriteResponse == 0, "a register is written")
    cover(apb.pslverr, "a transfer is refused")
  }
}

extension UnreachedHardware {
  static let ofAPBRegisterBank: [Self] = [
    .signal("apb_pready", because: "the bank answers at once, so that it is always ready")
  ]
}
