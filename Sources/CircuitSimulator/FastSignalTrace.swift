import HDL

/// The text of an FST file (GTKWave's Fast Signal Trace): a header, one block of value changes, the
/// widths, and the names.
///
/// The format is that of GTKWave's `fstapi.c`. Names and chains of changes are compressed by LZ4;
/// signals that change alike share one chain.
struct FastSignalTrace {
  /// What stands in the hierarchy, in its order.
  enum Entry {
    case scope(String)
    case upscope
    /// A signal: its name with its range, and its number of bits. They are counted from 0.
    case signal(String, width: Int)
  }

  struct Change {
    /// In the file's unit of time, never decreasing.
    var time: Int
    /// The number of the signal, as the entries count it.
    var signal: Int
    var value: BitVector
  }

  let entries: [Entry]
  let changes: [Change]
  /// When the last values end.
  let end: Int

  private enum Block: UInt8 {
    case header = 0
    case geometry = 3
    case hierarchy = 6
    case changes = 8
  }

  private var widths: [Int] {
    entries.compactMap { entry in
      if case .signal(_, let width) = entry { return width }
      return nil
    }
  }

  /// The whole file.
  var bytes: [UInt8] {
    var file = ByteWriter()
    for (block, content) in [
      (Block.header, header), (.changes, changeBlock), (.geometry, geometry),
      (.hierarchy, hierarchy),
    ] {
      file.byte(block.rawValue)
      // The length counts itself.
      file.fixed(content.count + 8)
      file.append(content)
    }
    return file.bytes
  }

  private var header: [UInt8] {
    let scopes = entries.count { entry in
      if case .scope = entry { return true }
      return false
    }
    var writer = ByteWriter()
    writer.fixed(changes.first?.time ?? 0)
    writer.fixed(end)
    // Says in which order the bytes of real numbers stand; there are none.
    writer.append([0x69, 0x57, 0x14, 0x8b, 0x0a, 0xbf, 0x05, 0x40])
    writer.fixed(0)
    writer.fixed(scopes)
    writer.fixed(widths.count)
    writer.fixed(widths.count)
    writer.fixed(1)
    // A unit of time is 10 to the power of -9 seconds.
    writer.byte(UInt8(bitPattern: -9))
    writer.text("Memweave", width: 128)
    writer.text("", width: 119)
    writer.byte(0)
    writer.fixed(0)
    return writer.bytes
  }

  private var geometry: [UInt8] {
    var data = ByteWriter()
    for width in widths { data.variable(width) }
    var writer = ByteWriter()
    writer.fixed(data.count)
    writer.fixed(widths.count)
    writer.append(data.bytes)
    return writer.bytes
  }

  private var hierarchy: [UInt8] {
    let (scope, upscope, wire): (UInt8, UInt8, UInt8) = (254, 255, 16)
    var data = ByteWriter()
    for entry in entries {
      switch entry {
      case .scope(let name):
        data.append([scope, 0])
        data.text(name)
        data.text("")
      case .upscope: data.byte(upscope)
      case .signal(let name, let width):
        data.append([wire, 0])
        data.text(name)
        data.variable(width)
        // Not another name of an earlier signal.
        data.variable(0)
      }
    }
    var writer = ByteWriter()
    writer.fixed(data.count)
    writer.append(LZ4Block.compressed(data.bytes))
    return writer.bytes
  }

  private var changeBlock: [UInt8] {
    let (times, chains) = timesAndChains
    let frame = [UInt8](repeating: UInt8(ascii: "x"), count: widths.reduce(0, +))
    var writer = ByteWriter()
    writer.fixed(times.first ?? 0)
    writer.fixed(end)
    // What a reader needs to hold all chains at once.
    writer.fixed(chains.reduce(0) { $0 + $1.count })
    writer.variable(frame.count)
    writer.variable(frame.count)
    writer.variable(widths.count)
    writer.append(frame)
    writer.variable(widths.count)
    appendChains(chains, to: &writer)
    appendTimes(times, to: &writer)
    return writer.bytes
  }

  /// The moments at which anything changes, and for each signal its changes: how many moments after
  /// the one before, and the value.
  private var timesAndChains: (times: [Int], chains: [[UInt8]]) {
    var times: [Int] = []
    var chains = widths.map { _ in ByteWriter() }
    var last = widths.map { _ in 0 }
    for change in changes {
      if times.last != change.time { times.append(change.time) }
      let moment = times.count - 1
      let distance = moment - last[change.signal]
      last[change.signal] = moment
      Self.append(change.value, after: distance, to: &chains[change.signal])
    }
    if let latest = times.last, latest < end { times.append(end) }
    return (times, chains.map(\.bytes))
  }

  private static func append(_ value: BitVector, after distance: Int, to chain: inout ByteWriter) {
    guard value.width > 1 else {
      chain.variable(distance << 2 | (value.isZero ? 0 : 2))
      return
    }
    chain.variable(distance << 1)
    // The most significant bit first, in the highest bit of the first byte.
    var byte: UInt8 = 0
    for position in 0..<value.width {
      let bit: UInt8 = value.bit(at: value.width - 1 - position) ? 1 : 0
      byte |= bit << UInt8(7 - position % 8)
      if position % 8 == 7 || position == value.width - 1 {
        chain.byte(byte)
        byte = 0
      }
    }
  }

  /// The chains, each compressed where that makes it shorter, and a table of where they begin.
  private func appendChains(_ chains: [[UInt8]], to writer: inout ByteWriter) {
    var data = ByteWriter()
    data.byte(UInt8(ascii: "4"))
    var table = ByteWriter()
    var known: [[UInt8]: Int] = [:]
    var position = 0
    for (signal, chain) in chains.enumerated() {
      if chain.isEmpty {
        table.variable(1 << 1)
      } else if let same = known[chain] {
        table.signedVariable(-(same + 1) << 1 | 1)
      } else {
        known[chain] = signal
        table.signedVariable((data.count - position) << 1 | 1)
        position = data.count
        let compressed = LZ4Block.compressed(chain)
        let isShorter = compressed.count < chain.count
        data.variable(isShorter ? chain.count : 0)
        data.append(isShorter ? compressed : chain)
      }
    }
    writer.append(data.bytes)
    writer.append(table.bytes)
    writer.fixed(table.count)
  }

  private func appendTimes(_ times: [Int], to writer: inout ByteWriter) {
    var data = ByteWriter()
    for (earlier, time) in zip([0] + times, times) { data.variable(time - earlier) }
    writer.append(data.bytes)
    writer.fixed(data.count)
    writer.fixed(data.count)
    writer.fixed(times.count)
  }
}
