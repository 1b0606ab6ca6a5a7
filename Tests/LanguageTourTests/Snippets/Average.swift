import HDL

/// The average of four samples, rounded to nearest.
final class Average: Hardware {
  @Inputs(count: 4, width: 8) var samples
  @Output(8) var average

  var body: Logic {
    let sum = (samples[0] + samples[1]) + (samples[2] + samples[3])  // 10 bits: sums grow
    let rounded = (sum + 2).named("rounded")  // 11 bits
    average <== (rounded >> 2).truncated(to: 8)
  }
}
