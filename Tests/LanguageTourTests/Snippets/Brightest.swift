import HDL

struct Pixel: HardwareBundle {
  @Field(5) var red
  @Field(6) var green
  @Field(5) var blue

  var brightness: Signal { red + green + blue }
}

/// Keeps the brightest pixel of all it was shown, and reads one of two by number.
final class Brightest: Hardware {
  @Input var number
  @FlippedPorts var pixels = [Pixel(), Pixel()]
  @Ports var chosen = Pixel()
  @Ports var brightest = Pixel()
  @RegisterBundle(reset: [\.green: 1]) var best = Pixel()

  var body: Logic {
    chosen <== pixels[number]
    brightest <== best
    when(chosen.brightness > best.brightness) { best <== chosen }
  }
}
