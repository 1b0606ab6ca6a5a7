extension ModelInstance {
  /// Holds the reset that goes with a clock; the others stay as they are.
  ///
  /// ```swift
  /// instance.holdReset(of: write)     // the reading side runs on
  /// try instance.step(write, read)
  /// instance.releaseReset(of: write)
  /// ```
  /// - Throws: `ModelFailure` for a clock of another model.
  public func holdReset(of clock: ClockHandle) throws(ModelFailure) {
    try check(clock.model, clock.name)
    setResets(resets & ~(1 << UInt64(clock.index)))
  }

  /// Releases the reset that goes with a clock.
  ///
  /// - Throws: `ModelFailure` for a clock of another model.
  public func releaseReset(of clock: ClockHandle) throws(ModelFailure) {
    try check(clock.model, clock.name)
    setResets(resets | 1 << UInt64(clock.index))
  }

  /// One cycle in which only these clocks rise, all at once; the others stand still.
  ///
  /// ```swift
  /// let write = try library.clock("write_clk_i")
  /// try instance.step(write)
  /// ```
  /// - Throws: `ModelFailure` for a clock of another model, and when the model stops.
  public func step(_ clock: ClockHandle, _ others: ClockHandle...) throws(ModelFailure) {
    var levels: UInt64 = 0
    for clock in [clock] + others {
      try check(clock.model, clock.name)
      levels |= 1 << UInt64(clock.index)
    }
    if let watcher { try watcher(self) }
    guard functions.edge(model, levels) == 0 else { throw stopped() }
  }
}
