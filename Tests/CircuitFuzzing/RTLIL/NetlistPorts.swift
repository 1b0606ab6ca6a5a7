import HDL

/// Memories with ports: what each port reads and writes at a clock edge.
extension NetlistModule {
  /// The values after the accesses of all ports, which read the words as they were at the start.
  mutating func accessed(by values: Values, from start: Values) throws -> Values {
    var values = values
    for memory in module.memories {
      for port in memory.ports {
        guard let address = port.address else { continue }
        if let name = port.word, !port.reads.isEmpty {
          let word = try word(of: memory.name, at: address, width: memory.type.width)
          let held = start[name] ?? word
          values[name] =
            try port.readEnable.map {
              multiplexer(
                try value($0), then: word, otherwise: held, width: memory.type.width)
            } ?? word
        }
        for access in port.writes { try write(access, at: address, of: memory, &values) }
      }
    }
    return values
  }

  private mutating func write(
    _ access: Circuit.Memory.Access, at address: Circuit.Expression, of memory: Circuit.Memory,
    _ values: inout Values
  ) throws {
    guard let written = access.written else { return }
    let width = memory.type.width
    let isEnabled = try access.enable.map { try value($0) } ?? "1'1"
    let whole = try whole(written.value)
    for (key, isChosen) in try words(of: memory.name, at: address) {
      let isWritten = binary("$and", isEnabled, isChosen, widths: (1, 1), 1)
      let (old, _) = try current(key, values)
      var changed = whole
      if let lanes = written.lanes {
        changed = try merged(old, whole, lanes: lanes, width: width)
      }
      values[key] = multiplexer(isWritten, then: changed, otherwise: old, width: width)
    }
  }

  /// `new` in the lanes that are enabled, else `old`.
  private mutating func merged(
    _ old: String, _ new: String, lanes: Circuit.Expression, width: Int
  ) throws -> String {
    let enables = try whole(lanes)
    let laneWidth = width / lanes.type.width
    let parts = (0..<lanes.type.width).reversed().map { lane in
      let bits = "[\((lane + 1) * laneWidth - 1):\(lane * laneWidth)]"
      return multiplexer(
        "\(enables) [\(lane)]", then: "\(new) \(bits)", otherwise: "\(old) \(bits)",
        width: laneWidth)
    }
    return wire(width, for: "{ \(parts.joined(separator: " ")) }")
  }
}
