import Memweave

/// A good description with values drawn from all of their ranges, their ends most of all.
struct VariedDescription: CustomStringConvertible {
  private(set) var yaml = "name: varied\n"
  var description: String { yaml }

  private var numbers: SeededNumbers

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
    let slices = pick(1...4)
    let cellBits = pick(1...5)
    let fraction = pick(0...slices * cellBits - 1)
    add("clock: \(pick(["1 kHz", "100 MHz", "5 GHz"]))")
    add("learning:")
    add("  states: \(pick([2, 3, 4, 7, 16, 36, 64, 255, 256, 257, 4096]))")
    add("  actions: \(pick(2...16))")
    add("  fraction-bits: \(fraction)")
    add("  error-fraction-bits: \(fraction + pick(0...16))")
    add("  rounding: \(pick(["stochastic", "nearest"]))")
    add("  greedy: \(pick(["winner-take-all", "digital-maximum"]))")
    add("  discount: \(pick([0, 0.5, 1]))")
    add("  exploration: \(pick([0, 0.1, 1]))")
    add("  constant-rate: \(pick([0, 0.1, 1]))")
    add("crossbar:")
    add("  slices: \(slices)")
    add("  cell-bits: \(cellBits)")
    add("  wordline-bits: \(pick(1...8))")
    add("  read-noise: \(pick([0, 0.001, 0.5]))")
    addConverters(cellBits: cellBits)
    addLearningRate()
  }

  private mutating func addConverters(cellBits: Int) {
    let bits = pick(max(4, cellBits)...16)
    add("converter:")
    add("  bits: \(bits)")
    add("  settle-cycles: \(pick([1, 2, 255]))")
    if bits > cellBits + 5 { add("  offset: \(pick(["0 A", "-20 nA", "20 nA"]))") }
    add("program-verify:")
    add("  amplitude-bits: \(pick(1...8))")
    add("  set: {step: 0.4 V}")
    add("  reset: {step: 0.4 V}")
    add("  tolerance: \(pick(1...max(1, (1 << (bits - cellBits)) / 2)))")
    add("  pulse-limit: \(pick([1, 2, 3, 96, 1023]))")
    add("  pulse-cycles: \(pick([1, 2, 255]))")
    add("sense-amplifiers:")
    add("  settle-cycles: \(pick([1, 2, 255]))")
  }

  private mutating func addLearningRate() {
    add("learning-rate:")
    add("  mapping: \(pick(["literal", "normalised"]))")
    add("  full-scale: \(pick([0, 0.981, 1]))")
    add("  amplitude-bits: \(pick(2...8))")
    add("  amplitude-step: 900 mV")
    add("  drive-cycles: \(pick([1, 4, 255]))")
    add("  gap-cycles: \(pick([1, 2, 255]))")
    add("  hold-cycles: \(pick([1, 4, 255]))")
    add("  tick: \(pick(["0 s", "1 ms", "1000 s"]))")
    add("  converter: {bits: \(pick(4...16)), settle-cycles: \(pick([1, 255]))}")
    add("  device: {plateaus: \(pick([1, 2, 40, 1000]))}")
  }

  private mutating func add(_ line: String) { yaml += line + "\n" }

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: range.lowerBound
    case 1: range.upperBound
    default: Int.random(in: range, using: &numbers)
    }
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &numbers)]
  }
}
