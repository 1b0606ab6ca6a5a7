import CrossbarPhysics
import DevicePhysics
import Specifications

/// The drivers of a tile's rows, as the macro's text has them.
struct MatrixDriveText {
  /// Further streams of random numbers.
  private(set) var streams: [String] = []
  /// A function of a row's voltage, where rows differ or codes are measured.
  private(set) var function = ""
  /// What a row must be to add to a current; empty where every row does.
  let condition: String
  /// The constants of the measured voltages, by code; empty without.
  let table: [String]
  private let hasFunction: Bool
  private let layer: MatrixLayerSpecification

  init(
    _ layer: MatrixLayerSpecification, _ parameters: MatrixTileParameters,
    _ physics: inout PrintedPhysics
  ) {
    self.layer = layer
    let tile = layer.tile
    hasFunction = tile.driveSpread > 0 || !tile.driveTable.isEmpty
    // A measured voltage of code 0 need not be 0.
    condition =
      tile.driveTable.isEmpty ? "if (drive_i[row * DRIVE_BITS +: DRIVE_BITS] != 0) " : ""
    if layer.isIntegrating {
      physics.addFunction(
        "mean", of: ["sum"], comment: "Of what was added in every cycle of a column."
      ) { parameters.mean(ofSum: $0[0]) }
    }
    guard hasFunction else {
      table = []
      physics.addFunction(
        "wordlineVoltage", of: ["code", "load"],
        comment: "The voltage of a wordline, under the load of all rows."
      ) { parameters.wordlineVoltage($0[0], load: $0[1]) }
      return
    }
    if tile.driveTable.isEmpty {
      physics.addFunction(
        "nominalVoltage", of: ["code"], comment: "The voltage of a code, without load."
      ) { parameters.unloadedVoltage($0[0]) }
    }
    physics.addFunction(
      "rowVoltage", of: ["nominal", "normalNumber", "load"],
      comment: "The voltage of a row whose driver is off, under the load of all rows."
    ) { parameters.rowVoltage(nominal: $0[0], normal: $0[1], load: $0[2]) }
    table = tile.driveTable.enumerated().map {
      physics.addConstant($0.element, named: "driveVoltageOf\($0.offset)")
    }
    if !table.isEmpty { function = Self.measured(table) }
    if tile.driveSpread > 0 {
      streams = ["\n  localparam int DRIVE_STREAM = \(MatrixStream.drive);"]
    }
    function += Self.rowVoltage(
      nominal: tile.driveTable.isEmpty ? "nominal_voltage($itor(code))" : "measured_voltage(code)",
      hasSpread: tile.driveSpread > 0)
  }

  /// The voltage of a row whose code is part of a signal.
  func voltage(of drive: String, load: String) -> String {
    hasFunction
      ? "driven_voltage(\(layer.tile.driveSpread > 0 ? "row, " : "")"
        + "int'(\(drive)[row * DRIVE_BITS +: DRIVE_BITS]), \(load))"
      : "wordline_voltage($itor(\(drive)[row * DRIVE_BITS +: DRIVE_BITS]), \(load))"
  }

  /// What shows the voltages of the last sample, or their mean over the cycles of a column.
  var voltages: String {
    layer.isIntegrating ? meanVoltages : lastVoltages
  }

  private var lastVoltages: String {
    ofEachRow(
      "voltage[row] <= \(voltage(of: "drive_i", load: "load_now"));")
  }

  private var meanVoltages: String {
    """
      real voltage_sum_q [0:ROWS-1];

    """
      + ofEachRow(
        """
        voltage_sum_q[row] <= (restart_0_i ? 0.0 : voltage_sum_q[row])
                    + \(voltage(of: "drive_i", load: "load_now"));
                voltage[row] <= mean((restart_0_i ? 0.0 : voltage_sum_q[row])
                    + \(voltage(of: "drive_i", load: "load_now")));
        """)
  }

  /// What happens with a sample; no array is assigned to at a clock edge in a loop of statements, of which Verilator 5.006
  /// unrolls short ones only.
  private func ofEachRow(_ assignments: String) -> String {
    """

      for (genvar row = 0; row < ROWS; row++) begin : gen_voltage
        always @(posedge clk_i) begin
          if (sample_i) begin
            \(assignments)
          end
        end
      end

    """
  }

  private static func measured(_ constants: [String]) -> String {
    let arms = constants.dropLast().enumerated().map {
      "      \($0.offset): measured_voltage = \($0.element);\n"
    }
    return """

        // The measured voltage of a code.
        function automatic real measured_voltage(input int code);
          case (code)
      \(arms.joined())      default: measured_voltage = \(constants[constants.count - 1]);
          endcase
        endfunction

      """
  }

  private static func rowVoltage(nominal: String, hasSpread: Bool) -> String {
    let normal =
      hasSpread
      ? "code == 0 ? 0.0 : normal(DRIVE_STREAM, int'(tile_i) * ROWS + row, {32'd0, code})" : "0.0"
    return """

        // The voltage of a row with a code.
        function automatic real driven_voltage(
            \(hasSpread ? "input int row, " : "")input int code, input real load);
          driven_voltage = row_voltage(
              \(nominal), \(normal), load);
        endfunction

      """
  }
}
