import CoSimulation
import Reference
import Specifications
import Workloads

extension AcceptanceTest {
  /// The shipped test on the devices of the description: registers before and after a start,
  /// transactions no environment would make, some of them disturbed, many episodes, all cells and
  /// counters, and a second start.
  ///
  /// - Throws: `DiagnosticReport` where the registers cannot be mapped.
  public static func shipped(
    _ specification: QLearningAcceleratorSpecification, seed: UInt32 = 1
  ) throws -> AcceptanceTest {
    var test = AcceptanceTest(specification, seed: seed)
    var random = RandomTransactions(specification, seed: UInt64(seed))
    let directed = DirectedTransactions(specification)
    try test.exerciseRegisters(cycles: 1000, seed: UInt64(seed))
    test.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
    test.transact(random.next(160), isPlain: false)
    try test.exerciseRegisters(cycles: 1000, seed: UInt64(seed) &+ 1)
    test.transact(random.next(40), isPlain: false)
    test.transact(directed.ofEveryKind, isPlain: false)
    test.transact(directed.fallingRates, isPlain: false)
    test.transactAtTheEdgeOfExploring(random.next(80))
    test.transactAtTheEdgeOfRounding(random.next(40))
    test.finish()
    test.start(hardwareSeed: 0)
    test.transact(directed.beforeAnyEpisode, isPlain: false)
    test.transact(directed.dwelling, isPlain: false)
    test.transact(random.next(40), isPlain: false)
    test.finish()
    return test
  }

  /// The whole shipped test: the devices of the description, and others behind the same hardware.
  ///
  /// - Throws: `DiagnosticReport` where the registers cannot be mapped.
  public static func shippedCourses(
    _ specification: QLearningAcceleratorSpecification, seed: UInt32 = 1
  ) throws -> [AcceptanceTest] {
    var courses = [try shipped(specification, seed: seed)]
    for (index, devices) in RoughDevices.allCases.enumerated() {
      let rough = devices.behind(specification)
      let seed = seed &+ UInt32(index) &+ 1
      var test = AcceptanceTest(rough, seed: seed)
      var random = RandomTransactions(rough, seed: UInt64(seed))
      // An odd number, and one that has its highest bit.
      test.start(hardwareSeed: .max)
      test.transact(random.next(60), isPlain: false)
      try test.exerciseRegisters(cycles: 400, seed: UInt64(seed))
      test.transact(DirectedTransactions(rough).episodes, isPlain: false)
      test.finish()
      courses.append(test)
    }
    return courses
  }
}
