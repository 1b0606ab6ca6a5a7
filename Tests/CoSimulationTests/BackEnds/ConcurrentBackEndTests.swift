import Generation
import Testing

@testable import CoSimulation

/// Back ends beside each other in one process.
@Suite struct ConcurrentBackEndTests {
  /// Every back end on several threads at once gives what it gives alone.
  @Test func manyRunsAtOnceAnswerAsOneAlone() async throws {
    let bench = try BackEndBench(states: 2)
    let list = try bench.list(6)
    let design = bench.design
    let found = try await withThrowingTaskGroup(of: HardwareRun.self) { group in
      for _ in 0..<4 {
        for backEnd in SimulationBackEnd.allCases {
          group.addTask { try backEnd.run(list, on: design, builder: TestModels.builder) }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found.count == 16)
    for run in found { #expect(list.firstMismatch(in: run) == nil) }
  }
}
