import HDL

let sourceNotAnInputPage = Page(
  "source-not-an-input", { try Circuit(elaborating: Mistake.Receiver()) },
  { try Circuit(elaborating: Mend.Receiver()) })

private enum Mistake {
  final class Receiver: Hardware {
    @Input var line
    @Output(from: .asynchronous) var copy
    var body: Logic { copy <== line }
  }
}

private enum Mend {
  final class Receiver: Hardware {
    @Input(from: .asynchronous) var line
    @Output var copy
    var body: Logic { copy <== line }
  }
}
