extension UnreachedHardware {
  static let ofQLearningController: [Self] =
    ["steps", "step_count", "episodes", "episode_count"].map {
      .signal(
        $0, bits: 9...31, in: "maze-walker", because: "the test has a few hundred transactions")
    }
    + ["pulses", "pulse_count", "conversions", "conversion_count"].map {
      .signal(
        $0, bits: 17...31, in: "maze-walker",
        because: "the test has fewer than 2^17 pulses and conversions")
    }
    + ["faults", "fault_count", "tile_fault"].map {
      .signal($0, in: "maze-walker", because: noFaults)
    }
    + [
      .statement("if (tile_fault)", in: "maze-walker", because: noFaults)
    ]
}
