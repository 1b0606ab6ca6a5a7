import Specifications

/// The program-verify engine and the value writer, as whole operations on a tile.
public struct ProgramVerifyReference: Sendable {
  public let specification: ProgramVerifySpecification
  /// Pulses and given-up cells since the start.
  public private(set) var pulses = 0
  public private(set) var faults = 0

  public init(_ specification: ProgramVerifySpecification) {
    self.specification = specification
  }

  public mutating func start() {
    pulses = 0
    faults = 0
  }

  /// Brings one cell to a level; the pulses it took. A cell that does not get there is counted as a fault.
  public mutating func writeCell(
    row: Int, column: Int, level: Int, tile: inout CrossbarTileReference, log: inout OperationLog
  ) -> Int {
    let window = specification.window(
      level: level, converterBits: tile.converterBits,
      cellBits: tile.specification.cellBits)
    var last: ProgramPulse?
    var given = 0
    while true {
      let code = tile.convert(row: row, column: column, log: &log)
      if window.contains(code) { return given }
      if given == specification.pulseLimit {
        faults += 1
        return given
      }
      let set = code < window.lowerBound
      var amplitude = 0
      if let last, last.set == set {
        amplitude = min(last.amplitude + 1, specification.maximumAmplitude)
      }
      let pulse = ProgramPulse(column: column, set: set, amplitude: amplitude)
      tile.pulse(row: row, pulse)
      log.pulses.append(pulse)
      last = pulse
      given += 1
      pulses += 1
    }
  }

  /// Writes one value, most significant slice first; the pulses of each slice.
  public mutating func writeValue(
    _ value: Int, row: Int, action: Int, tile: inout CrossbarTileReference,
    log: inout OperationLog
  ) -> [Int] {
    var slicePulses: [Int] = []
    for (slice, level) in tile.levels(ofValue: value).enumerated() {
      let column = action * tile.specification.slices + slice
      slicePulses.append(
        writeCell(row: row, column: column, level: level, tile: &tile, log: &log))
    }
    return slicePulses
  }
}
