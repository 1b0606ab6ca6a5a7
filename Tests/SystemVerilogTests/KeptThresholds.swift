import HDL

/// Counts what lies beyond its threshold, up to a limit, from an offset on.
final class ThresholdCounter: Hardware {
  @Input(signed: 8) var sample
  @Output(10) var count
  @Output var isFull
  @KeptParameter(-3, signed: 8, "samples below do not count") var threshold
  @KeptParameter(200, width: 8) var limit
  @KeptParameter(0, width: 4, "never read in one bit") var spare
  @Register(8) var events

  init() {}
  init(threshold: Int, limit: Signal) {
    _threshold.override(threshold)
    _limit.override(limit)
  }

  var body: Logic {
    let isFull = events == limit
    self.isFull <== isFull
    count <== events.extended(to: 10) &+ cat(limit[3...0], spare[1...0]).extended(to: 10)
    when(sample > threshold && !isFull) { events <== events &+ 1 }
  }
}

/// Three counters of one module: of its defaults, of numbers, and of a parameter handed on.
final class Thresholds: Hardware {
  @Input(signed: 8) var sample
  @Outputs(count: 3, width: 10) var counts
  @Outputs(count: 3) var areFull
  @KeptParameter(9, width: 8) var small
  @Instances var counters: [ThresholdCounter]

  init() {
    _counters = Instances([
      ThresholdCounter(), ThresholdCounter(threshold: 50, limit: 20),
      ThresholdCounter(threshold: -128, limit: _small.wrappedValue),
    ])
  }

  var body: Logic {
    for (index, counter) in counters.enumerated() {
      counter.sample <== sample
      counts[index] <== counter.count
      areFull[index] <== counter.isFull
    }
  }
}
