extension MemristorModel {
  /// How many steps a constant voltage of `seconds` takes: one, or as many as `largestStep` asks for.
  public func steps(in seconds: Double) -> Int {
    guard motion == .continuous, seconds > largestStep else { return 1 }
    return Int(min((seconds / largestStep).rounded(.up), 1e15))
  }

  public func pulsed(
    _ state: NumericState, voltage: Double, for seconds: Double, draws: (Int) -> [Double]
  ) -> NumericState {
    let count = steps(in: seconds)
    let step = seconds / Double(count)
    var later = state
    for index in 0..<count {
      later = advanced(later, voltage: voltage, by: step, draws: draws(index))
    }
    return later
  }

  public func rested(
    _ state: NumericState, for seconds: Double, draws: (Int) -> [Double]
  ) -> NumericState? {
    guard steps(in: seconds) > 1 else {
      return advanced(state, voltage: 0, by: seconds, draws: draws(0))
    }
    var (later, left, step) = (state, seconds, largestStep)
    for index in 0..<Self.mostRestingSteps {
      guard left > 0 else { return later }
      let taken = min(step, left)
      let next = advanced(later, voltage: 0, by: taken, draws: draws(index))
      let change = Self.change(from: later, to: next)
      if change > 1e-4, taken > largestStep {
        step = max(largestStep, taken / 2)
        continue
      }
      later = next
      left -= taken
      if change < 1e-6 { step *= 2 }
    }
    return left > 0 ? nil : later
  }

  private static var mostRestingSteps: Int { 200_000 }

  /// The greatest change of a component, relative to itself.
  private static func change(from state: NumericState, to next: NumericState) -> Double {
    zip(state.components, next.components).map { old, new in
      abs(new.value - old.value) / max(abs(old.value), abs(new.value), 1e-12)
    }.max() ?? 0
  }
}

extension ImperfectMemristor {
  /// The imperfections see one pulse, in however many steps the device takes it.
  public func pulsed(
    _ state: NumericState, voltage: Double, for seconds: Double, draws: (Int) -> [Double]
  ) -> NumericState {
    imperfectly(state, voltage: voltage, seconds: seconds, draws: draws(0)) { state, acting in
      device.pulsed(state, voltage: voltage, for: acting, draws: draws)
    }
  }

  public func rested(
    _ state: NumericState, for seconds: Double, draws: (Int) -> [Double]
  ) -> NumericState? {
    var isFinished = true
    let later = imperfectly(state, voltage: 0, seconds: seconds, draws: draws(0)) {
      let rested = device.rested($0, for: $1, draws: draws)
      isFinished = rested != nil
      return rested ?? $0
    }
    return isFinished ? later : nil
  }
}
