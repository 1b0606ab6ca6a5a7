import HDL

/// A 32-bit LFSR that feeds a FIFO of 16 words, and counters of what goes in and out: as `amaranth_bench.py` has it.
final class Busy: Hardware {
  @Input var enable
  @Output(32) var head
  @Output(32) var total
  @Register(32, reset: 1) var lfsr
  @Register(32, reset: 0) var written
  @Register(32, reset: 0) var taken
  @Memory(depth: 16, width: 32) var words
  @Register(4, reset: 0) var front
  @Register(4, reset: 0) var back
  @Register(5, reset: 0) var level
  @Wire var pushes
  @Wire var pops

  var body: Logic {
    pushes <== (enable && level != 16)
    pops <== (lfsr[3] && level != 0)
    head <== words[front]
    total <== written &- taken
    when(enable) {
      lfsr <== cat(lfsr[30...0], lfsr[31] ^ lfsr[21] ^ lfsr[1] ^ lfsr[0])
    }
    when(pushes) {
      words[back] <== lfsr
      back <== back &+ 1
      written <== written &+ 1
    }
    when(pops) {
      front <== front &+ 1
      taken <== taken &+ 1
    }
    when(pushes && !pops) {
      level <== level &+ 1
    }.elsewhen(pops && !pushes) {
      level <== level &- 1
    }
  }
}

/// Accumulates what its left neighbour hands on.
final class Tile: Hardware {
  @Input(4) var left
  @Output(4) var right
  @Register(4, reset: 0) var value
  var body: Logic {
    right <== value
    value <== left &+ 1
  }
}

/// A row of tiles. Of 10,000 the vectors between them stay below the 65,536 bits that all tools take, so that the row
/// is one loop in the text.
final class Row: Hardware {
  @Input(4) var first
  @Output(4) var last
  @Instances var tiles: [Tile]
  init(count: Int) { _tiles = Instances((0..<count).map { _ in Tile() }) }
  var body: Logic {
    tiles[0].left <== first
    for index in 1..<tiles.count { tiles[index].left <== tiles[index - 1].right }
    last <== tiles[tiles.count - 1].right
  }
}

/// As many registers in one module, each with a flag beside it and a wire before it.
final class Flat: Hardware {
  @Input(8) var first
  @Output(8) var last
  @Wires(count: 0, width: 8) var sums: SignalArray
  @Registers(count: 0, width: 8) var values: SignalArray
  @Registers(count: 0) var flags: SignalArray
  init(count: Int) {
    _sums = Wires(count: count, width: 8)
    _values = Registers(count: count, width: 8)
    _flags = Registers(count: count)
  }
  var body: Logic {
    for index in sums.indices {
      sums[index] <== (index == 0 ? first : sums[index - 1]) ^ values[index]
      when(sums[index] != 0) {
        values[index] <== sums[index]
        flags[index] <== !flags[index]
      }
    }
    last <== mux(flags[flags.count - 1], sums[sums.count - 1], 0)
  }
}
