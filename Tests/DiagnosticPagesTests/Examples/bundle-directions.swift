import HDL

let bundleDirectionsPage = Page(
  "bundle-directions", { try Circuit(elaborating: Mistake.Relay()) },
  { try Circuit(elaborating: Mend.Relay()) })

private enum Mistake {
  struct Word: HardwareBundle {
    @Output(8) var data
    @Output var valid
    @Input var ready
  }
  final class Relay: Hardware {
    @FlippedPorts var input = Word()
    @Ports var output = Word()
    var body: Logic { output <== input }
  }
}

private enum Mend {
  struct Word: HardwareBundle {
    @Output(8) var data
    @Output var valid
    @Input var ready
  }
  final class Relay: Hardware {
    @FlippedPorts var input = Word()
    @Ports var output = Word()
    var body: Logic { input <==> output }
  }
}
