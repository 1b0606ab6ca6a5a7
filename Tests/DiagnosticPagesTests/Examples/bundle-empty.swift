import HDL

let bundleEmptyPage = Page(
  "bundle-empty", { try Circuit(elaborating: Mistake.Source()) },
  { try Circuit(elaborating: Mend.Source()) })

private enum Mistake {
  struct Word: HardwareBundle { let width = 8 }
  final class Source: Hardware {
    @Output var idle
    @Ports var output = Word()
    var body: Logic { idle <== 1 }
  }
}

private enum Mend {
  struct Word: HardwareBundle { @Output(8) var data }
  final class Source: Hardware {
    @Output var idle
    @Ports var output = Word()
    var body: Logic {
      idle <== 1
      output.data <== 0
    }
  }
}
