import DevicePhysics
import Testing

struct PulsedTileTests {
  /// Steps without spread or bounds within reach.
  static let exact = StepSynapse(
    rule: .constant, step: 1e-3, lowerBound: -100, upperBound: 100, spread: 0)

  @Test func theMeanChangeIsTheRankOneUpdate() throws {
    let (rows, columns) = (4, 5)
    var tile = try PulsedTile(Self.exact, rows: rows, columns: columns, step: 1e-3, seed: 3)
    let x = [1, -0.6, 0.3, 0, 0.8]
    let d = [0.9, -0.5, 0, 0.2]
    let updates = 4000
    for _ in 0..<updates { try tile.update(x: x, d: d, learningRate: 0.01) }
    for row in 0..<rows {
      for column in 0..<columns {
        let expected = -0.01 * d[row] * x[column] * Double(updates)
        // A coincidence changes 1e-3; their number is nearly Poisson's: five deviations.
        let deviation = (abs(expected) / 1e-3).squareRoot() * 1e-3
        let weight = tile.weights[row * columns + column]
        #expect(abs(weight - expected) <= 5 * deviation, "\(row), \(column): \(weight)")
      }
    }
    #expect(tile.updates == 4000)
    #expect(tile.weights.map { abs($0) / 1e-3 }.reduce(0, +).rounded() == Double(tile.coincidences))
  }

  @Test func aCertainPulseActsAtEveryPlace() throws {
    var tile = try PulsedTile(
      Self.exact, rows: 1, columns: 2, step: 1e-3, trainLength: 64, seed: 0)
    // A = √(1 / (1e-3 · 64)) = 3.95, so all probabilities are cut off at 1.
    try tile.update(x: [1, -1], d: [1], learningRate: 1)
    #expect(abs(tile.weights[0] + 0.064) < 1e-12)
    #expect(abs(tile.weights[1] - 0.064) < 1e-12)
    #expect(tile.coincidences == 128)
  }

  @Test func eachPulseDrawsItsSpread() throws {
    var tile = try PulsedTile(
      StepSynapse.softBounds, rows: 8, columns: 8, step: 2e-3, seed: 5)
    var again = try PulsedTile(
      StepSynapse.softBounds, rows: 8, columns: 8, step: 2e-3, seed: 5)
    let x = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
    for _ in 0..<10 {
      try tile.update(x: x, d: x, learningRate: 0.1)
      try again.update(x: x, d: x, learningRate: 0.1)
    }
    #expect(tile.weights == again.weights)
    #expect(Set(tile.weights).count == 64)
    #expect(tile.weights.allSatisfy { (-0.75...1.25).contains($0) })
  }

  @Test func numbersThatAreNoneAreNamed() throws {
    var broken = StepSynapse.softBounds
    broken.upStep = -1
    let parameters = #expect(throws: DeviceError.self) {
      try PulsedTile(broken, rows: 0, columns: 2, step: .nan, trainLength: 65, seed: 0)
    }
    #expect(
      parameters?.description == """
        upStep is -1.0; expected a number greater than 0
        rows is 0.0; expected a whole number of at least 1
        step is nan; expected a number greater than 0
        trainLength is 65.0; expected 1.0 to 64.0
        """)
    var tile = try PulsedTile(Self.exact, rows: 1, columns: 2, step: 1e-3, seed: 0)
    let update = #expect(throws: DeviceError.self) {
      try tile.update(x: [1], d: [.nan], learningRate: -1)
    }
    #expect(
      update?.description == """
        x is 1.0; expected 2 numbers, one a column
        learningRate is -1.0; expected a number of at least 0
        d is nan; expected a finite number
        """)
    #expect(tile.updates == 0)
  }
}
