import CrossbarPhysics
import DevicePhysics
import Specifications

/// The pins and comparators of a tile's converters, as the macro's text has them.
struct MatrixConverterText {
  /// Further streams of random numbers.
  private(set) var streams: [String] = []
  /// A function of a comparator's decision, where it may be drawn.
  private(set) var decision = ""
  /// What a lane holds beside its sample.
  let laneState: String
  private let layer: MatrixLayerSpecification
  private let codeBits: Int

  init(
    _ layer: MatrixLayerSpecification, _ parameters: MatrixTileParameters,
    _ physics: inout PrintedPhysics
  ) {
    self.layer = layer
    let converter = layer.converter
    codeBits = converter.searchBits
    laneState = layer.isIntegrating ? Self.integral : ""
    Self.addThresholds(converter, parameters, &physics)
    if converter.kind == .integrateAndFire {
      physics.addConstant(parameters.firstCharge, named: "firstCharge")
      physics.addConstant(parameters.firingCharge, named: "firingCharge")
    }
    if converter.thresholdSpread > 0, converter.hasThresholds {
      streams.append("\n  localparam int THRESHOLD_STREAM = \(MatrixStream.threshold);")
    }
    if converter.metastabilityWindow > 0 {
      streams.append("\n  localparam int METASTABILITY_STREAM = \(MatrixStream.metastability);")
      physics.addConstant(parameters.halfWindow, named: "halfWindow")
      decision = Self.decided
    }
  }

  private static func addThresholds(
    _ converter: MatrixConverterSpecification, _ parameters: MatrixTileParameters,
    _ physics: inout PrintedPhysics
  ) {
    if ![.integrateAndFire, .winnerTakeAll].contains(converter.kind),
      !converter.hasThresholds || converter.thresholdSpread == 0 || converter.settlingError > 0
    {
      physics.addFunction(
        "threshold", of: ["code"], comment: "The current at the lower edge of a code."
      ) { parameters.threshold($0[0]) }
    }
    if converter.thresholdSpread > 0, converter.hasThresholds {
      physics.addFunction(
        "spreadThreshold", of: ["code", "normalNumber"],
        comment: "The current at the lower edge of a code of a lane."
      ) { parameters.spreadThreshold($0[0], normal: $0[1]) }
    }
    if converter.settlingError > 0, converter.kind == .sar || converter.kind == .ramp {
      physics.addFunction(
        "settled", of: ["target", "earlier"],
        comment: "A threshold at the end of its cycle, which began at the earlier one."
      ) { parameters.settled($0[0], from: $0[1]) }
    }
    if converter.kind == .dualSlope {
      physics.addFunction(
        "drained", of: ["seen", "cycles"],
        comment: "What is left of a current after some cycles of the reference."
      ) { parameters.drained($0[0], cycles: $0[1]) }
    }
  }

  // MARK: Pins

  var ports: String {
    (further + comparatorPorts).joined(separator: "\n")
  }

  private var further: [String] {
    var ports: [String] = []
    if layer.isIntegrating {
      ports += [
        "  // Samples are added from that with restart_0_i on.", "  input  logic restart_0_i,",
      ]
    }
    if layer.converter.hasTimedDecisions {
      ports += ["  // A decision is made at this clock edge.", "  input  logic search_0_i,"]
    }
    return ports
  }

  private var lanes: Range<Int> { 0..<layer.tile.converters }

  private var comparatorPorts: [String] {
    switch layer.converter.kind {
    case .sar, .ramp:
      ["  // Of each lane: whether its sample reaches the code it is compared with."]
        + lanes.map { "  input  logic [\(codeBits - 1):0] threshold_\($0)_i," }
        + lanes.map { "  output logic comparator_\($0)_o," }
    case .flash:
      ["  // Of each lane: whether its sample reaches the codes from 1 up."]
        + lanes.map {
          "  output logic [\(layer.converter.highestCode - 1):0] comparators_\($0)_o,"
        }
    case .dualSlope:
      ["  // Of each lane: whether the reference has left something in its integrator."]
        + lanes.map { "  output logic comparator_\($0)_o," }
    case .integrateAndFire:
      ["  // Of each lane: whether its integrator is full, which then fires at search_0_i."]
        + lanes.map { "  output logic comparator_\($0)_o," }
    case .sense, .winnerTakeAll: [amplifiers.ports]
    }
  }

  // MARK: Comparators

  var comparators: String {
    switch layer.converter.kind {
    case .sar, .ramp: lanes.map(searching).joined()
    case .flash: lanes.map(flash).joined()
    case .dualSlope: lanes.map(draining).joined()
    case .integrateAndFire: lanes.map(firing).joined()
    case .sense, .winnerTakeAll: amplifiers.decisions
    }
  }

  private var amplifiers: MatrixSenseText { MatrixSenseText(layer) { seen($0) } }

  private func seen(_ lane: Int, _ sample: String = "sampled_q") -> String {
    """
    compared(gen_lane[\(lane)].\(sample), gen_lane[\(lane)].gain_q,
                gen_lane[\(lane)].offset_q, gen_lane[\(lane)].bow_q)
    """
  }

  /// A comparison, which is drawn where both are near to each other.
  ///
  /// - Parameter code: 16 bits that tell the decisions of one sample apart.
  private func reached(_ level: String, by seen: String, lane: Int, code: String) -> String {
    guard layer.converter.metastabilityWindow > 0 else {
      return """
        \(seen)
                >= \(level)
        """
    }
    return """
      decided(\(seen),
                  \(level),
                  int'(tile_i) * LANES + \(lane), (samples_q << 16) + \(code))
      """
  }

  /// The level of a code of a lane.
  private func threshold(_ lane: Int, code: String, draw: String) -> String {
    layer.converter.thresholdSpread > 0
      ? """
      spread_threshold(
                  $itor(\(code)), normal(THRESHOLD_STREAM, int'(tile_i) * LANES + \(lane), \(draw)))
      """ : "threshold($itor(\(code)))"
  }

  private func searching(_ lane: Int) -> String {
    let code = "threshold_\(lane)_i"
    let wide = "{\(64 - codeBits)'d0, \(code)}"
    let threshold = threshold(lane, code: code, draw: wide)
    guard layer.converter.settlingError > 0 else {
      return """
          assign comparator_\(lane)_o =
              \(reached(threshold, by: seen(lane), lane: lane, code: wide));

        """
    }
    return """
        real level_\(lane);
        real level_\(lane)_q;

        always @* begin
          level_\(lane) = settled(
              \(threshold), level_\(lane)_q);
        end

        always @(posedge clk_i) begin
          if (sample_i) level_\(lane)_q <= threshold(0.0);
          else if (search_0_i) level_\(lane)_q <= level_\(lane);
        end

        assign comparator_\(lane)_o =
            \(reached("level_\(lane)", by: seen(lane), lane: lane, code: wide));

      """
  }

  private func flash(_ lane: Int) -> String {
    let code = "{32'd0, code + 32'd1}"
    return """
        always_comb begin
          for (int code = 0; code <= \(layer.converter.highestCode - 1); code++) begin
            comparators_\(lane)_o[code] =
                \(reached(
                  threshold(lane, code: "code + 1", draw: code), by: seen(lane), lane: lane,
                  code: code));
          end
        end

      """
  }

  private func draining(_ lane: Int) -> String {
    """
      int drains_\(lane)_q;

      initial drains_\(lane)_q = 0;

      always @(posedge clk_i) begin
        if (sample_i) drains_\(lane)_q <= 0;
        else if (search_0_i) drains_\(lane)_q <= drains_\(lane)_q + 1;
      end

      assign comparator_\(lane)_o =
          \(reached(
            "threshold(1.0)", by: "drained(\(seen(lane)), $itor(drains_\(lane)_q))", lane: lane,
            code: "{32'd0, drains_\(lane)_q}"));

    """
  }

  private func firing(_ lane: Int) -> String {
    """
      real charge_\(lane);
      real charge_\(lane)_q;

      always @* begin
        charge_\(lane) = charge_\(lane)_q
            + \(seen(lane, "current_q"));
      end

      always @(posedge clk_i) begin
        if (sample_i && restart_0_i) begin
          charge_\(lane)_q <= FIRST_CHARGE;
        end else if (search_0_i) begin
          charge_\(lane)_q <=
              comparator_\(lane)_o ? charge_\(lane) - FIRING_CHARGE : charge_\(lane);
        end
      end

      assign comparator_\(lane)_o =
          \(reached("FIRING_CHARGE", by: "charge_\(lane)", lane: lane, code: "64'd0"));

    """
  }

  /// The sample of the last cycle, and those before it.
  private static let integral = """
        real current_q;
        real integral_q;

        initial integral_q = 0.0;

        always @* sampled_q = mean(integral_q + current_q);

        always @(posedge clk_i) begin
          if (sample_i) integral_q <= restart_0_i ? 0.0 : integral_q + current_q;
        end

    """

  private static let decided = """

      // Whether a comparator says that a level is reached; near to it the answer is drawn.
      function automatic logic decided(
          input real seen, input real level, input int lane, input longint unsigned draw);
        if (seen - level < HALF_WINDOW && level - seen < HALF_WINDOW) begin
          decided = normal(METASTABILITY_STREAM, lane, draw) >= 0.0;
        end else begin
          decided = seen >= level;
        end
      endfunction

    """
}

extension MatrixConverterSpecification {
  /// Whether a sample is compared with a threshold of its own for each code.
  fileprivate var hasThresholds: Bool {
    switch kind {
    case .sar, .ramp, .flash: true
    case .dualSlope, .integrateAndFire, .sense, .winnerTakeAll: false
    }
  }
}
