import Reference
import Specifications
import TestSupport
import Testing
import Workloads

/// Equal values and few bits: what makes agents go in circles.
@Suite struct ResolutionStudyTests {
  private func study(_ rates: [Double]) throws -> ResolutionStudy {
    ResolutionStudy(
      specification: MazeWalker(states: 64).specification,
      task: .sequence(Array(Maze.dynamic8.prefix(3))), rates: rates, seeds: 2)
  }

  @Test func fewBitsAndTheLowestIndexAreGivenUpTogetherOnly() async throws {
    let study = try study([0.6])
    let few = StoredNumber(fractionBits: 10)
    #expect(try await study.givenUp(by: .float(few, ties: .lowestIndex)) >= 0.5)
    #expect(try await study.givenUp(by: .float(few, ties: .uniform)) == 0)
    #expect(try await study.givenUp(by: .float(nil, ties: .lowestIndex)) == 0)
  }

  @Test func theGoldenModelLearnsByTheSameMeasure() async throws {
    let walker = MazeWalker(states: 64).specification
    #expect(try await study([0.3]).givenUp(by: .golden(walker)) == 0)
  }
}
