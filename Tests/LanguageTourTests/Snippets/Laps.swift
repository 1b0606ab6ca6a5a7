import HDL

/// Counts the cycles of a lap: the parent begins the count anew, the counter knows nothing of it.
final class Laps: Hardware {
  @Input("a lap begins") var lap
  @Output(8) var count
  @Output(8, "of the lap before") var last
  @Register(8, reset: 0) var length
  @Instance var stopwatch = Stopwatch()

  var body: Logic {
    reset(stopwatch, when: lap)
    when(lap) { length <== stopwatch.count }
    count <== stopwatch.count
    last <== length
  }
}

/// Counts cycles from its reset on.
final class Stopwatch: Hardware {
  @Output(8) var count
  @Register(8, reset: 0) var value

  var body: Logic {
    count <== value
    value <== value &+ 1
  }
}
