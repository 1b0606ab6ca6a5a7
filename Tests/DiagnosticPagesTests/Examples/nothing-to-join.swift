import HDL

let nothingToJoinPage = Page(
  "nothing-to-join", { try Circuit(elaborating: Mistake.Joiner()) },
  { try Circuit(elaborating: Mend.Joiner()) })

private enum Mistake {
  final class Joiner: Hardware {
    @Inputs(count: 4, width: 2) var parts
    @Output(8) var word
    var body: Logic { word <== cat(parts.filter { $0.width == 8 }) }
  }
}

private enum Mend {
  final class Joiner: Hardware {
    @Inputs(count: 4, width: 2) var parts
    @Output(8) var word
    var body: Logic { word <== cat(parts.filter { $0.width == 2 }) }
  }
}
