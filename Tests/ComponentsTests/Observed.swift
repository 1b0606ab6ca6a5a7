import CircuitSimulator
import Specifications

/// What the strobes of a tile tell, cycle by cycle.
struct Observed {
  var conversions: [Conversion] = []
  var values: [ValueRead] = []
  var pulses: [ProgramPulse] = []
  var faults = 0

  /// Called once a cycle.
  mutating func look(_ simulation: Simulation) throws {
    if try simulation.peek("conversion_valid") == 1 {
      conversions.append(
        Conversion(
          column: try simulation.peek("column"), code: try simulation.peek("conversion_code")))
    }
    if try simulation.peek("value_valid") == 1 {
      values.append(
        ValueRead(
          action: try simulation.peek("value_index"), value: try simulation.peek("value")))
    }
    if try simulation.peek("pulse") == 1 {
      pulses.append(
        ProgramPulse(
          column: try simulation.peek("column"), set: try simulation.peek("pulse_set") == 1,
          amplitude: try simulation.peek("pulse_amplitude")))
    }
    if try simulation.peek("fault") == 1 { faults += 1 }
  }
}
