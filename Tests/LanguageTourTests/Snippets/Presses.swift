import HDL

extension ClockDomain {
  /// The ports `pixel_clk_i` and `pixel_rst_ni`.
  static let pixel = ClockDomain("pixel")
}

/// Counts how often a button is pressed, in step with the pixels.
final class Presses: Hardware {
  @Input(from: .asynchronous, "comes when it comes") var button
  @Output(4) var count
  @Register(1, reset: 0, in: .pixel) var last
  @Register(4, reset: 0, in: .pixel) var presses
  @Instance(in: .pixel) var synchronizer = Synchronizer()

  var body: Logic {
    synchronizer.input <== button
    last <== synchronizer.output
    when(synchronizer.output && !last) { presses <== presses &+ 1 }
    count <== presses
  }
}
