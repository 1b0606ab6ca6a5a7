import HDL

let bundleTooDeepPage = Page(
  "bundle-too-deep", { try Circuit(elaborating: Mistake.Relay()) },
  { try Circuit(elaborating: Mend.Relay()) })

private enum Mistake {
  struct Chain: HardwareBundle {
    @Field(2) var value
    let rest: [Chain]
    init(_ length: Int) { rest = length > 1 ? [Chain(length - 1)] : [] }
  }
  final class Relay: Hardware {
    @FlippedPorts var input = Chain(40)
    @Ports var output = Chain(40)
    var body: Logic { output <== input }
  }
}

private enum Mend {
  struct Chain: HardwareBundle {
    @Field(2) var value
    let rest: [Chain]
    init(_ length: Int) { rest = length > 1 ? [Chain(length - 1)] : [] }
  }
  final class Relay: Hardware {
    @FlippedPorts var input = Chain(4)
    @Ports var output = Chain(4)
    var body: Logic { output <== input }
  }
}
