import Testing
import Workloads

@Suite struct MazeEnvironmentTests {
  @Test func paysForStepsWallsAndTheGoal() throws {
    var environment = MazeEnvironment(maze: try Maze(parsing: ["S#", ".G"]), actions: 4)
    func response(_ reward: Double, _ state: Int, _ done: Bool) -> [Double] {
      [reward, Double(state), done ? 1 : 0]
    }
    func take(_ action: Int) -> [Double] {
      let answer = environment.step(action)
      return response(answer.reward, answer.state, answer.done)
    }
    #expect(take(0) == response(-0.1, 0, false))
    #expect(take(3) == response(-0.1, 0, false))
    #expect(take(7) == response(-0.1, 0, false))
    #expect(take(1) == response(-0.01, 2, false))
    #expect(take(3) == response(1, 3, true))
    environment.reset()
    #expect(environment.state == 0)
  }

  @Test func diagonalsComeWithTheFifthAction() throws {
    var environment = MazeEnvironment(maze: try Maze.open(rows: 2, columns: 2), actions: 8)
    #expect(environment.step(7).done)
  }
}

@Suite struct MazeDrawingTests {
  @Test func showsThePathAsArrows() throws {
    let maze = try Maze(parsing: ["S.#", "#.G"])
    let drawing = MazeDrawing(maze, path: [0, 1, 4, 5])
    #expect(
      drawing.text == """
        ┌───────┐
        │ S ↓ ██│
        │ ██→ G │
        └───────┘
        """)
  }

  @Test func endsAnUnfinishedPathWithADot() throws {
    let maze = try Maze(parsing: ["S.#", "#.G"])
    #expect(MazeDrawing(maze, path: [0, 1]).text.contains("│ S • ██│"))
    #expect(MazeDrawing(maze, path: [77]).text.contains("│ S · ██│"))
  }

  @Test func coloursAreOnlyInTheColouredDrawing() {
    let drawing = MazeDrawing(.static10)
    #expect(!drawing.text.contains("\u{1B}"))
    #expect(ColouredMazeDrawing(drawing).text.contains("\u{1B}[1;33mS"))
  }
}
