import HDL

let bundleResetPage = Page(
  "bundle-reset", { try Circuit(elaborating: Mistake.Buffer()) },
  { try Circuit(elaborating: Mend.Buffer()) })

private enum Mistake {
  struct Pixel: HardwareBundle {
    @Field(5) var red
    @Field(6) var green
  }
  final class Buffer: Hardware {
    @FlippedPorts var input = Pixel()
    @Ports var output = Pixel()
    @RegisterBundle(reset: [\.packed: 3]) var held = Pixel()
    var body: Logic {
      held <== input
      output <== held
    }
  }
}

private enum Mend {
  struct Pixel: HardwareBundle {
    @Field(5) var red
    @Field(6) var green
  }
  final class Buffer: Hardware {
    @FlippedPorts var input = Pixel()
    @Ports var output = Pixel()
    @RegisterBundle(reset: [\.red: 3]) var held = Pixel()
    var body: Logic {
      held <== input
      output <== held
    }
  }
}
