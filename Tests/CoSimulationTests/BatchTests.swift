import Testing
import Workloads

@testable import CoSimulation

/// Many cycles in one call.
@Suite struct BatchTests {
  @Test func aBatchDoesWhatItsCyclesDo() throws {
    let bench = Bench()
    let library = try ModelLibrary(bench.builder.build(Designs.adder))
    let inputs = try ["valid_i", "a_i", "b_i", "c_i", "d_i"].map(library.input)
    let outputs = try ["ready_o", "valid_o", "sum_o", "difference_o"].map(library.output)
    var random = SplitMix64(seed: 11)
    let masks = inputs.map { UInt64.mask(width: $0.width) }
    let rows = (0..<200).flatMap { _ in masks.map { random.next() & $0 } }

    let batched = try library.makeInstance()
    try batched.reset()
    let found = try batched.drive(inputs, rows: rows, reading: outputs)

    let single = try library.makeInstance()
    try single.reset()
    var expected: [UInt64] = []
    for row in 0..<200 {
      for (column, input) in inputs.enumerated() {
        try single.poke(input, rows[row * inputs.count + column])
      }
      try single.step()
      for output in outputs { expected.append(try single.peek(output)) }
    }
    #expect(found == expected)
    #expect(Set(found).count > 50)
    #expect(batched.cycle == single.cycle && batched.takeRecords() == single.takeRecords())

    let watched = try library.makeInstance()
    try watched.reset()
    var seen = 0
    watched.watcher = { _ in seen += 1 }
    #expect(try watched.drive(inputs, rows: rows, reading: outputs) == expected)
    #expect(seen == 200)
  }

  @Test func aBatchThatDoesNotFitIsRefusedBeforeItBegins() throws {
    let bench = Bench()
    let model = try bench.instance(of: Designs.counter)
    let enable = try model.library.input("enable_i")
    let count = try model.library.output("count_o")
    #expect(throws: ModelFailure.self) {
      try model.drive([enable], rows: [1, 2], reading: [count])
    }
    #expect(throws: ModelFailure.self) { try model.drive([], rows: [1], reading: [count]) }
    #expect(throws: ModelFailure.self) {
      try model.drive([enable, enable], rows: [1], reading: [count])
    }
    #expect(model.cycle == 0)
    try model.reset()
    #expect(try model.drive([enable], rows: [1, 0, 1], reading: [count]) == [1, 1, 2])
    #expect(try model.drive([enable], rows: [], reading: [count]) == [])
  }
}
