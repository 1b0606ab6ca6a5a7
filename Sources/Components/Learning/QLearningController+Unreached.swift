extension UnreachedHardware {
  static let ofQLearningController: [Self] =
    ["steps", "step_count"].map {
      .signal($0, bits: 9...31, in: "maze-walker", because: fewTransactions)
    }
    + ["episodes", "episode_count"].map {
      .signal($0, bits: 8...31, in: "maze-walker", because: fewTransactions)
    }
    + ["stimulations", "rates_stimulations"].map {
      .signal($0, bits: 6...31, in: "maze-walker", because: fewStimulations)
    }
    + ["pulses", "pulse_count", "conversions", "conversion_count"].map {
      .signal($0, bits: 16...31, in: "maze-walker", because: fewPulses)
    }
    + ["trace_pulse_amplitude", "tile_pulse_amplitude"].map {
      .signal($0, bits: 4...4, in: "maze-walker", because: lowAmplitudes)
    }
    + [0...1, 18...18].map {
      .signal(
        "scaled_random", bits: $0, in: "maze-walker",
        because: "it has four actions, by which 16 bits are shifted by two")
    }
    + ["faults", "fault_count", "tile_fault"].map {
      .signal($0, in: "maze-walker", because: noFaults)
    }
    + [
      .signal("rate_unit_rate", bits: 16...16, in: "maze-walker", because: belowOne),
      .statement("if (tile_fault)", in: "maze-walker", because: noFaults),
    ]
}
