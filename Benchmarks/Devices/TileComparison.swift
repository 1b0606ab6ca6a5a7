import BenchmarkSupport
import DevicePhysics
import Foundation

/// The pulsed update of a tile of 128 × 128 cells, here and in AIHWKIT: the same numbers, the same
/// device (soft bounds, 375 % of spread a pulse), trains of 31 places, one thread, in one run. Time is
/// that of the processor, which a busy machine does not lengthen.
struct TileComparison {
  static let size = 128
  static let learningRate = 0.01
  static let pairs = 50

  /// The numbers of the columns and of the rows of each update.
  let updates: [(x: [Double], d: [Double])]

  init() {
    let generator = CounterGenerator(seed: 1)
    updates = (0..<UInt64(Self.pairs)).map { update in
      let numbers = (1...2 as ClosedRange<UInt32>).map { stream in
        (0..<UInt32(Self.size)).map {
          2 * generator.uniform(stream: stream, index: $0, draw: update) - 1
        }
      }
      return (numbers[0], numbers[1])
    }
  }

  func report(python: String, script: String) throws {
    let here = try ours()
    let there = try theirs(python: python, script: script)
    func millions(_ updates: Double) -> Double {
      (updates * Double(Self.size * Self.size) / 1e5).rounded() / 10
    }
    print("Pulsed updates of a tile of 128 x 128 cells, trains of 31, on one core:")
    print(
      "  PulsedTile, soft bounds: \(Int(here.rate)) tiles a second, \(millions(here.rate)) million"
        + " cells, \((here.pulses * 100).rounded() / 100) pulses a cell")
    print(
      "  AIHWKIT, soft bounds: \(Int(there.rate)) tiles a second, \(millions(there.rate)) million"
        + " cells")
    print("  ratio: \((here.rate / there.rate * 10).rounded() / 10)")
    print(
      "  mean magnitude of the weights after \(Self.pairs) updates: \(here.mean) and \(there.mean)")
  }

  private func ours() throws -> (rate: Double, pulses: Double, mean: Double) {
    var tile = try PulsedTile(
      StepSynapse.softBounds, rows: Self.size, columns: Self.size, step: 2e-3, seed: 1)
    func run() throws {
      for update in updates {
        try tile.update(x: update.x, d: update.d, learningRate: Self.learningRate)
      }
    }
    try run()
    let cells = Double(Self.size * Self.size)
    let mean = tile.weights.map { abs($0) }.reduce(0, +) / cells
    let shortest =
      try (0..<20).map { _ in
        let start = clock()
        try run()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
      }.min() ?? .infinity
    let pulses = Double(tile.coincidences) / Double(tile.updates) / cells
    return (Double(updates.count) / shortest, pulses, mean)
  }

  private func theirs(python: String, script: String) throws -> (rate: Double, mean: Double) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("memweave-tile-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    let lines = updates.flatMap { [$0.x, $0.d] }
      .map { $0.map { "\($0)" }.joined(separator: " ") + "\n" }
    try lines.joined().write(to: file, atomically: true, encoding: .utf8)
    let output = try OtherProgram.output(
      of: python,
      [script, "\(Self.size)", "\(Self.size)", "\(Self.learningRate)", file.path])
    let numbers = output.split(separator: "\n").last?.split(separator: " ").compactMap {
      Double($0)
    }
    guard let numbers, numbers.count == 2 else {
      throw MissingFigures()
    }
    return (numbers[0], numbers[1])
  }

  struct MissingFigures: Error, CustomStringConvertible {
    var description: String { "AIHWKIT printed no figures" }
  }
}
