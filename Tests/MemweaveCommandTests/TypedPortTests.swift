import Foundation
import Memweave
import ShippedPorts
import Testing

/// Ports with every kind of type, and names that Swift or each other is in the way of.
private final class OddPorts: Hardware {
  @Input(200) var wide
  @Input(signed: 12) var offset
  @Input(signed: 70) var far
  @Input var `in`
  @Input var words0
  @Outputs(count: 2, width: 33) var words: SignalArray
  @Output(200) var turned
  @Output(signed: 12) var negative
  @Register(200, reset: 0) var held

  var body: Logic {
    held <== wide
    turned <== held
    negative <== offset
    words[0] <== cat(far[31...0], `in`)
    words[1] <== cat(far[63...32], words0)
  }
}

/// Sources with typed handles, written from circuits.
@Suite struct TypedPortTests {
  private static let builder = ModelBuilder(
    cache: BuildCache(
      folder: "\(BuildCache.standard.folder)/tests",
      runtimeFolder: BuildCache.standard.runtimeFolder))

  /// The committed source of the shipped accelerator, compiled with the tests, reads a register.
  @Test func theShippedAcceleratorIsDrivenByItsTypedPorts() throws {
    let folder = Program.root.appendingPathComponent("generated/maze-walker").path
    let library = try Self.builder.load(MazeWalkerPorts.description(in: folder)).library
    let ports = try MazeWalkerPorts(library)
    let instance = try library.makeInstance(plusargs: ["memweave_seed": "1"])
    try instance.reset()
    try instance.poke(ports.axiAraddr, 0)
    try instance.poke(ports.axiArvalid, true)
    try instance.poke(ports.axiRready, true)
    try instance.run(until: ports.axiArready, limit: 10)
    try instance.step(ports.clk)
    try instance.poke(ports.axiArvalid, false)
    try instance.run(until: ports.axiRvalid, limit: 10)
    // "MW" and what it is.
    #expect(try instance.peek(ports.axiRdata) >> 16 == 0x4D57)
    #expect(try instance.peek(ports.axiRvalid))
    try instance.poke(ports.observationReward, -3)
    #expect(throws: ModelFailure.self) { try instance.poke(ports.observationReward, 1 << 30) }
    #expect(throws: ModelFailure.self) {
      let _: InputPort<UInt64> = try library.input("axi_araddr_i", bits: 9)
    }
    #expect(throws: ModelFailure.self) {
      let _: OutputPort<Bool> = try library.output("axi_rdata_o", bits: 32)
    }
  }

  @Test func wideAndSignedPortsKeepTheirValues() throws {
    let circuit = try Circuit(elaborating: OddPorts())
    let files = SystemVerilogFile.files(of: circuit)
    let top = try #require(circuit.topModule)
    let library = try Self.builder.load(
      ModelDescription(
        top: circuit.top, sources: files.map { ModelSource(name: $0.name, text: $0.text) },
        ports: top.ports.map {
          ModelPort($0.emittedName, width: $0.type.width, $0.role == .input ? .input : .output)
        })
    ).library
    let instance = try library.makeInstance()
    try instance.reset()
    let wide: InputPort<BitVector> = try library.input("wide_i", bits: 200)
    let turned: OutputPort<BitVector> = try library.output("turned_o", bits: 200)
    let offset: InputPort<Int64> = try library.input("offset_i", bits: 12)
    let negative: OutputPort<Int64> = try library.output("negative_o", bits: 12)
    let words: OutputPort<UInt64> = try library.output("words_1_o", bits: 33)
    let bits = BitVector(width: 200, words: [1, .max, 0, 0x80])
    try instance.poke(wide, bits)
    try instance.poke(offset, -2048)
    try instance.poke(library.input("words0_i", bits: 1), true)
    try instance.step()
    #expect(try instance.peek(turned) == bits)
    #expect(try instance.peek(negative) == -2048)
    #expect(try instance.peek(words) == 1)
  }

  @Test func theTextHasTypesAndNames() throws {
    let text = TypedPortsText(try Circuit(elaborating: OddPorts()), sources: ["rtl/odd_ports.sv"])
    #expect(text.typeName == "OddPortsPorts")
    #expect(text.file.name == "swift/OddPortsPorts.swift")
    for line in [
      "  public let clk: ClockHandle", "  public let wide: InputPort<BitVector>",
      "  public let offset: InputPort<Int64>", "  public let far: InputPort<BitVector>",
      "  public let in_i: InputPort<Bool>", "  public let words0_i: InputPort<Bool>",
      "  public let words_0_o: OutputPort<UInt64>", "  public let words1: OutputPort<UInt64>",
      "  public let negative: OutputPort<Int64>",
    ] {
      #expect(text.file.text.contains("\(line)\n"), "\(line)")
    }
    let again = TypedPortsText(try Circuit(elaborating: OddPorts()), sources: ["rtl/odd_ports.sv"])
    #expect(again.file.text == text.file.text)
  }

  /// What the compiler says of a use of the odd ports; empty where nothing is wrong.
  private static func complaint(about use: String) throws -> String {
    let program = try Program()
    let ports = TypedPortsText(try Circuit(elaborating: OddPorts()), sources: ["rtl/odd_ports.sv"])
    try program.write(ports.file.text, to: "Ports.swift")
    try program.write(
      """
      import Memweave

      func use(_ instance: ModelInstance, _ ports: OddPortsPorts) throws {
        \(use)
      }
      """, to: "Use.swift")
    let root = Program.root.path
    func map(_ path: String) -> [String] { ["-Xcc", "-fmodule-map-file=\(root)/\(path)"] }
    let arguments =
      ["-typecheck", "-swift-version", "6", "-I", "\(root)/.build/debug/Modules"]
      + map("Sources/CYAML/module.modulemap") + map("Sources/CMinpack/module.modulemap")
      + map("Sources/CZlib/module.modulemap")
      + map(".build/debug/CMatrixKernel.build/module.modulemap")
      + map(".build/debug/COnnx.build/module.modulemap")
      + ["-Xcc", "-I/usr/include/cminpack-1", "Ports.swift", "Use.swift"]
    let swift = Tool(name: "swiftc", package: "swift", purpose: "compile typed ports")
    do {
      let folder = program.folder.path
      return try ToolRunner().run(swift, arguments, in: folder).output
    } catch {
      return error.output
    }
  }

  @Test func theSourceCompilesAndHoldsItsUserToDirectionAndType() throws {
    #expect(
      try Self.complaint(
        about: """
          try instance.poke(ports.offset, -3)
            try instance.poke(ports.wide, BitVector(width: 200, words: [1]))
            let negative: Int64 = try instance.peek(ports.negative)
            if try instance.peek(ports.words1) == 3 { try instance.poke(ports.in_i, negative < 0) }
          """) == "")
    for (use, words) in [
      ("try instance.poke(ports.negative, 1)", "no exact matches in call"),
      ("_ = try instance.peek(ports.offset)", "no exact matches in call"),
      ("try instance.poke(ports.in_i, 2)", "cannot convert value of type 'Int'"),
      ("try instance.poke(ports.wide, 2)", "cannot convert value of type 'Int'"),
    ] {
      let complaint = try Self.complaint(about: use)
      #expect(complaint.contains("error:") && complaint.contains(words), "\(use): \(complaint)")
    }
  }
}
