import HDL

/// Counts the cycles in which it is enabled.
final class Counter: Hardware {
  @Input("counts in this cycle") var enable
  @Input("back to zero") var clear
  @Output(8) var count
  @Register(8, reset: 0) var value

  var documentation: String { "Counts enabled cycles." }

  var body: Logic {
    count <== value
    when(clear) { value <== 0 }
      .elsewhen(enable) { value <== value &+ 1 }
  }
}
