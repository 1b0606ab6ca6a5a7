import CoSimulation
import Reference
import Specifications
import Workloads

extension AcceptanceTest {
  /// The test that is shipped: registers before and after a start, transactions no environment would
  /// make, some of them disturbed, many episodes, all cells and counters, and a second start.
  ///
  /// - Throws: `DiagnosticReport` where the registers cannot be mapped.
  public static func shipped(
    _ specification: QLearningAcceleratorSpecification, seed: UInt32 = 1
  ) throws -> AcceptanceTest {
    var test = AcceptanceTest(specification, seed: seed)
    var random = RandomTransactions(specification, seed: UInt64(seed))
    try test.exerciseRegisters(cycles: 400, seed: UInt64(seed))
    test.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
    test.transact(random.next(160), isPlain: false)
    try test.exerciseRegisters(cycles: 600, seed: UInt64(seed) &+ 1)
    test.transact(random.next(40), isPlain: false)
    test.transactAtTheEdgeOfExploring(random.next(80))
    test.finish()
    test.start(hardwareSeed: 0)
    test.transact(random.next(40), isPlain: false)
    test.finish()
    return test
  }
}
