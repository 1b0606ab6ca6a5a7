/// Published parameter sets (`yanglab2021/DiffusiveMemristor`), each with the step it belongs to.
extension DiffusiveMemristor {
  /// The symmetric device of the voltage sweeps, measured with a compliance of 1 µA.
  public static let symmetric = Self(
    onResistance: 170e3, offResistance: 1e11, mobility: 60, filamentDecay: 60, residueDecay: 40,
    sectionDecay: 10, sectionGrowth: 100, smallestGap: 0.01, conversion: 40, gapDecay: 0.8,
    filamentSpread: 8, residueSpread: 5, sectionSpread: 0, isSymmetric: true, largestStep: 1e-3)

  /// The asymmetric device of the voltage sweeps, measured with a compliance of 1 µA.
  public static let asymmetric = Self(
    onResistance: 80e3, offResistance: 1e9, mobility: 100, filamentDecay: 40, residueDecay: 40,
    sectionDecay: 5, sectionGrowth: 100, smallestGap: 0.01, conversion: 40, gapDecay: 0.8,
    filamentSpread: 8, residueSpread: 5, sectionSpread: 0, isSymmetric: false, largestStep: 1e-3)

  /// The device of the single pulses, with 22 kΩ in series.
  public static let pulse = Self(
    onResistance: 40e3, offResistance: 1e9, mobility: 100, filamentDecay: 800, residueDecay: 10,
    sectionDecay: 4, sectionGrowth: 10, smallestGap: 0.01, conversion: 80, gapDecay: 0.1,
    filamentSpread: 10, residueSpread: 0, sectionSpread: 10, isSymmetric: true, largestStep: 1e-5)

  /// The device of the integrate-and-fire neuron, behind 47 kΩ and beside 4.7 nF.
  public static let neuron = Self(
    onResistance: 5e3, offResistance: 1e10, mobility: 150, filamentDecay: 5000,
    residueDecay: 0.1, sectionDecay: 10, sectionGrowth: 200, smallestGap: 0.01, conversion: 20,
    gapDecay: 0.1, filamentSpread: 20, residueSpread: 20, sectionSpread: 0, isSymmetric: true,
    largestStep: 1e-6)

  /// The device of the oscillator, behind 150 to 250 kΩ and beside 6 nF at 1 V.
  public static let oscillator = Self(
    onResistance: 5e3, offResistance: 1e8, mobility: 300, filamentDecay: 200, residueDecay: 20,
    sectionDecay: 10, sectionGrowth: 200, smallestGap: 0.01, conversion: 20, gapDecay: 1,
    filamentSpread: 30, residueSpread: 10, sectionSpread: 0, isSymmetric: true, largestStep: 1e-6)
}

extension DiffusiveMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// A normal number for the rate of each component.
  public var draws: [RandomDraw] {
    ["filamentNormal", "residueNormal", "sectionNormal"].map { RandomDraw($0, each: .pulse) }
  }

  public func advanced(
    _ state: NumericState, voltage: Double, by seconds: Double, draws: [Double]
  ) -> NumericState {
    let normals = State(filament: draws.draw(0), residue: draws.draw(1), section: draws.draw(2))
    return advanced(state, voltage: voltage, by: seconds, normals: normals)
  }

  public func advanced(
    _ state: TracedState, voltage: TracedNumber, by seconds: TracedNumber, draws: [TracedNumber]
  ) -> TracedState {
    let normals = State(filament: draws.draw(0), residue: draws.draw(1), section: draws.draw(2))
    return advanced(state, voltage: voltage, by: seconds, normals: normals)
  }

  /// An empty gap.
  public var initialState: State<Double> { State(filament: 0, residue: 0, section: 1) }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("onResistance", onResistance, unit: "ohm")
      $0.greater("offResistance", offResistance, than: onResistance, "onResistance", unit: "ohm")
      $0.positive("mobility", mobility, unit: "1/(V s)")
      $0.notNegative("filamentDecay", filamentDecay, unit: "1/s")
      $0.notNegative("residueDecay", residueDecay, unit: "1/s")
      $0.notNegative("sectionDecay", sectionDecay, unit: "1/s")
      $0.notNegative("sectionGrowth", sectionGrowth, unit: "1/(V s)")
      $0.positive("smallestGap", smallestGap)
      $0.notNegative("conversion", conversion, unit: "1/s")
      $0.within("gapDecay", gapDecay, 0.002...1000)
      $0.notNegative("filamentSpread", filamentSpread)
      $0.notNegative("residueSpread", residueSpread)
      $0.notNegative("sectionSpread", sectionSpread)
      $0.positive("largestStep", largestStep, unit: "s")
    }
  }
}
