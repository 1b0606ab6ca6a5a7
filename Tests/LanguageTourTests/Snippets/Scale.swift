import HDL

/// Multiplies a signal between -1 and 1 by a gain below 2, and saturates.
final class Scale: Hardware {
  @Input(signed: 8, fraction: 7) var signal
  @Input(8, fraction: 7) var gain
  @Output(signed: 8, fraction: 7) var scaled

  var body: Logic {
    let product = (signal * gain).named("product")  // 14 fraction bits
    scaled <== product.floored(fraction: 7).saturated(to: 8)
  }
}
