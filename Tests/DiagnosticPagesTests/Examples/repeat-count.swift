import HDL

let repeatCountPage = Page(
  "repeat-count", { try Circuit(elaborating: Mistake.Filler()) },
  { try Circuit(elaborating: Mend.Filler()) })

private enum Mistake {
  final class Filler: Hardware {
    @Input(8) var value
    @Output(8) var word
    let width = 8
    var body: Logic { word <== cat(value[7].repeated(width - value.width), value) }
  }
}

private enum Mend {
  final class Filler: Hardware {
    @Input(8) var value
    @Output(8) var word
    let width = 8
    var body: Logic { word <== value.extended(to: width) }
  }
}
