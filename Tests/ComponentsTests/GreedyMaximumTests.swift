import Components
import Testing

@Suite struct GreedyMaximumTests {
  @Test(arguments: 2...16, [2, 3, 15])
  func theFirstOfTheGreatestIsFound(count: Int, width: Int) throws {
    let bench = try Bench(GreedyMaximum(count: count, width: width))
    let limit = 1 << (width - 1)
    var random = Numbers(8)
    for round in 0..<60 {
      // Every other time from the ends of the range only, so that many are equal.
      let values = (0..<count).map { _ in
        let ends = Bool.random(using: &random) ? -limit : limit - 1
        return round % 2 == 0 ? ends : Int.random(in: -limit..<limit, using: &random)
      }
      for (index, value) in values.enumerated() { try bench.set(["values_\(index)": value]) }
      let greatest = try #require(values.max())
      #expect(try bench["greatest"] == greatest)
      #expect(try bench["index"] == values.firstIndex(of: greatest))
    }
  }
}
