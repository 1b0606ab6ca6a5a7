import Testing

@testable import CoSimulation

/// Many models, many instances and many threads in one process.
@Suite struct ThreadTests {
  @Test func manyModelsRunBesideEachOther() async throws {
    let bench = Bench()
    var steps: [ModelDescription] = []
    for step in 1...3 {
      var description = Designs.counter
      description.sources = [
        ModelSource(
          name: "rtl/counter.sv",
          text: Designs.counterText.replacing("count_o + 8'd1", with: "count_o + 8'd\(step)"))
      ]
      steps.append(description)
    }
    let builder = bench.builder
    let counts = try await withThrowingTaskGroup(of: (Int, UInt64).self) { group in
      for (index, description) in steps.enumerated() {
        for _ in 0..<6 {
          group.addTask {
            let model = try builder.load(description).library.makeInstance()
            try model.reset()
            try model.poke("enable_i", 1)
            for _ in 0..<2_000 {
              try model.step()
              // An instance may go on on another thread.
              if model.cycle % 500 == 0 { await Task.yield() }
            }
            return (index + 1, try model.peek("count_o"))
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.count == 18)
    for (step, count) in counts { #expect(count == UInt64(2_000 * step % 256)) }
  }
}
