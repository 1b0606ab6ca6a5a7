import Components
import Testing

@Suite struct GreedyMaximumTests {
  @Test(arguments: [2, 3, 4, 16], [2, 15, 20])
  func theFirstOfTheGreatestIsFound(count: Int, width: Int) throws {
    let bench = try Bench(GreedyMaximum(count: count, width: width))
    let limit = 1 << (width - 1)
    var random = Numbers(8)
    for round in 0..<200 {
      // Every other time from a few numbers, so that some are equal.
      let range = round % 2 == 0 ? -limit..<limit : -2..<2
      let values = (0..<count).map { _ in
        [-limit, limit - 1, Int.random(in: range, using: &random)].randomElement(using: &random)!
      }
      for (index, value) in values.enumerated() { try bench.set(["values_\(index)": value]) }
      #expect(try bench["greatest"] == values.max())
      #expect(try bench["index"] == values.firstIndex(of: values.max()!))
    }
  }
}
