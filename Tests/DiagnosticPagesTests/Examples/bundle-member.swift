import HDL

let bundleMemberPage = Page(
  "bundle-member", { try Circuit(elaborating: Mistake.Source()) },
  { try Circuit(elaborating: Mend.Source()) })

private enum Mistake {
  struct Word: HardwareBundle {
    @Output(8) var data
    @Register(8) var last
  }
  final class Source: Hardware {
    @Ports var output = Word()
    var body: Logic { output.data <== output.last }
  }
}

private enum Mend {
  struct Word: HardwareBundle { @Output(8) var data }
  final class Source: Hardware {
    @Ports var output = Word()
    @Register(8) var last
    var body: Logic {
      last <== last &+ 1
      output.data <== last
    }
  }
}
