import CircuitSimulator
import CoSimulation
import Components
import Diagnostics
import HDL
import RegisterMaps
import TestSupport
import Testing

/// The driver's way to registers that run in the circuit simulator.
@Suite struct BusTests {
  @Test(arguments: ["axi4-lite", "apb"])
  func aDriverReachesTheRegistersOfACircuit(bus: String) throws {
    let simulation: Simulation
    let transport: any RegisterTransport
    if bus == "apb" {
      simulation = try Simulation(Circuit(elaborating: APBRegisterBank(TimerRegisters())))
      transport = APBManager(SimulationPins(simulation, prefix: "apb_"))
    } else {
      simulation = try Simulation(Circuit(elaborating: AXI4LiteRegisterBank(TimerRegisters())))
      transport = AXI4LiteManager(SimulationPins(simulation, prefix: "axi_"))
    }
    let timer = try RegisterDriver(TimerRegisters(), over: transport)
    #expect(try timer.read(\.identifier.value) == 0x5449_4D45)
    #expect(try timer.read(\.control.mode) == .once)
    try timer.modify(\.control) {
      $0.mode = .periodic
      $0.level = 255
    }
    #expect(try simulation.peek("control_mode") == 5)
    #expect(try timer.read(\.control.level) == 200)
    try timer.write(\.compares[2].value, 77)
    #expect(try simulation.peek("compares_2_value") == 77)
    try simulation.poke("status_expired_set", 3)
    try simulation.step()
    try simulation.poke("status_expired_set", 0)
    try timer.write(\.status.expired, 1)
    #expect(try timer.read(\.status.expired) == 2)
    try simulation.poke("count", 12345)
    #expect(try timer.read(\.count.value) == 12345)
    let refusal = #expect(throws: Diagnostic.self) { try transport.read(0x38) }
    #expect(refusal?.identifier == "bus-error")
    #expect(refusal?.message.contains("a read at 0x38 was answered with") == true)
  }
}
