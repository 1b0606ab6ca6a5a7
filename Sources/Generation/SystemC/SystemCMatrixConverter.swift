import Specifications

/// The comparators of a tile's converters, as the SystemC module of its macro has them.
struct SystemCMatrixConverter {
  private let layer: MatrixLayerSpecification

  init(_ layer: MatrixLayerSpecification) { self.layer = layer }

  private var converter: MatrixConverterSpecification { layer.converter }
  private var lanes: Int { layer.tile.converters }
  private var settles: Bool {
    converter.settlingError > 0 && [.sar, .ramp].contains(converter.kind)
  }

  /// What a lane holds beside its current.
  var laneState: String {
    (layer.isIntegrating ? "    double integral_q = 0.0;\n" : "")
      + (settles ? "    double level_q = 0.0;\n" : "")
      + (converter.kind == .dualSlope ? "    int drains_q = 0;\n" : "")
      + (converter.kind == .integrateAndFire ? "    double charge_q = 0.0;\n" : "")
      + (converter.kind.isLatched ? "    bool decision_q = false;\n" : "")
  }

  /// Pins that change what the comparators say within a cycle.
  var sensitive: String {
    isSearched ? (0..<lanes).map { " << threshold_\($0)_i" }.joined() : ""
  }

  private var isSearched: Bool { [.sar, .ramp].contains(converter.kind) }

  /// The body of a function of `seen`, `level`, `lane` and `draw`.
  var reached: String {
    guard converter.metastabilityWindow > 0 else {
      return "    (void)lane, (void)draw;\n    return seen >= level;\n"
    }
    return """
          if (seen - level < HALF_WINDOW && level - seen < HALF_WINDOW) {
            return generator.normal(METASTABILITY_STREAM, lane_number(lane), (samples_q << 16) + draw)
                >= 0.0;
          }
          return seen >= level;

      """
  }

  var functions: String { pins + thresholds + decision }

  private var pins: String {
    let lanePins = SystemCLanePins(lanes: lanes)
    let bit = lanePins.members("comparator", .output, width: 1)
    let members =
      switch converter.kind {
      case .sar, .ramp:
        lanePins.members("threshold", .input, width: converter.searchBits) + bit
      case .dualSlope, .integrateAndFire: bit
      case .flash: lanePins.members("comparators", .output, width: converter.highestCode)
      case .sense, .winnerTakeAll: lanePins.members("decision", .output, width: 1)
      }
    return "\n" + members
  }

  private var thresholds: String {
    guard isSearched || converter.kind == .flash else { return "" }
    let threshold =
      converter.thresholdSpread > 0
      ? """
      spread_threshold(
                code, generator.normal(THRESHOLD_STREAM, lane_number(lane), code))
      """ : "threshold(code)"
    let settled = settles ? "settled(\(threshold), lanes[lane].level_q)" : threshold
    return """

        // The level that a lane's sample is compared with.
        double level_of(\(threshold.contains("lane") || settles ? "int lane" : "int"), int code) const {
          return \(settled);
        }

      """
  }

  /// Whether a lane's comparator says 1 now.
  private var decision: String {
    switch converter.kind {
    case .sar, .ramp: Self.comparison
    case .flash:
      Self.comparison + """

          static void put(sc_core::sc_out<bool>& pin, const bool* bits, int) { pin.write(bits[0]); }

          template <typename Word>
          static void put(sc_core::sc_out<Word>& pin, const bool* bits, int count) {
            Word word = 0;
            for (int bit = 0; bit < count; ++bit) word |= Word{bits[bit]} << bit;
            pin.write(word);
          }

          template <int WIDTH>
          static void put(sc_core::sc_out<sc_dt::sc_bv<WIDTH>>& pin, const bool* bits, int count) {
            sc_dt::sc_bv<WIDTH> word;
            for (int bit = 0; bit < count; ++bit) word[bit] = bits[bit];
            pin.write(word);
          }

        """
    case .dualSlope:
      """

        bool says(int lane) const {
          const Lane& held = lanes[lane];
          return reached(
              drained(seen(held, sample_of(held)), held.drains_q), threshold(1.0), lane,
              held.drains_q);
        }

      """
    case .integrateAndFire:
      """

        double charge(const Lane& lane) const { return lane.charge_q + seen(lane, lane.current_q); }

        bool says(int lane) const { return reached(charge(lanes[lane]), FIRING_CHARGE, lane, 0); }

      """
    case .sense:
      """

        bool says(int lane) const {
          return seen(lanes[lane], sample_of(lanes[lane])) >= threshold(1.0);
        }

      """
    case .winnerTakeAll:
      """

        // Lanes that have an output.
        static constexpr int COMPARED = \(min(layer.outputs, lanes));

        bool says(int lane) const {
          const double own = seen(lanes[lane], sample_of(lanes[lane]));
          for (int other = 0; other < COMPARED; ++other) {
            if (seen(lanes[other], sample_of(lanes[other])) > own) return false;
          }
          return lane < COMPARED;
        }

      """
    }
  }

  /// What a reset does to the lanes, beside their currents.
  var reset: String {
    converter.kind.isLatched
      ? "      for (Lane& lane : lanes) lane.decision_q = false;\n" : ""
  }

  /// What happens at a clock edge before a sample is taken.
  var decisions: String {
    let body: String
    switch converter.kind {
    case .sar, .ramp:
      guard settles else { return "" }
      body = """
              if (sample_i.read()) {
                lanes[lane].level_q = threshold(0.0);
              } else if (search_0_i.read()) {
                lanes[lane].level_q = level_of(lane, threshold_pins[lane]->read());
              }

        """
    case .flash: return ""
    case .dualSlope:
      body = """
              if (sample_i.read()) {
                lanes[lane].drains_q = 0;
              } else if (search_0_i.read()) {
                ++lanes[lane].drains_q;
              }

        """
    case .integrateAndFire:
      body = """
              Lane& held = lanes[lane];
              if (sample_i.read() && restart_0_i.read()) {
                held.charge_q = FIRST_CHARGE;
              } else if (search_0_i.read()) {
                const double full = charge(held);
                held.charge_q = says(lane) ? full - FIRING_CHARGE : full;
              }

        """
    case .sense, .winnerTakeAll:
      return """
            if (sense_i.read()) {
              for (int lane = 0; lane < LANES; ++lane) lanes[lane].decision_q = says(lane);
            }

        """
    }
    return "    for (int lane = 0; lane < LANES; ++lane) {\n\(body)    }\n"
  }

  /// What the comparators' pins show.
  var comparators: String {
    switch converter.kind {
    case .sar, .ramp:
      """
          for (int lane = 0; lane < LANES; ++lane) {
            comparator_pins[lane]->write(says(lane, threshold_pins[lane]->read()));
          }

      """
    case .dualSlope, .integrateAndFire:
      """
          for (int lane = 0; lane < LANES; ++lane) comparator_pins[lane]->write(says(lane));

      """
    case .flash:
      """
          for (int lane = 0; lane < LANES; ++lane) {
            bool bits[\(converter.highestCode)];
            for (int code = 0; code < \(converter.highestCode); ++code) bits[code] = says(lane, code + 1);
            put(*comparators_pins[lane], bits, \(converter.highestCode));
          }

      """
    case .sense, .winnerTakeAll:
      """
          for (int lane = 0; lane < LANES; ++lane) decision_pins[lane]->write(lanes[lane].decision_q);

      """
    }
  }

  private static let comparison = """

      bool says(int lane, int code) const {
        return reached(seen(lanes[lane], sample_of(lanes[lane])), level_of(lane, code), lane, code);
      }

    """
}
