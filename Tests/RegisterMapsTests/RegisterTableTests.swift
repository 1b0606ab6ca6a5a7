import RegisterMaps
import TestSupport
import Testing

@Suite struct RegisterTableTests {
  @Test func aMapBecomesATableInTheOrderOfItsAddresses() throws {
    let table = try RegisterTable(TimerRegisters())
    #expect(table.name == "timer_registers")
    #expect(table.addressWidth == 6)
    #expect(
      table.words.map(\.name) == [
        "control", "status", "count", "key", "compares_0", "compares_1", "compares_2", "identifier",
      ])
    #expect(table.words.map(\.offset) == [0, 4, 8, 0xC, 0x20, 0x28, 0x30, 0x3C])
    let control = table.registers[0]
    #expect(control.fields.map(\.name) == ["run", "mode", "restart", "level"])
    #expect(control.mask == 0x00FF_010F)
    #expect(control.reset == 0x005A_0002)
    #expect(control.fields[0].place.description == "TestSupport/TimerRegisters.swift:11")
  }

  @Test func fieldsAreCalledByTheirRegister() throws {
    let (map, table) = (TimerRegisters(), try RegisterTable(TimerRegisters()))
    #expect(table.signalName(of: map.control.run) == "control_run")
    #expect(table.signalName(of: map.count.value) == "count")
    #expect(table.signalName(of: map.compares[2].enable) == "compares_2_enable")
    #expect(table.signalName(of: map.compares[3].enable) == nil)
    #expect(table.signalName(of: map.compares[-1].enable) == nil)
    #expect(map.address(\.compares[1]) == 0x28)
  }
}
