import DevicePhysics

/// Drivers of the rows, and how comparators come to a decision.
extension MatrixTileParameters {
  /// The voltage of a wordline in volts while nothing is drawn from its driver.
  @inlinable
  public func unloadedVoltage<N: Physical>(_ code: N) -> N {
    let share = (code / N.constant(Double(highestDrive), named: "highestDrive")).named("share")
    let bow = 4.0 * N.constant(driveBow, named: "driveBow") * share * (1.0 - share)
    return N.constant(readVoltage, named: "readVoltage") * (share + bow.named("bend"))
  }

  /// What the drivers' load leaves of a voltage, as a share.
  ///
  /// - Parameter load: the sum of the codes of all rows of the tile.
  @inlinable
  public func droop<N: Physical>(load: N) -> N {
    1.0 - N.constant(driveDroop, named: "driveDroop") * load
      / N.constant(fullLoad, named: "fullLoad")
  }

  /// The voltage of a row in volts, of one whose driver is off by a random number.
  ///
  /// - Parameter nominal: the voltage of its code.
  @inlinable
  public func rowVoltage<N: Physical>(nominal: N, normal: N, load: N) -> N {
    (nominal + N.constant(driveSpread, named: "driveSpread") * normal) * droop(load: load)
  }

  /// The mean of a quantity over the cycles in which the current is taken.
  @inlinable
  public func mean<N: Physical>(ofSum sum: N) -> N {
    sum / N.constant(integrationCycles, named: "integrationCycles")
  }

  /// The threshold of a code of a lane in amperes.
  @inlinable
  public func spreadThreshold<N: Physical>(_ code: N, normal: N) -> N {
    threshold(code) + N.constant(thresholdSpread, named: "thresholdSpread") * normal
  }

  /// A threshold at the end of its cycle, which began at another one, in amperes.
  @inlinable
  public func settled<N: Physical>(_ threshold: N, from earlier: N) -> N {
    threshold + N.constant(settlingError, named: "settlingError") * (earlier - threshold)
  }

  /// What is left of an integrated current after some cycles of the reference, in amperes.
  @inlinable
  public func drained<N: Physical>(_ seen: N, cycles: N) -> N {
    seen - cycles * N.constant(stepCurrent, named: "stepCurrent")
  }

  /// The charge with which the integrator of a firing converter begins, in ampere cycles: that of its lowest threshold.
  @inlinable
  public var firstCharge: Double { -lowCurrent * integrationCycles }

  /// The charge at which it fires, which is taken from it then, in ampere cycles.
  @inlinable
  public var firingCharge: Double { stepCurrent * integrationCycles }
}
