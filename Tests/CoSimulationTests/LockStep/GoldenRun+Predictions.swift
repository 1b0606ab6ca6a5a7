import Reference
import Specifications

/// Where faults of the RTL first matter, each found from the golden run alone. 0 is the start.
extension GoldenRun {
  var atStart: Int? { 0 }
  var last: Int? { steps.last?.number }

  // MARK: Reading

  var firstRead: Int? { first { !$0.record.valuesRead.isEmpty } }
  /// A value whose two upper slices differ.
  var firstReadOfUnequalSlices: Int? {
    let tile = specification.tile
    return first { step in
      step.record.valuesRead.contains {
        let levels = step.tile.levels(ofValue: $0.value)
        return levels[0] != levels[tile.slices - 2]
      }
    }
  }
  /// A value whose last slice is not 0.
  var firstReadOfLastSlice: Int? {
    first { step in
      step.record.valuesRead.contains { step.tile.levels(ofValue: $0.value).last != 0 }
    }
  }
  var firstSecondRead: Int? {
    first { $0.record.valuesRead.count > specification.actions }
  }
  /// An action other than 0 in an episode that begins in what is called a terminal state.
  var firstActionThoughDone: Int? {
    first { $0.input.first && $0.input.done && (!$0.settings.learning || $0.record.action != 0) }
  }

  // MARK: Writing

  var firstWriteOfAnotherState: Int? {
    first { !$0.record.cells.isEmpty && $0.before.state != $0.input.state }
  }
  /// A value that is not what the same value of the neighbouring row is.
  var firstWriteUnlikeNeighbour: Int? {
    first { step in
      let neighbour = step.tile.cells(row: step.before.state ^ 1, action: step.before.action)
      return !step.record.cells.isEmpty
        && step.record.cells.map(\.state) != neighbour.map(\.state)
    }
  }
  /// A pulse after one of the other polarity in the same cell.
  var firstTurn: Int? { firstPair { $0.set != $1.set } }
  /// A pulse after one that already had the highest amplitude.
  var firstPulseBeyondHighest: Int? {
    let highest = specification.programVerify.maximumAmplitude
    return firstPair { $0.set == $1.set && $0.amplitude == highest }
  }
  var firstFault: Int? {
    start.faults > 0 ? 0 : first { $0.record.faults > 0 }
  }

  /// The first transaction with two successive pulses of one cell of a kind.
  private func firstPair(where condition: (ProgramPulse, ProgramPulse) -> Bool) -> Int? {
    func holds(_ pulses: [ProgramPulse]) -> Bool {
      zip(pulses, pulses.dropFirst()).contains { $0.column == $1.column && condition($0, $1) }
    }
    return holds(start.pulses) ? 0 : first { holds($0.record.pulses) }
  }

  // MARK: Learning

  var firstUpdate: Int? { first { $0.record.error != nil } }
  var firstSaturation: Int? {
    let limit = 1 << (specification.tile.valueBits - 1)
    var wide = specification
    wide.tile.slices += 1
    let unlimited = ValueUpdateReference(wide)
    return first { step in
      updated(step, unlimited).map { !(-limit..<limit).contains($0) } ?? false
    }
  }
  /// An error beyond 18 bits that leads to another value when its upper bits are lost.
  var firstLongError: Int? {
    first { step in
      guard let error = step.record.error else { return false }
      let kept = (error & 0x3ffff) - (error & 0x20000) * 2
      return updated(step, error: kept) != step.record.updatedValue
    }
  }
  /// A value that the random dither rounds up.
  var firstRoundedUp: Int? {
    first { $0.record.error != nil && updated($0, draw: 0) != $0.record.updatedValue }
  }
  /// A terminal state when the row read last holds something to look forward to.
  var firstTerminalWithStaleMaximum: Int? {
    var values: [Int] = []
    let arithmetic = ValueUpdateReference(specification)
    return first { step in
      if !step.choices.isEmpty { values = step.choices }
      guard step.isDone, let error = step.record.error else { return false }
      return error
        != arithmetic.error(
          reward: step.input.reward, discount: step.settings.discount, next: values.max() ?? 0,
          value: step.before.value)
    }
  }
  /// An update after which only the last action is worth something.
  var firstMaximumOfLastAction: Int? {
    let arithmetic = ValueUpdateReference(specification)
    return first { step in
      guard !step.isDone, let error = step.record.error else { return false }
      return error
        != arithmetic.error(
          reward: step.input.reward, discount: step.settings.discount,
          next: step.valuesBefore.dropLast().max(), value: step.before.value)
    }
  }

  /// What a transaction would have made of its value with another error or another draw.
  private func updated(
    _ step: Step, _ arithmetic: ValueUpdateReference? = nil, error: Int? = nil,
    draw: UInt32? = nil
  ) -> Int? {
    let arithmetic = arithmetic ?? ValueUpdateReference(specification)
    guard let given = step.record.error, let drawn = draw ?? step.roundingDraw else { return nil }
    return arithmetic.updated(
      value: step.before.value, rate: step.record.learningRate, error: error ?? given,
      dither: Int(drawn) % (1 << arithmetic.roundedBits))
  }

  // MARK: Choosing

  var firstLearningChoice: Int? { first { $0.choiceDraw != nil } }
  /// A greedy choice with the last action among the best, but not alone.
  var firstTieWithLastAction: Int? {
    first { step in
      guard step.record.action != nil, !step.record.explored, let best = step.choices.max() else {
        return false
      }
      return step.choices.last == best
        && step.choices.firstIndex(of: best) != step.choices.count - 1
    }
  }
  /// A greedy choice that the most significant slice alone would make otherwise.
  var firstChoiceOfLowerSlices: Int? {
    let all: UInt32 = (1 << UInt32(specification.actions)) - 1
    return first { step in
      guard let action = step.record.action, !step.record.explored else { return false }
      let candidates = step.tile.arrays[0].sense(
        row: step.input.state, slice: 0, wordlineCode: specification.tile.readCode,
        candidates: all)
      return candidates.trailingZeroBitCount != action
    }
  }
  /// A draw from a register whose lowest bit comes of other taps, where it changes what is done.
  var firstUseOfWrongTap: Int? {
    var state = scenario.hardwareSeed
    func draw() -> UInt32 {
      var right = RandomNumbersReference(seed: state)
      let bit = (state & Self.wrongTap).nonzeroBitCount & 1
      state = (right.draw() & ~1) | UInt32(bit)
      return state
    }
    return first { step in
      if step.roundingDraw != nil, updated(step, draw: draw()) != step.record.updatedValue {
        return true
      }
      guard step.choiceDraw != nil else { return false }
      let number = draw()
      let explores = Int(number % 65536) < step.settings.exploration
      let action = Int(number >> 16) * specification.actions >> 16
      return explores != step.record.explored || explores && action != step.record.action
    }
  }
  /// The taps of the lowest bit without the register's highest bit.
  static let wrongTap: UInt32 = 0x0a0f_3db5

  // MARK: Learning rate

  var firstAdvance: Int? { first { !$0.record.rateCodes.isEmpty } }
  var firstAtLastPlateau: Int? { first { $0.begins && $0.rateUnitBefore.isAtLastPlateau } }
  /// A learning rate that is not 0, from the device.
  var firstRateFromDevice: Int? {
    first { $0.settings.source == .device && $0.record.learningRate != 0 }
  }
  /// The device and the register say different things.
  var firstTwoRates: Int? {
    first { step in
      var unit = step.rateUnitBefore
      if step.begins { _ = unit.advance() }
      return unit.rate != step.settings.constantLearningRate
    }
  }
  /// The start after the run, if the device reads otherwise than without the time that passed.
  /// Before it no time shows: a pulse pair undoes the recovery.
  var secondStartIfRelaxed: Int? {
    var timeless = LearningRateReference(specification.learningRate, seed: scenario.seed)
    _ = timeless.initialise()
    for step in steps where step.begins { _ = timeless.advance() }
    return timeless.initialise() == secondStart.rateCodes ? nil : 0
  }
}
