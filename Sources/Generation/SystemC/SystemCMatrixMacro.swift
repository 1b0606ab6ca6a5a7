import CrossbarPhysics
import DevicePhysics
import Specifications
import Templates

extension BehaviouralMacros {
  /// The macro of a layer's tiles as a SystemC module: `NAME_layer_INDEX_macro.hpp`.
  ///
  /// - Parameter pins: its ports but clock and reset, as members.
  /// - Throws: `TemplateError` when `templates/matrix_macro.hpp` has other marks than are filled in here.
  static func systemCMatrix(
    _ specification: MatrixEngineSpecification, layer index: Int, pins: String
  ) throws(TemplateError) -> GeneratedText {
    let layer = specification.layers[index]
    let tile = layer.tile
    let name = specification.macroName(ofLayer: index)
    let parts = MatrixMacroParts(layer, in: .cPlusPlus)
    let drive = SystemCMatrixDrive(tile)
    let converter = SystemCMatrixConverter(layer)
    let programming = SystemCMatrixProgramming(layer)
    let text = try Template.matrixModule.filled(
      with: [
        "name": name,
        "pins": pins,
        "first_difference": programming.firstDifference,
        "sensitive": converter.sensitive,
        "streams": streams,
        "constants": parts.physics.constantsText,
        "generator": CounterGenerator.cPlusPlus,
        "lane_state": converter.laneState,
        "functions": parts.physics.functionsText,
        "sample": layer.isIntegrating ? "mean(lane.integral_q + lane.current_q)" : "lane.current_q",
        "reached": converter.reached,
        "converter_functions": drive.functions(parts.drive.table) + converter.functions,
        "programming_functions": programming.functions,
        "row_voltage": drive.voltage,
        "driven": tile.driveTable.isEmpty ? "if (codes[row] != 0) " : "",
        "adjustment": indented(
          MatrixProgrammingText(layer).adjustment + parts.references.adjustment),
        "integration": layer.isIntegrating
          ? "      held.integral_q = restart_0_i ? 0.0 : held.integral_q + held.current_q;\n" : "",
        "reset": converter.reset,
        "decisions": converter.decisions,
        "programming_strobe": programming.strobe,
        "comparators": converter.comparators,
      ].merging(specification.macroSizes(ofLayer: index)) { $1 })
    return GeneratedText(name: "\(name).hpp", text: text)
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }

  private static var streams: String {
    [
      ("PROGRAM", MatrixStream.programmed), ("SAMPLE", MatrixStream.sample),
      ("OFFSET", MatrixStream.offset), ("GAIN", MatrixStream.gain),
      ("THERMAL", MatrixStream.thermal), ("BOW", MatrixStream.bow),
      ("CELL_RATE", MatrixStream.cellRate), ("PULSE_RATE", MatrixStream.pulseRate),
      ("THRESHOLD", MatrixStream.threshold), ("METASTABILITY", MatrixStream.metastability),
      ("DRIVE", MatrixStream.drive),
    ].map { "  static constexpr std::uint32_t \($0)_STREAM = \($1);\n" }.joined()
  }
}

/// Pins that every lane of a tile has, as members of a SystemC module.
struct SystemCLanePins {
  enum Direction: String {
    case input = "in"
    case output = "out"
  }

  let lanes: Int

  /// `NAME_pins`: those of all lanes, by lane.
  func members(_ name: String, _ direction: Direction, width: Int) -> String {
    let suffix = direction == .input ? "i" : "o"
    let pins = (0..<lanes).map { "&\(name)_\($0)_\(suffix)" }.joined(separator: ", ")
    let type = SystemCTexts.type(ofWidth: width)
    return
      "  sc_core::sc_\(direction.rawValue)<\(type)>* const \(name)_pins[LANES] = {\n      \(pins)};\n"
  }
}

/// The drivers of a tile's rows in SystemC.
struct SystemCMatrixDrive {
  private let tile: MatrixTileSpecification

  init(_ tile: MatrixTileSpecification) { self.tile = tile }

  private var hasFunction: Bool { tile.driveSpread > 0 || !tile.driveTable.isEmpty }

  /// The voltage of a row, whose code stands in `codes`.
  var voltage: String {
    hasFunction ? "driven_voltage(row, codes[row], load)" : "wordline_voltage(codes[row], load)"
  }

  /// - Parameter table: the constants of the measured voltages.
  func functions(_ table: [String]) -> String {
    guard hasFunction else { return "" }
    let measured =
      table.isEmpty
      ? ""
      : """

        // The measured voltage of a code.
        static double measured_voltage(int code) {
          static constexpr double VOLTAGES[] = {
              \(table.joined(separator: ", "))};
          return VOLTAGES[code];
        }

      """
    let nominal = table.isEmpty ? "nominal_voltage(code)" : "measured_voltage(code)"
    let normal =
      tile.driveSpread > 0
      ? "code == 0 ? 0.0 : generator.normal(DRIVE_STREAM, tile() * ROWS + row, code)" : "0.0"
    return measured + """

        // The voltage of a row with a code.
        double driven_voltage(int row, int code, double load) const {
          return row_voltage(\(nominal), \(normal), load);
        }

      """
  }
}

/// How the cells of a tile come to their levels, in SystemC.
struct SystemCMatrixProgramming {
  let firstDifference: String
  let functions: String
  /// What happens at a clock edge.
  let strobe: String

  init(_ layer: MatrixLayerSpecification) {
    guard layer.programming.isVerified else {
      firstDifference = "0.0"
      functions = "\n  std::uint64_t writes_q = 0;\n"
      strobe = """
            if (program_i.read()) {
              const std::uint32_t position = std::uint32_t(program_row_i.read()) * COLUMNS
                  + std::uint32_t(program_column_i.read());
              conductance_q[position] = programmed(
                  program_level_i.read(),
                  generator.normal(PROGRAM_STREAM, tile() * CELLS + position, writes_q));
              ++writes_q;
            }

        """
      return
    }
    let pins = SystemCLanePins(lanes: layer.tile.converters)
    let codeBits = layer.programming.isIncremental ? layer.programming.pulseBits : 1
    firstDifference = "difference(0.0)"
    functions =
      """

        // Of each cell: 0 in the high-resistance state, 1 in the low-resistance state.
        double state_q[CELLS] = {};
        // How often pulses were given so far.
        std::uint64_t pulses_q = 0;

      """
      + pins.members("pulse", .input, width: 1) + pins.members("pulse_set", .input, width: 1)
      + pins.members("pulse_code", .input, width: codeBits) + """

          // The state of a cell after a pulse.
          double after_pulse(std::uint32_t position, bool set, double code) const {
            const double rate = cell_rate(
                generator.normal(CELL_RATE_STREAM, tile() * CELLS + position, 0),
                generator.normal(PULSE_RATE_STREAM, tile() * CELLS + position, pulses_q));
            return set ? pulsed(state_q[position], -set_magnitude(code), set_width(code), rate)
                       : pulsed(state_q[position], reset_magnitude(code), reset_width(code), rate);
          }

        """
    strobe = """
          bool is_pulsed = false;
          for (int lane = 0; lane < LANES; ++lane) {
            if (!pulse_pins[lane]->read()) continue;
            const std::uint32_t position = std::uint32_t(program_row_i.read()) * COLUMNS
                + lane * LANE_COLUMNS + std::uint32_t(column_i.read());
            state_q[position] =
                after_pulse(position, pulse_set_pins[lane]->read(), pulse_code_pins[lane]->read());
            conductance_q[position] = difference(state_q[position]);
            is_pulsed = true;
          }
          if (is_pulsed) ++pulses_q;

      """
  }
}
