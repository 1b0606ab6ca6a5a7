import HDL

let parameterNotKnownPage = Page(
  "parameter-not-known", { try Circuit(elaborating: Mistake.Top()) },
  { try Circuit(elaborating: Mend.Top()) })

private enum Mistake {
  final class Timer: Hardware {
    @Output var over
    @KeptParameter(100, width: 8) var limit
    @Register(8) var count
    init(limit: Signal) { _limit.override(limit) }
    var body: Logic {
      count <== count &+ 1
      over <== (count == limit)
    }
  }
  final class Top: Hardware {
    @Input(8) var length
    @Output var over
    @Output(8) var copy
    @KeptParameter(50, width: 8) var usual
    @Instance var timer: Timer
    init() { _timer = Instance(Timer(limit: _length.wrappedValue)) }
    var body: Logic {
      copy <== length &+ usual
      over <== timer.over
    }
  }
}

private enum Mend {
  final class Timer: Hardware {
    @Output var over
    @KeptParameter(100, width: 8) var limit
    @Register(8) var count
    init(limit: Signal) { _limit.override(limit) }
    var body: Logic {
      count <== count &+ 1
      over <== (count == limit)
    }
  }
  final class Top: Hardware {
    @Input(8) var length
    @Output var over
    @Output(8) var copy
    @KeptParameter(50, width: 8) var usual
    @Instance var timer: Timer
    init() { _timer = Instance(Timer(limit: _usual.wrappedValue)) }
    var body: Logic {
      copy <== length &+ usual
      over <== timer.over
    }
  }
}
