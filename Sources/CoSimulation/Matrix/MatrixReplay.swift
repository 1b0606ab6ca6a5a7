import RegisterMaps

/// Replays a recording on the pins of a matrix engine that is driven from Swift, as the benches of `sim/` do it on
/// theirs: word by word, cycle by cycle.
struct MatrixReplay<Pins: BusPins> {
  private let pins: Pins
  private let seed: UInt32
  private(set) var run = MatrixHardwareRun()
  /// The benches hold the reset for two cycles.
  private var cycle = 2
  private var accepted = 0
  private var limit = 1000
  /// Outputs that were compared.
  private var compared = 0
  private var errors = 0

  /// - Parameters:
  ///   - pins: of an engine out of reset.
  ///   - seed: the seed of its macros.
  init(_ pins: Pins, seed: UInt32) {
    self.pins = pins
    self.seed = seed
  }

  /// Plays the recording to its end, or until too much differs.
  ///
  /// - Throws: what is wrong with the use of the pins, not what the engine does.
  mutating func play(_ recording: MatrixRecording) throws {
    try pins.set("output_ready", 1)
    for line in recording.text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let word = words.first, !hasEnded else { break }
      try obey(word, words.dropFirst().compactMap { Int($0) })
    }
    run.cycles = errors == 0 ? cycle : nil
  }

  private static var mostErrors: Int { 20 }
  private var hasEnded: Bool { errors > Self.mostErrors }

  private mutating func obey(_ word: Substring, _ numbers: [Int]) throws {
    switch word {
    case "seed": check("+memweave_seed", Int(seed), numbers[0])
    case "limit": limit = numbers[0]
    case "clear":
      let waited = try wait("the reports are not cleared") { try $0.get("program_ready") == 1 }
      check("cycles of the clearing", waited, numbers[0])
    case "tune":
      try strobe("calibrate")
      let waited = try wait("the calibration does not end") { try $0.get("calibrating") == 0 }
      check("cycles of the calibration", waited, numbers[0])
    case "verify": try strobe("program_start")
    case "cell": try writeCell(numbers)
    case "give": try give(numbers[0])
    case "take": try take(numbers[0], latency: numbers[1])
    default: fail("an unknown word in the recording: \(word)")
    }
  }

  private mutating func writeCell(_ numbers: [Int]) throws {
    let pinNames = ["layer", "tile", "row", "column", "level"]
    for (name, number) in zip(pinNames, numbers) {
      try pins.set("program_\(name)", UInt64(number))
    }
    if numbers[5] == 1 { try pins.set("program_last", 1) }
    try strobe("program_valid")
    if numbers[5] == 1 { try pins.set("program_last", 0) }
    let waited = try wait("the programming does not end") { try $0.get("program_ready") == 1 }
    check("cycles of the programming", waited, numbers[6])
  }

  private mutating func give(_ value: Int) throws {
    try pins.set("input_data", UInt64(value))
    try pins.set("input_valid", 1)
    _ = try wait("input_ready_o stayed 0") { try $0.get("input_ready") == 1 }
    accepted = cycle
    run.inputs.append(MatrixHardwareRun.Transfer(value: UInt64(value), cycle: cycle))
    try step()
    try pins.set("input_valid", 0)
  }

  private mutating func take(_ value: Int, latency: Int) throws {
    let wanted = compared
    var waited = 0
    while run.outputs.count <= wanted {
      guard waited <= limit else { return end("output_valid_o stayed 0") }
      try step()
      waited += 1
    }
    let found = run.outputs[wanted]
    check("output", Int(truncatingIfNeeded: found.value), value)
    if latency != 0 { check("cycles to the first output", found.cycle - accepted, latency) }
    compared += 1
  }

  private mutating func strobe(_ pin: String) throws {
    try pins.set(pin, 1)
    try step()
    try pins.set(pin, 0)
  }

  /// Lets cycles pass until something holds, and counts them.
  private mutating func wait(_ failure: String, until holds: (Pins) throws -> Bool) throws -> Int {
    var waited = 0
    while try !holds(pins) {
      guard waited <= limit else {
        end(failure)
        break
      }
      try step()
      waited += 1
    }
    return waited
  }

  private mutating func step() throws {
    if try pins.get("output_valid") == 1 {
      run.outputs.append(
        MatrixHardwareRun.Transfer(value: try pins.get("output_data"), cycle: cycle))
    }
    try pins.step()
    cycle += 1
  }

  private mutating func check(_ what: String, _ found: Int, _ wanted: Int) {
    guard found != wanted, !hasEnded else { return }
    fail("\(what)\n  expected \(wanted), found \(found)")
  }

  private mutating func fail(_ what: String) {
    errors += 1
    run.words += "cycle \(cycle), after \(compared) outputs: \(what)\n"
  }

  /// Fails, and does nothing more.
  private mutating func end(_ what: String) {
    fail(what)
    errors = Self.mostErrors + 1
  }
}
