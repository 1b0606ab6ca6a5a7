import CrossbarPhysics
import DevicePhysics

let converter = ConverterCurrents(low: 0, step: 1e-6, referenceCode: 32, offset: 0.5e-6)

/// A quiet crossbar: no noise and no spread.
func quietParameters() -> CrossbarParameters {
  CrossbarParameters(
    rows: 4, columns: 6, slices: 2, device: OhmicMemristor(), readVoltage: 0.2, readCode: 15,
    readNoise: 0, deviceSpread: 0, cycleSpread: 0,
    set: ProgrammingRamp(start: 0.6, step: 0.01, limit: 0.7, width: 1e-6),
    reset: ProgrammingRamp(start: 2.0, step: 0.1, limit: 3.2, width: 1e-4),
    reference: converter.reference, senseOffsetSpread: 0, senseMargin: 1e-6)
}
