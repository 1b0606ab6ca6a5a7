import HDL

let binaryPointMismatchPage = Page(
  "binary-point-mismatch", { try Circuit(elaborating: Mistake.Mixer()) },
  { try Circuit(elaborating: Mend.Mixer()) })

private enum Mistake {
  final class Mixer: Hardware {
    @Input(signed: 8, fraction: 4) var left
    @Input(signed: 8, fraction: 6) var right
    @Output(signed: 9, fraction: 4) var sum
    var body: Logic { sum <== left + right }
  }
}

private enum Mend {
  final class Mixer: Hardware {
    @Input(signed: 8, fraction: 4) var left
    @Input(signed: 8, fraction: 6) var right
    @Output(signed: 9, fraction: 4) var sum
    var body: Logic { sum <== left + right.floored(fraction: 4).extended(to: 8) }
  }
}
