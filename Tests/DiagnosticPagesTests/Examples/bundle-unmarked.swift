import HDL

let bundleUnmarkedPage = Page(
  "bundle-unmarked", { try Circuit(elaborating: Mistake.Meter()) },
  { try Circuit(elaborating: Mend.Meter()) })

private enum Mistake {
  struct Pixel: HardwareBundle {
    @Field(5) var red
    @Field(6) var green
  }
  final class Meter: Hardware {
    let input = Pixel()
    @Output var isRed
    var body: Logic { isRed <== input.red > 16 }
  }
}

private enum Mend {
  struct Pixel: HardwareBundle {
    @Field(5) var red
    @Field(6) var green
  }
  final class Meter: Hardware {
    @FlippedPorts var input = Pixel()
    @Output var isRed
    var body: Logic { isRed <== (input.red > 16 && input.green < 8) }
  }
}
