import HDL

extension ClockDomain {
  /// The port `board_clk_i`, and no reset.
  static let board = ClockDomain("board", reset: .powerUp)
}

/// Lets a light blink from power-up on.
final class Blink: Hardware {
  @Output var light
  @Register(4, reset: 12) var time

  var clockDomain: ClockDomain { .board }

  var body: Logic {
    time <== time &+ 1
    light <== time[3]
  }
}
