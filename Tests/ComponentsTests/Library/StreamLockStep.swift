import CircuitSimulator
import HDL
import Reference
import Testing

@testable import Components

/// What a golden model says of the two ends of a stream.
protocol StreamModel {
  func isReady(whileTaken isTaken: Bool) -> Bool
  func offer(whileComing coming: [Bool]?) -> [Bool]?
  mutating func cycle(coming: [Bool]?, isTaken: Bool)
}

extension StreamQueueReference: StreamModel where Word == [Bool] {
  func isReady(whileTaken isTaken: Bool) -> Bool { isReady }
}

extension WidthConverterReference: StreamModel {
  func offer(whileComing coming: [Bool]?) -> [Bool]? { offer }
}

/// A component between two streams beside its golden model, with stops at random on both sides:
/// everything at both ends is compared in every cycle.
struct StreamLockStep {
  private let simulation: Simulation
  private let inputWidth: Int
  private let outputWidth: Int

  /// Widths of a word in bits.
  init(_ hardware: any Hardware, _ inputWidth: Int, _ outputWidth: Int) throws {
    simulation = try Simulation(Circuit(elaborating: hardware))
    self.inputWidth = inputWidth
    self.outputWidth = outputWidth
  }

  /// - Parameters:
  ///   - words: how many have to leave for the run to say anything.
  ///   - further: compared in every cycle too.
  func run<Model: StreamModel>(
    beside start: Model, atLeast words: Int,
    further: (Simulation, Model) throws -> Void = { _, _ in }
  ) throws {
    var model = start
    var numbers = SeededNumbers(UInt64(inputWidth * 1000 + outputWidth))
    var coming: [Bool]?
    var (taken, left) = (0, 0)
    for cycle in 0..<words * 20 where left < words {
      // In turns, the one end or the other is the slower, so that it is full and empty at times.
      let isFast = cycle / 40 % 2 == 0
      if coming == nil, !numbers.once(in: isFast ? 6 : 2) { coming = numbers.bits(inputWidth) }
      let isTaken = !numbers.once(in: isFast ? 2 : 6)
      try simulation.poke("input_valid", isHigh: coming != nil)
      try simulation.poke("input_data", bits: coming ?? numbers.bits(inputWidth))
      try simulation.poke("output_ready", isHigh: isTaken)
      let isReady = model.isReady(whileTaken: isTaken)
      let offer = model.offer(whileComing: coming)
      try #require(simulation.isHigh("input_ready") == isReady, "cycle \(cycle)")
      try #require(simulation.isHigh("output_valid") == (offer != nil), "cycle \(cycle)")
      if let offer { try #require(simulation.bits("output_data") == offer, "cycle \(cycle)") }
      try further(simulation, model)
      model.cycle(coming: coming, isTaken: isTaken)
      try simulation.step()
      if isReady, coming != nil {
        coming = nil
        taken += 1
      }
      left += isTaken && offer != nil ? 1 : 0
    }
    #expect(left >= words)
    #expect(taken * inputWidth >= left * outputWidth)
  }
}
