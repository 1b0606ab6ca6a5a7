import HDL

let missingResetPage = Page(
  "missing-reset", { try Circuit(elaborating: Mistake.Blinker()) },
  { try Circuit(elaborating: Mend.Blinker()) })

private enum Mistake {
  final class Blinker: Hardware {
    @Output var light
    @Register(8, reset: nil) var count
    var body: Logic {
      light <== 0
      count <== count &+ 1
      when(count == 0) { light <== 1 }
    }
  }
}

private enum Mend {
  final class Blinker: Hardware {
    @Output var light
    @Register(8, reset: 0) var count
    var body: Logic {
      light <== 0
      count <== count &+ 1
      when(count == 0) { light <== 1 }
    }
  }
}
