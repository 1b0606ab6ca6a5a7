import CrossbarPhysics
import DevicePhysics
import Specifications

/// How the cells of a tile come to their levels, as the macro's text has it.
struct MatrixProgrammingText {
  /// The pins, the last of the module.
  let ports: String
  /// Streams of random numbers and registers.
  let declarations: String
  let functions: String
  /// What the conductance of a cell is at first, less that of its row's dummy cell.
  let firstDifference: String
  let start: String
  /// What happens at a clock edge.
  let strobe: String
  /// What becomes of the current of a column before it is sampled.
  let adjustment: String

  init(_ layer: MatrixLayerSpecification) {
    self = layer.programming.isVerified ? Self(verifying: layer) : Self(writing: layer)
  }

  private init(writing layer: MatrixLayerSpecification) {
    let bits = BehaviouralMacros.selectBits
    ports = """
        // Programming: at each clock edge one cell is brought to a level.
        input  logic program_i,
        input  logic [\(bits(layer.tile.rows) - 1):0] program_row_i,
        input  logic [\(bits(layer.tile.columns) - 1):0] program_column_i,
        input  logic [\(layer.mapping.cellBits - 1):0] program_level_i
      """
    declarations = """
        localparam int PROGRAM_STREAM = \(MatrixStream.programmed);
        longint unsigned writes_q;

      """
    functions = ""
    firstDifference = "0.0"
    start = "    writes_q = 0;\n"
    adjustment = ""
    strobe = """
          if (program_i) begin
            writes_q <= writes_q + 1;
            conductance_q[int'(program_row_i) * COLUMNS + int'(program_column_i)] <= programmed(
                $itor(program_level_i), normal(
                PROGRAM_STREAM, int'(tile_i) * CELLS + int'(program_row_i) * COLUMNS
                + int'(program_column_i), writes_q));
          end

      """
  }

  private init(verifying layer: MatrixLayerSpecification) {
    let bits = BehaviouralMacros.selectBits
    let lanes = 0..<layer.tile.converters
    let codeMSB = (layer.programming.isIncremental ? layer.programming.pulseBits : 1) - 1
    ports =
      """
        // Program-verify: a single cell of every lane is read, with the range for it; and at each clock edge
        // the cells of a row in bitline column_i of some lanes get a pulse, SET or RESET, of a code.
        input  logic verify_i,
        input  logic [\(bits(layer.tile.rows) - 1):0] program_row_i,

      """
      + lanes.map { lane in
        """
          input  logic pulse_\(lane)_i,
          input  logic pulse_set_\(lane)_i,
          input  logic [\(codeMSB):0] pulse_code_\(lane)_i
        """
      }.joined(separator: ",\n")
    declarations = """
        localparam int CELL_RATE_STREAM = \(MatrixStream.cellRate);
        localparam int PULSE_RATE_STREAM = \(MatrixStream.pulseRate);
        // Of each cell: 0 in the high-resistance state, 1 in the low-resistance state.
        real state_q [0:CELLS-1];
        // How often pulses were given so far.
        longint unsigned pulses_q;

      """
    functions = """
        // The cell of a lane that gets a pulse.
        function automatic int cell_of(input int lane);
          cell_of = int'(program_row_i) * COLUMNS + lane * LANE_COLUMNS + int'(column_i);
        endfunction

        // Its state after a pulse.
        function automatic real after_pulse(input int position, input logic set, input real code);
          real rate;
          rate = cell_rate(
              normal(CELL_RATE_STREAM, int'(tile_i) * CELLS + position, 64'd0),
              normal(PULSE_RATE_STREAM, int'(tile_i) * CELLS + position, pulses_q));
          after_pulse = set
              ? pulsed(state_q[position], -set_magnitude(code), set_width(code), rate)
              : pulsed(state_q[position], reset_magnitude(code), reset_width(code), rate);
        endfunction


      """
    firstDifference = "difference(0.0)"
    start = """
          for (int position = 0; position < CELLS; position++) state_q[position] = 0.0;
          pulses_q = 0;

      """
    adjustment = "    if (verify_i) current = verified(current);\n"
    strobe =
      "    if (\(lanes.map { "pulse_\($0)_i" }.joined(separator: " || "))) pulses_q <= pulses_q + 1;\n"
      + lanes.map { lane in
        """
            if (pulse_\(lane)_i) begin
              state_q[cell_of(\(lane))] <= after_pulse(
                  cell_of(\(lane)), pulse_set_\(lane)_i, $itor(pulse_code_\(lane)_i));
              conductance_q[cell_of(\(lane))] <= difference(after_pulse(
                  cell_of(\(lane)), pulse_set_\(lane)_i, $itor(pulse_code_\(lane)_i)));
            end

        """
      }.joined()
  }
}

extension PrintedPhysics {
  /// How cells answer to pulses, and how one of them is read.
  mutating func addProgramming(_ cells: CellProgramming) {
    addFunction(
      "setMagnitude", of: ["code"], comment: "The magnitude of a SET pulse."
    ) { cells.set.amplitude.magnitude($0[0], prefix: "set") }
    addFunction(
      "resetMagnitude", of: ["code"], comment: "The magnitude of a RESET pulse."
    ) { cells.reset.amplitude.magnitude($0[0], prefix: "reset") }
    addFunction(
      "setWidth", of: ["code"], comment: "The duration of a SET pulse in seconds."
    ) { cells.set.width($0[0], prefix: "set") }
    addFunction(
      "resetWidth", of: ["code"], comment: "The duration of a RESET pulse in seconds."
    ) { cells.reset.width($0[0], prefix: "reset") }
    addFunction(
      "cellRate", of: ["cellNumber", "pulseNumber"],
      comment:
        "How much faster than nominal a cell switches, from its and the pulse's random number."
    ) { cells.rate(cell: $0[0], pulse: $0[1]) }
    addFunction(
      "pulsed", of: ["state", "pulseVoltage", "pulseWidth", "rate"],
      comment: "The state after a pulse: SET when the voltage is negative, else RESET."
    ) { cells.device.pulsed($0[0], voltage: $0[1], width: $0[2], rate: $0[3]) }
    addFunction(
      "difference", of: ["state"],
      comment: "The conductance of a cell, less that of its row's dummy cell."
    ) { cells.difference(state: $0[0]) }
    addFunction(
      "verified", of: ["current"],
      comment: "What is sampled of the current of a single cell."
    ) { cells.verified($0[0]) }
  }
}

extension CellProgramming {
  /// What the cells of the specified layer are.
  public init(_ layer: MatrixLayerSpecification) {
    let (tile, programming) = (layer.tile, layer.programming)
    let level = tile.levelSpacing * tile.readVoltage
    let step = layer.converter.currents(unit: tile.unitCurrent).step
    self.init(
      device: tile.device, lowestLevel: tile.lowestLevel,
      set: PulseSchedule(programming.scheduled(programming.set)),
      reset: PulseSchedule(programming.scheduled(programming.reset)),
      deviceSpread: programming.deviceSpread, cycleSpread: programming.cycleSpread,
      pedestal: level, verifyGain: step * Double(layer.codesPerLevel) / level)
  }
}

extension PulseSchedule {
  fileprivate init(_ pulses: VerifyPulses) {
    self.init(
      amplitude: ProgrammingRamp(
        start: pulses.voltage, step: pulses.voltageStep, limit: pulses.voltageLimit,
        width: pulses.width), widthStep: pulses.widthStep, widthLimit: pulses.widthLimit)
  }
}
