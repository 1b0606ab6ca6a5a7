import HDL

let bundleMemberMissingPage = Page(
  "bundle-member-missing", { try Circuit(elaborating: Mistake.Relay()) },
  { try Circuit(elaborating: Mend.Relay()) })

private enum Mistake {
  struct Short: HardwareBundle { @Output(8) var data }
  struct Long: HardwareBundle {
    @Output(8) var data
    @Output var last
  }
  final class Relay: Hardware {
    @FlippedPorts var input = Short()
    @Ports var output = Long()
    var body: Logic { output <== input }
  }
}

private enum Mend {
  struct Short: HardwareBundle { @Output(8) var data }
  struct Long: HardwareBundle {
    @Output(8) var data
    @Output var last
  }
  final class Relay: Hardware {
    @FlippedPorts var input = Short()
    @Ports var output = Long()
    var body: Logic {
      output.data <== input.data
      output.last <== 0
    }
  }
}
