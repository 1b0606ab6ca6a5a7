import HDL

let roundingRandomPage = Page(
  "rounding-random", { try Circuit(elaborating: Mistake.Rounder()) },
  { try Circuit(elaborating: Mend.Rounder()) })

private enum Mistake {
  final class Rounder: Hardware {
    @Input(8, fraction: 4) var value
    @Input(8) var random
    @Output(8, fraction: 2) var rounded
    var body: Logic {
      rounded <== value.rounded(fraction: 2, random: random).extended(to: 8)
    }
  }
}

private enum Mend {
  final class Rounder: Hardware {
    @Input(8, fraction: 4) var value
    @Input(2) var random
    @Output(8, fraction: 2) var rounded
    var body: Logic {
      rounded <== value.rounded(fraction: 2, random: random).extended(to: 8)
    }
  }
}
