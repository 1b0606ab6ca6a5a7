/// Why an accelerator does not go on: the handshake it is stuck in, the others, its last strobe.
struct Stall {
  private static let handshakes: [(name: String, valid: String, ready: String)] = [
    ("observation", "observation_valid_i", "observation_ready_o"),
    ("action", "action_valid_o", "action_ready_i"),
    ("write address", "axi_awvalid_i", "axi_awready_o"),
    ("write data", "axi_wvalid_i", "axi_wready_o"),
    ("write response", "axi_bvalid_o", "axi_bready_i"),
    ("read address", "axi_arvalid_i", "axi_arready_o"),
    ("read data", "axi_rvalid_o", "axi_rready_i"),
  ]

  let port: String
  let cycles: Int
  /// Such as `observation: valid 1, ready 0`: the handshake of `port`, and those that are asked for
  /// and not answered.
  let handshakes: [String]
  /// Such as `trace_pulse_valid_o in cycle 812, 1000 cycles before`.
  let lastStrobe: String?

  /// Looks at an instance that waited for `port` in vain. Takes its records.
  init(_ port: String, cycles: Int, instance: ModelInstance) throws(ModelFailure) {
    self.port = port
    self.cycles = cycles
    var handshakes: [String] = []
    for handshake in Self.handshakes {
      let valid = try instance.value(ofPort: handshake.valid)
      let ready = try instance.value(ofPort: handshake.ready)
      let isWaitedFor = [handshake.valid, handshake.ready].contains(port)
      if isWaitedFor || (valid == 1 && ready == 0) {
        handshakes.append("\(handshake.name): valid \(valid), ready \(ready)")
      }
    }
    self.handshakes = handshakes
    lastStrobe = instance.takeRecords().last.map { record in
      "\(instance.library.description.recorders[record.recorder].valid) in cycle \(record.cycle), "
        + "\(instance.cycle - record.cycle) cycles before"
    }
  }

  /// On one line, for a comparison.
  var failure: ModelFailure {
    ModelFailure(
      .timeout(cycles: cycles), "handshake-stuck",
      "no answer within \(cycles) cycles: \(port) stayed 0; "
        + (handshakes.isEmpty ? "" : handshakes.joined(separator: "; ") + "; ")
        + "last strobe: \(lastStrobe ?? "none since the last transaction")")
  }
}

extension ModelInstance {
  /// Clocks until the port is 1, at most so many times; whether it is.
  func run(upTo cycles: Int, until port: OutputHandle) throws(ModelFailure) -> Bool {
    do {
      try run(until: port, limit: cycles)
      return true
    } catch {
      guard case .timeout = error.reason else { throw error }
      return false
    }
  }

  /// Clocks until the port is 1, and returns how often it was clocked.
  ///
  /// - Throws: `ModelFailure` that says which handshake is stuck, when `limit` cycles were not
  ///   enough.
  @discardableResult
  func await(_ port: OutputHandle, limit: Int) throws(ModelFailure) -> Int {
    do {
      return try run(until: port, limit: limit)
    } catch {
      guard case .timeout(let cycles) = error.reason else { throw error }
      throw try Stall(port.name, cycles: cycles, instance: self).failure
    }
  }
}
