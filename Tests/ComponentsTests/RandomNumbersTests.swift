import Components
import Reference
import Testing

@Suite struct RandomNumbersTests {
  @Test(arguments: [0, 1, 2, 0xDEAD_BEEF, 0xFFFF_FFFF] as [UInt32])
  func drawsAreThoseOfTheShiftRegister(seed: UInt32) throws {
    let bench = try Bench(RandomNumbers())
    var golden = RandomNumbersReference(seed: seed)
    try bench.set(["load": 1, "seed": Int(seed)])
    try bench.simulation.step()
    try bench.set(["load": 0])
    for round in 0..<300 {
      // Without a draw the number stays.
      try bench.set(["draw": 0])
      try bench.simulation.step(round % 3)
      try bench.set(["draw": 1])
      #expect(try bench["number"] == Int(golden.draw()))
      try bench.simulation.step()
    }
  }

  @Test func aLoadGoesBeforeADraw() throws {
    let bench = try Bench(RandomNumbers())
    try bench.set(["load": 1, "draw": 1, "seed": 77])
    try bench.simulation.step()
    #expect(try bench["state"] == 77)
  }

  @Test func afterResetTheSeedIsOne() throws {
    var golden = RandomNumbersReference(seed: 1)
    #expect(try Bench(RandomNumbers())["number"] == Int(golden.draw()))
  }
}
