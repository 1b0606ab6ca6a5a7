import HDL

/// Bytes in a row: data and valid go along, ready comes back.
struct ByteStream: HardwareBundle {
  @Output(8) var data
  @Output var valid
  @Input var ready

  var moves: Signal { valid && ready }
}

/// Inverts every byte that passes; holds one.
final class Inverter: Hardware {
  @FlippedPorts var input = ByteStream()
  @Ports var output = ByteStream()
  @Register(1, reset: 0) var full
  @Register(8, reset: 0) var byte

  var body: Logic {
    input.ready <== !full || output.ready
    output.valid <== full
    output.data <== ~byte
    when(output.ready) { full <== 0 }
    when(input.moves) {
      full <== 1
      byte <== input.data
    }
  }
}
