import HDL

let drivesParameterPage = Page(
  "drives-parameter", { try Circuit(elaborating: Mistake.Timer()) },
  { try Circuit(elaborating: Mend.Timer()) })

private enum Mistake {
  final class Timer: Hardware {
    @Input(8) var length
    @Output var over
    @KeptParameter(100, width: 8) var limit
    @Register(8) var count
    var body: Logic {
      limit <== length
      count <== count &+ 1
      over <== (count == limit)
    }
  }
}

private enum Mend {
  final class Timer: Hardware {
    @Input(8) var length
    @Output var over
    @Register(8) var limit
    @Register(8) var count
    var body: Logic {
      limit <== length
      count <== count &+ 1
      over <== (count == limit)
    }
  }
}
