import HDL

let drivenTwicePage = Page(
  "driven-twice", { try Circuit(elaborating: Mistake.Merger()) },
  { try Circuit(elaborating: Mend.Merger()) })

private enum Mistake {
  final class Merger: Hardware {
    @Input(4) var left
    @Input(4) var right
    @Output(4) var result
    var body: Logic {
      result <== left
      result <== right
    }
  }
}

private enum Mend {
  final class Merger: Hardware {
    @Input(4) var left
    @Input(4) var right
    @Output(4) var result
    var body: Logic { result <== left | right }
  }
}
