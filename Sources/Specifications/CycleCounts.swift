/// The cycle counts the Q-learning accelerator promises, operation by operation.
///
/// A transaction's latency runs from the cycle in which its input is accepted to the cycle in which
/// its output is valid.
public struct CycleCounts: Sendable, Hashable {
  public var specification: QLearningAcceleratorSpecification

  public init(_ specification: QLearningAcceleratorSpecification) {
    self.specification = specification
  }

  /// From start to done of reading every value of a row.
  public var rowRead: Int {
    specification.tile.columns * specification.converter.conversionCycles + 2
  }

  /// From start to done of writing one value whose slices needed these many pulses, most
  /// significant first.
  public func valueWrite(pulses: [Int]) -> Int {
    let conversion = specification.converter.conversionCycles
    return pulses.reduce(2) {
      $0 + specification.programVerify.cycles(pulses: $1, conversionCycles: conversion)
    }
  }

  /// What one transaction did, as far as its latency depends on it.
  public struct Course: Sendable, Hashable {
    /// The second-order memristor was put back and read anew.
    public var stimulated = false
    /// The learning rate was advanced; whether the device stood at its last plateau.
    public var advancedAtLastPlateau: Bool?
    /// How often the row of the next state was read: 0, 1 or 2.
    public var rowReads = 0
    /// The temporal-difference error was computed and the new value rounded.
    public var updated = false
    /// Pulses for each slice when the value changed and was written.
    public var slicePulses: [Int]?
    /// An action was chosen.
    public var chose = false

    public init() {}
  }

  public func transaction(_ course: Course) -> Int {
    var cycles = 2
    if course.stimulated { cycles += specification.learningRate.initialisationCycles + 1 }
    if let last = course.advancedAtLastPlateau {
      cycles += specification.learningRate.advanceCycles(atLastPlateau: last) + 1
    }
    cycles += course.rowReads * (rowRead + 1)
    if course.updated {
      cycles += 4
      cycles += course.slicePulses.map { valueWrite(pulses: $0) + 1 } ?? 1
    }
    if course.chose {
      cycles += 1
      if specification.learning.greedyChoice == .winnerTakeAll {
        cycles += specification.senseAmplifier.cycles(slices: specification.tile.slices)
      }
    }
    return cycles
  }

  /// From the write of the start bit to ready: calibration of both converters, the first reading of
  /// the second-order memristor, and programming of every value, row by row.
  ///
  /// - Parameter slicePulses: for every value, the pulses of each slice.
  public func initialisation(slicePulses: [[Int]]) -> Int {
    let calibration = specification.converter.conversionCycles + 1
    let learningRate = specification.learningRate.initialisationCycles + 1
    return slicePulses.reduce(1 + calibration + learningRate) { $0 + valueWrite(pulses: $1) + 1 }
  }
}
