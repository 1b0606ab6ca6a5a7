import Diagnostics
import RegisterMaps
import TestSupport
import Testing

/// The driver over words in memory that remember what was done with them.
@Suite struct RegisterDriverTests {
  private final class Words: RegisterTransport {
    var words: [Int: UInt64] = [:]
    var log: [String] = []

    func read(_ address: Int) -> UInt64 {
      log.append("read \(address)")
      return words[address] ?? 0
    }

    func write(_ address: Int, _ word: UInt64, strobes: UInt64) {
      log.append("write \(address) 0x\(String(word, radix: 16)) \(strobes)")
      words[address] = word
    }
  }

  private let words = Words()
  private let timer: RegisterDriver<TimerRegisters>

  init() throws { timer = try RegisterDriver(TimerRegisters(), over: words) }

  @Test func fieldsAreReadAsTheirTypes() throws {
    words.words = [0: 0x00C8_000B, 4: 0x7000_0001, 0x28: 0x8000_1234]
    #expect(try timer.read(\.control.run))
    #expect(try timer.read(\.control.mode) == .periodic)
    #expect(try timer.read(\.control.level) == 200)
    #expect(try timer.read(\.status.alarms) == 7)
    #expect(try timer.read(\.compares[1].value) == 0x1234)
    let control = try timer.read(\.control)
    #expect(control.run && control.mode == .periodic && control.level == 200)
  }

  @Test func aFieldIsWrittenByItsBytesAlone() throws {
    try timer.write(\.control.level, 9)
    try timer.write(\.key.value, 0x42)
    #expect(words.log == ["write 0 0x90000 4", "write 12 0x42 1"])
  }

  @Test func fieldsThatShareItsBytesKeepTheirValues() throws {
    words.words[0] = 0x00C8_010B
    try timer.write(\.control.mode, .once)
    // The bits of `expired` are not written back: that would clear them.
    try timer.write(\.status.expired, 2)
    #expect(words.log == ["read 0", "write 0 0x3 1", "write 4 0x4 1"])
  }

  @Test func aRegisterIsChangedByOneReadAndOneWrite() throws {
    words.words[0] = 0x0001_000A
    try timer.modify(\.control) {
      $0.run = true
      $0.restart = true
      $0.mode = .off
    }
    try timer.write(\.control) { $0.run = true }
    #expect(words.log == ["read 0", "write 0 0x10101 15", "write 0 0x5a0003 15"])
  }

  @Test func whatCannotBeDoneIsTold() {
    words.words[0] = 0x4
    func message(_ action: () throws -> Void) -> String? {
      do {
        try action()
        return nil
      } catch { return (error as? Diagnostic)?.message }
    }
    #expect(
      message { try timer.write(\.control.level, 256) }
        == "the value 256 does not fit the 8 bits of the field")
    #expect(
      message { try timer.modify(\.control) { $0.level = .max } }
        == "the value \(UInt64.max) does not fit the 8 bits of the field")
    #expect(
      message { _ = try timer.read(\.control.mode) }
        == "field 'mode' of register 'control' reads 2, expected one of 0 off, 1 once, 5 periodic")
    #expect(message { _ = try timer.read(\.control) }?.contains("reads 2") == true)
    #expect(
      message { try timer.write(\.count.value, 1) }
        == "cannot write register 'count', whose access is 'read'")
    #expect(
      message { _ = try timer.read(\.key.value) }
        == "cannot read register 'key', whose access is 'write'")
    #expect(
      message { try timer.modify(\.key) { $0.value = 1 } }
        == "cannot keep register 'key', whose access is 'write'")
    #expect(
      message { try timer.write(\.compares[3].value, 1) }
        == "the register is beyond the count of its array")
  }
}
