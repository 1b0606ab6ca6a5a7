import Testing

@testable import DevicePhysics

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

  /// One update as the page of `PulsedTile` has it, pulse by pulse and without any of its short cuts.
  private static func updated(
    _ weights: [Double], by synapse: some PulsedSynapse, x: [Double], d: [Double], scale: Double,
    update: UInt32
  ) -> [Double] {
    let generator = CounterGenerator(seed: 9)
    func words(_ stream: UInt32) -> CounterGenerator.Series {
      generator.series(stream: stream).series(index: update)
    }
    /// Whether a place of a line has a pulse: whether its 64 random bits are below the probability.
    func isPulse(_ line: Int, _ place: Int, _ number: Double, _ stream: UInt32) -> Bool {
      let bits = (0..<64 as Range<UInt64>).reduce(UInt64(0)) { bits, bit in
        bits << 1 | words(stream).fastWord(draw: UInt64(line) << 8 | bit) >> UInt64(place) & 1
      }
      let probability = scale * abs(number)
      return probability >= 1 || bits < UInt64(probability * 0x1p64)
    }
    var later = weights
    QuickNormals.quantiles.withUnsafeBufferPointer { quantiles in
      for row in d.indices {
        var normals = QuickNormals(
          words(3), from: UInt64(row) << 32, quantiles: quantiles.baseAddress!)
        for place in 0..<31 where isPulse(row, place, d[row], 2) {
          let columns = x.indices.filter { isPulse($0, place, x[$0], 1) }
          for column in columns.filter({ x[$0] > 0 }) + columns.filter({ x[$0] < 0 }) {
            let cell = row * x.count + column
            later[cell] = synapse.pulsed(
              later[cell], direction: -d[row] * x[column] > 0 ? 1 : -1, normal: normals.next())
          }
        }
      }
    }
    return later
  }

  @Test(arguments: [
    StepSynapse.constantStep, .softBounds, .linearStep, .exponentialStep,
  ])
  func theTileIsItsPulsesToTheLastBit(_ synapse: StepSynapse) throws {
    try Self.isItsPulses(synapse)
  }

  @Test func theTileOfPulseCurvesIsItsPulses() throws {
    try Self.isItsPulses(PulseCurveSynapse())
  }

  private static func isItsPulses(_ synapse: some PulsedSynapse) throws {
    let (rows, columns) = (6, 9)
    var tile = try PulsedTile(synapse, rows: rows, columns: columns, step: 2e-3, seed: 9)
    let generator = CounterGenerator(seed: 4)
    for update in 0..<5 as Range<UInt32> {
      let numbers = (0..<UInt64(rows + columns)).map {
        2 * generator.uniform(stream: 0, index: update, draw: $0) - 1
      }
      // Some certain, and some without a pulse.
      let x = Array(numbers[..<columns].dropLast(2)) + [1, 0]
      let d = Array(numbers[columns...])
      let expected = updated(
        tile.weights, by: synapse, x: x, d: d, scale: (0.1 / (2e-3 * 31)).squareRoot(),
        update: update)
      try tile.update(x: x, d: d, learningRate: 0.1)
      #expect(tile.weights == expected)
    }
    #expect(tile.coincidences > 100)
    #expect(Set(tile.weights).count > 40)
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
