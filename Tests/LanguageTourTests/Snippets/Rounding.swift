import HDL

/// A number with four bits of fraction becomes an integer in four ways.
final class Rounding: Hardware {
  @Input(signed: 10, fraction: 4) var value
  @Input(4, "uniform, new in every cycle") var random
  @Output(signed: 6) var down
  @Output(signed: 7) var nearest
  @Output(signed: 7) var dithered
  @Output(4) var clamped

  var body: Logic {
    down <== value.floored(fraction: 0)
    nearest <== value.rounded(fraction: 0)  // of two equally near, the even one
    dithered <== value.rounded(fraction: 0, random: random)  // right on average
    clamped <== value.floored(fraction: 0).saturated(toUnsigned: 4)
  }
}
