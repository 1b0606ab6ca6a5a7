import HDL
import Specifications

/// Sees from the temporal-difference errors that the environment has changed: a fast average of their
/// magnitude has risen far above a slow one.
public final class ChangeDetector: Hardware {
  @Input("forgets everything") var restart
  @Input("an update") var update
  @Input("its error, in units of 2^-16 of a value's last place") var error
  @Output("with an update: the environment has changed") var changed

  @Register var fast
  @Register var slow
  @Register(16, reset: 0, "updates since the restart or the last change") var held

  private let specification: ChangeDetectorSpecification
  private let bits: Int

  /// - Parameter errorBits: width of an error, at most 62.
  public init(_ specification: ChangeDetectorSpecification, errorBits: Int) {
    self.specification = specification
    bits = errorBits
    _error = Input(
      signed: errorBits, "its error, in units of 2^-16 of a value's last place")
    _fast = Register(signed: errorBits + 1, reset: 0)
    _slow = Register(signed: errorBits + 1, reset: 0)
  }

  public var documentation: String {
    "Detects a change of the environment by the temporal-difference errors."
  }

  public var body: Logic {
    let magnitude = mux(error < 0, -error, error.extended(to: bits + 1)).named("magnitude")
    let nextFast = average(fast, magnitude, shift: specification.fastShift).named("next_fast")
    let nextSlow = average(slow, magnitude, shift: specification.slowShift).named("next_slow")
    let floor = Literal(
      specification.floor << ChangeDetectorSpecification.fractionBits, signed: bits + 9)
    let isGreat =
      nextFast.extended(to: bits + 9) > floor
      && nextFast.extended(to: bits + 9)
        > (nextSlow.extended(to: bits + 9) << specification.ratioShift)
    changed <== update && held == specification.holdOff && isGreat
    when(update) {
      fast <== nextFast
      slow <== nextSlow
      when(held != specification.holdOff) { held <== held &+ 1 }
    }
    when(restart || changed) { held <== 0 }
    when(restart) {
      fast <== 0
      slow <== 0
    }
  }

  /// The average and a part of its distance to a value, rounded down.
  private func average(_ value: Signal, _ next: Signal, shift: Int) -> Signal {
    (value.extended(to: bits + 2) &+ ((next - value) >> shift)).truncated(to: bits + 1)
  }
}
