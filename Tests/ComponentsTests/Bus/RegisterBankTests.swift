import Diagnostics
import HDL
import Reference
import RegisterMaps
import TestSupport
import Testing

@testable import Components

/// The banks beside the golden model, with traffic at random: every access, every field, every
/// cycle.
@Suite struct RegisterBankTests {
  @Test func behindAXI4LiteTheRegistersAnswerAsTheModel() throws {
    let bank = try AXI4LiteRegisterBank(TimerRegisters())
    var traffic = try AXI4LiteTraffic(bank, bank.table, seed: 3)
    for _ in 0..<4000 { try traffic.cycle() }
    #expect(traffic.written > 500)
    #expect(traffic.returned > 500)
    #expect(traffic.responses == [0, 2, 3])
  }

  @Test func wordsOf64BitsAnswerAsTheModel() throws {
    let bank = try AXI4LiteRegisterBank(WideRegisters())
    var traffic = try AXI4LiteTraffic(bank, bank.table, seed: 4)
    for _ in 0..<2000 { try traffic.cycle() }
    #expect(traffic.written > 250)
    #expect(traffic.returned > 250)
  }

  @Test func behindAPBTheRegistersAnswerAsTheModel() throws {
    let bank = try APBRegisterBank(TimerRegisters())
    var bench = try BankBench(bank, bank.table, seed: 5)
    for _ in 0..<1500 { try transfer(&bench) }
  }

  /// Setup phase, access phase, and perhaps an idle cycle.
  private func transfer(_ bench: inout BankBench) throws {
    let simulation = bench.simulation
    let isWrite = bench.chance(2)
    let write = RegisterBank.Write(
      address: bench.address(), word: bench.numbers.next() & 0xFFFF_FFFF,
      strobes: isWrite ? bench.numbers.next() & 0xF : 0)
    for (pin, value) in [
      ("apb_psel", 1), ("apb_penable", 0), ("apb_pwrite", isWrite ? 1 : 0),
      ("apb_paddr", UInt64(write.address)),
      ("apb_pwdata", write.word), ("apb_pstrb", write.strobes),
    ] { try simulation.poke(pin, value) }
    _ = try bench.cycle(write: nil, readAddress: nil)
    #expect(try simulation.peek("apb_pslverr") == 0)
    try simulation.step()
    try simulation.poke("apb_penable", 1)
    let answer = try bench.cycle(
      write: isWrite ? write : nil, readAddress: isWrite ? nil : write.address)
    #expect(try simulation.peek("apb_pready") == 1)
    let response = answer.write ?? answer.read?.response
    #expect(try simulation.peek("apb_pslverr") == (response == .okay ? 0 : 1))
    if let read = answer.read { #expect(try simulation.peek("apb_prdata") == Int(read.word)) }
    try simulation.step()
    try simulation.poke("apb_psel", 0)
    guard bench.chance(2) else { return }
    _ = try bench.cycle(write: nil, readAddress: nil)
    try simulation.step()
  }

  @Test func aPulseIsOneCycleLongAndReadsZero() throws {
    let bench = try Bench(APBRegisterBank(TimerRegisters()))
    try bench.set(["apb_psel": 1, "apb_pwrite": 1, "apb_pwdata": 0x100, "apb_pstrb": 0xF])
    #expect(try bench["control_restart"] == 0)
    try bench.simulation.step()
    try bench.set(["apb_penable": 1])
    #expect(try bench["control_restart"] == 1)
    try bench.simulation.step()
    try bench.set(["apb_penable": 0, "apb_pwrite": 0])
    #expect(try bench["control_restart"] == 0)
    try bench.simulation.step()
    try bench.set(["apb_penable": 1])
    #expect(try bench["apb_prdata"] == 0)
  }

  @Test func theAcceleratorsRegistersReadAsTheirMapSaysAndRatiosStopAtOne() throws {
    let registers = AgentRegisters(specification())
    let bank = try AXI4LiteRegisterBank(registers)
    var traffic = try AXI4LiteTraffic(bank, bank.table, seed: 6)
    for _ in 0..<2000 { try traffic.cycle() }
    #expect(bank.table.words.map(\.offset) == Array(stride(from: 0, through: 0x44, by: 4)))
    #expect(bank.table.word(at: registers.address(\.discount))?.register.reset == 58982)
    #expect(bank.table.word(at: registers.address(\.seed))?.register.reset == 1)
  }

  @Test func aWrongMapAndAWordTooWideAreTold() {
    let report = #expect(throws: DiagnosticReport.self) { try APBRegisterBank(WideRegisters()) }
    #expect(
      report?.diagnostics.map(\.message) == [
        "APBRegisterBank has words of 64 bits, expected 32"
      ])
  }

  @Test func aFieldThatIsNotThereIsToldWhereItIsUsed() {
    let report = #expect(throws: DiagnosticReport.self) { try Circuit(elaborating: Misuse()) }
    #expect(
      report?.diagnostics.map(\.message) == [
        "there is no signal named 'beyond the count of the array'",
        "there is no signal named 'control_run_increment'",
      ])
  }
}

private final class Misuse: Hardware {
  @Output(16) var value
  @Instance var bank: APBRegisterBank<TimerRegisters>

  init() throws { _bank = Instance(try APBRegisterBank(TimerRegisters())) }

  var body: Logic {
    value <== bank[\.compares[3].value]
    bank.event(\.control.run) <== 1
  }
}

/// A master that starts and stops at random on each of the five channels.
private struct AXI4LiteTraffic {
  private var bench: BankBench
  private var offered: [String: (UInt64, UInt64)] = [:]
  /// What was taken on each channel and not yet carried out.
  private var addresses: [Int] = []
  private var words: [(UInt64, UInt64)] = []
  private var reads: [Int] = []
  /// What the next response has to be.
  private var writeResponse: Int?
  private var readResponse: (Int, UInt64)?
  private(set) var written = 0
  private(set) var returned = 0
  private(set) var responses: Set<Int> = []
  private let dataMask: UInt64

  init(_ bank: some Hardware, _ table: RegisterTable, seed: UInt64) throws {
    bench = try BankBench(bank, table, seed: seed)
    dataMask = .max >> (64 - table.dataWidth)
  }

  mutating func cycle() throws {
    let simulation = bench.simulation
    try offer("aw", "axi_awaddr", (UInt64(bench.address()), 0))
    try offer(
      "w", "axi_wdata",
      (bench.numbers.next() & dataMask, bench.numbers.next() & (dataMask == .max ? 0xFF : 0xF)))
    try offer("ar", "axi_araddr", (UInt64(bench.address()), 0))
    try simulation.poke("axi_wstrb", offered["w"]?.1 ?? 0)
    try simulation.poke("axi_bready", bench.chance(2) ? 1 : 0)
    try simulation.poke("axi_rready", bench.chance(2) ? 1 : 0)
    if let taken = try take("aw") { addresses.append(Int(taken.0)) }
    if let taken = try take("w") { words.append(taken) }
    if let taken = try take("ar") { reads.append(Int(taken.0)) }
    try answers()
    let isBFree = try writeResponse == nil || simulation.peek("axi_bready") == 1
    let isRFree = try readResponse == nil || simulation.peek("axi_rready") == 1
    var write: RegisterBank.Write?
    if isBFree, !addresses.isEmpty, !words.isEmpty {
      let (word, strobes) = words.removeFirst()
      write = .init(address: addresses.removeFirst(), word: word, strobes: strobes)
    }
    let readAddress = isRFree && !reads.isEmpty ? reads.removeFirst() : nil
    let answer = try bench.cycle(write: write, readAddress: readAddress)
    if isBFree { writeResponse = answer.write?.rawValue }
    if isRFree { readResponse = answer.read.map { ($0.response.rawValue, $0.word) } }
    // One transfer waits at each door, no more.
    #expect(addresses.count <= 1 && words.count <= 1 && reads.count <= 1)
    try simulation.step()
  }

  /// An offer stays until it is taken.
  private mutating func offer(
    _ channel: String, _ pin: String, _ value: (UInt64, UInt64)
  ) throws {
    if offered[channel] == nil, !bench.chance(3) { offered[channel] = value }
    try bench.simulation.poke("axi_\(channel)valid", offered[channel] == nil ? 0 : 1)
    try bench.simulation.poke(pin, offered[channel]?.0 ?? 0)
  }

  private mutating func take(_ channel: String) throws -> (UInt64, UInt64)? {
    guard let value = offered[channel], try bench.simulation.peek("axi_\(channel)ready") == 1 else {
      return nil
    }
    offered[channel] = nil
    return value
  }

  private mutating func answers() throws {
    let simulation = bench.simulation
    #expect(try simulation.peek("axi_bvalid") == (writeResponse == nil ? 0 : 1))
    if let writeResponse {
      #expect(try simulation.peek("axi_bresp") == writeResponse)
      written += try simulation.peek("axi_bready")
      responses.insert(writeResponse)
    }
    #expect(try simulation.peek("axi_rvalid") == (readResponse == nil ? 0 : 1))
    if let readResponse {
      #expect(try simulation.peek("axi_rresp") == readResponse.0)
      #expect(try simulation.peekVector("axi_rdata").words == [readResponse.1])
      returned += try simulation.peek("axi_rready")
      responses.insert(readResponse.0)
    }
  }
}
