import DevicePhysics

/// A model with the parameters that come nearest to what was measured.
public struct FittedModel<Device: MemristorModel & Codable>: Sendable {
  /// One parameter that was fitted.
  public struct Parameter: Sendable, Hashable, Codable {
    public var name: String
    public var value: Double
    /// One standard error; `nil` for a parameter that the data do not determine, which keeps the
    /// value of the model.
    public var standardError: Double?
    /// Others that can make up for it, where the data do not tell them apart.
    public var confusedWith: [String]
  }

  /// With the fitted parameters.
  public let device: Device
  /// In the order they were asked for.
  public let parameters: [Parameter]
  /// The root of the mean square of the relative differences; 0.01 is 1 %.
  public let residual: Double
  /// The greatest relative difference, and its line in the data.
  public let greatestResidual: Double
  public let greatestResidualLine: Int
  /// Whether the search ended at a minimum rather than at its limit.
  public let isConverged: Bool
  /// How many searches ended at this minimum, of how many.
  public let agreeing: Int
  public let tried: Int
  public let samples: Int

  /// A standard error from this share of the value on determines nothing.
  private static var loose: Double { 0.5 }

  init(
    fit: ModelFit<Device>, variables: [FittedVariable], parameters all: ModelParameters<Device>,
    problem: LeastSquares, best: LeastSquares.Solution, agreeing: Int, tried: Int, scales: [Double]
  ) throws {
    let freedom = Double(max(1, problem.count - variables.count))
    let jacobian = problem.balanced(at: best.point).jacobian(at: best.point)
    let inverse = problem.inverse(of: jacobian)
    // Residuals of a perfect fit are rounding; their size still tells what is determined.
    let variance = max(best.squares / freedom, 1e-24)
    let errors = variables.indices.map { (variance * max(0, inverse[$0][$0])).squareRoot() }
    let isSeen = jacobian.map { $0.contains { abs($0) > 1e-9 } }
    let isDetermined = variables.indices.map {
      isSeen[$0]
        && errors[$0] < Self.loose
          * (variables[$0].sign == 0 ? max(abs(best.point[$0]), 1e-3) : 1)
    }
    func confused(_ index: Int) -> [String] {
      guard isSeen[index], !isDetermined[index] else { return [] }
      return variables.indices.filter { other in
        let both = (inverse[index][index] * inverse[other][other]).squareRoot()
        return other != index && isSeen[other] && both > 0
          && abs(inverse[index][other]) > 0.95 * both
      }.map { variables[$0].name }
    }
    parameters = variables.indices.map { index in
      let variable = variables[index]
      let value = isSeen[index] ? variable.value(of: best.point[index]) : variable.start
      return Parameter(
        name: variable.name, value: value,
        standardError: isDetermined[index]
          ? variable.error(of: value, variable: errors[index]) : nil,
        confusedWith: confused(index))
    }
    let changes = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0.value) })
    device = all.device(with: changes) ?? fit.device
    let differences = (problem.residuals(best.point) ?? []).map { abs($0) }
    greatestResidual = differences.max() ?? 0
    let place = differences.firstIndex(of: greatestResidual) ?? 0
    greatestResidualLine = fit.data.samples[place].line
    residual = (best.squares / Double(problem.count)).squareRoot()
    isConverged = best.isConverged
    self.agreeing = agreeing
    self.tried = tried
    samples = problem.count
  }

  /// Whether the model describes the data: less than 10 % off, as a root of mean squares.
  public var isGood: Bool { residual < 0.1 }
}
