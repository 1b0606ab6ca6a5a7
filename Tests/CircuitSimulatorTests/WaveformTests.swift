import HDL
import Testing

@testable import CircuitSimulator

@Suite struct WaveformTests {
  @Test func signalsAreDrawnOverCycles() throws {
    let simulation = try Simulation(circuit(counter(width: 8)))
    let waveform = try simulation.record(["enable", "count"])
    try simulation.poke("enable", 1)
    try simulation.step(2)
    try simulation.poke("enable", 0)
    try simulation.step(2)
    try simulation.poke("enable", 1)
    try simulation.step()
    #expect(
      waveform.description == """
        cycle   0  1  2  3  4
        enable  /-----\\_____/--
        count   |0 |1 |2
        """)
  }
}
