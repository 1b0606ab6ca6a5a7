import HDL

let memoryContentsPage = Page(
  "memory-contents", { try Circuit(elaborating: Mistake.Lookup()) },
  { try Circuit(elaborating: Mend.Lookup()) })

private enum Mistake {
  final class Lookup: Hardware {
    @Input(2) var index
    @Output(8) var entry
    @Memory(depth: 4, width: 8, contents: [1, 3, 9, 27, 81]) var powers
    var body: Logic { entry <== powers[index] }
  }
}

private enum Mend {
  final class Lookup: Hardware {
    @Input(2) var index
    @Output(8) var entry
    @Memory(depth: 4, width: 8, contents: [1, 3, 9, 27]) var powers
    var body: Logic { entry <== powers[index] }
  }
}
