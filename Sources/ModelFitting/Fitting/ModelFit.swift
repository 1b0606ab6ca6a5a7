import DevicePhysics
import Diagnostics

/// Finds the parameters with which a model comes nearest to what was measured.
///
/// ```swift
/// let data = try DeviceData(csv: text, file: "pulses.csv")
/// let fit = try ModelFit(of: OhmicMemristor(), to: data).run()
/// print(fit.device, fit.residual)
/// ```
///
/// Minimised is the sum of the squares of `(model - measured) / (|measured| + floor)` over all
/// samples, by Levenberg-Marquardt (MINPACK), from the model's own parameters and from random ones
/// around them. Standard errors come from the derivatives at the end, as usual for least squares.
public struct ModelFit<Device: MemristorModel & Codable>: Sendable {
  public let device: Device
  public let data: DeviceData
  /// The parameters to be fitted; components of the initial state as `start.NAME`. `nil` takes all
  /// parameters that take any number.
  public var parameters: [String]?
  /// How many points the search begins from, at least 1.
  public var starts = 12
  /// How often each search may compute the model for all data, derivatives apart; at least 1.
  public var evaluations = 200
  /// Where the random numbers start.
  public var seed: UInt32 = 1
  /// Amperes below which a current is not told from 0, at least 0; `nil` takes a millionth of the
  /// greatest current.
  public var floor: Double?

  public init(of device: Device, to data: DeviceData) {
    self.device = device
    self.data = data
  }

  /// - Throws: `DiagnosticReport`: `bad-parameter` for a model outside its ranges,
  ///   `unknown-parameter`, `too-few-samples`, `no-currents` where the model cannot follow the data.
  public func run() throws -> FittedModel<Device> {
    let all = try ModelParameters(of: device)
    let variables = try chosenVariables(all)
    let samples = data.samples
    try refuse(
      samples.count <= variables.count, "too-few-samples",
      "\(samples.count) samples do not determine \(variables.count) parameters",
      remedy: "measure more, or name fewer parameters")
    let scales = self.scales(of: samples)
    let problem = LeastSquares(
      residuals: { self.residuals(at: $0, variables, all, samples, scales) },
      count: samples.count, differences: variables.map { _ in 1e-5 },
      mostEvaluations: max(1, evaluations))
    let solutions = startPoints(variables).compactMap(problem.solution)
    guard let best = solutions.min(by: { $0.squares < $1.squares }) else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "no-currents", "the model has no finite current for these data",
          remedy: "look at the voltages and times, or take another model"))
    }
    return try FittedModel(
      fit: self, variables: variables, parameters: all, problem: problem, best: best,
      agreeing: solutions.count { $0.squares < best.squares * 1.01 + 1e-20 },
      tried: solutions.count, scales: scales)
  }

  private func chosenVariables(_ all: ModelParameters<Device>) throws -> [FittedVariable] {
    let problems = device.parameterProblems
    if !problems.isEmpty {
      throw DiagnosticReport(problems.map { Diagnostic(.error, "bad-parameter", "\($0)") })
    }
    let state = device.initialState.components
    let known = all.names.filter(all.isContinuous) + state.map { "start.\($0.name)" }
    let asked = parameters ?? all.names.filter(all.isContinuous)
    let unknown = asked.filter { !known.contains($0) }
    if !unknown.isEmpty {
      throw DiagnosticReport(
        unknown.map { name in
          let nearest = Suggestion.nearest(to: name, among: known)
          return Diagnostic(
            .error, "unknown-parameter",
            "the model has no parameter '\(name.prefix(40))' to fit; expected some of "
              + known.joined(separator: ", "), remedy: nearest.map { "did you mean '\($0)'?" })
        })
    }
    return Array(asked.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }).map {
      name in
      if let component = state.first(where: { "start.\($0.name)" == name }) {
        return FittedVariable(name: name, start: component.value, sign: 0)
      }
      let value = all.values[all.names.firstIndex(of: name) ?? 0]
      return FittedVariable(name: name, start: value, sign: sign(of: name, value, all))
    }
  }

  /// The sign of a parameter whose opposite is outside its range.
  private func sign(of name: String, _ value: Double, _ all: ModelParameters<Device>) -> Double {
    guard value != 0, let opposite = all.device(with: [name: -value]),
      opposite.parameterProblems.contains(where: { name.hasSuffix($0.parameter) })
    else { return 0 }
    return value > 0 ? 1 : -1
  }

  private func scales(of samples: [DeviceData.Sample]) -> [Double] {
    let greatest = samples.map { abs($0.amperes) }.max() ?? 0
    let floor = floor ?? greatest * 1e-6
    return samples.map { abs($0.amperes) + (floor > 0 ? floor : 1e-30) }
  }

  private func residuals(
    at point: [Double], _ variables: [FittedVariable], _ all: ModelParameters<Device>,
    _ samples: [DeviceData.Sample], _ scales: [Double]
  ) -> [Double]? {
    guard let currents = currents(at: point, variables, all) else { return nil }
    return samples.indices.map { (currents[$0] - samples[$0].amperes) / scales[$0] }
  }

  private func currents(
    at point: [Double], _ variables: [FittedVariable], _ all: ModelParameters<Device>
  ) -> [Double]? {
    var changes: [String: Double] = [:]
    for (variable, value) in zip(variables, point) {
      changes[variable.name] = variable.value(of: value)
    }
    guard let device = all.device(with: changes), device.parameterProblems.isEmpty else {
      return nil
    }
    let start = changes.filter { $0.key.hasPrefix("start.") }
    return device.currents(
      for: data,
      start: Dictionary(uniqueKeysWithValues: start.map { (String($0.key.dropFirst(6)), $0.value) })
    )
  }

  /// The model's own parameters, then random ones: up to a factor of 3 away, the later the farther.
  private func startPoints(_ variables: [FittedVariable]) -> [[Double]] {
    let own = variables.map { $0.variable(of: $0.start) }
    let generator = CounterGenerator(seed: seed)
    return (0..<max(1, starts)).map { attempt in
      let reach = 1.1 * Double(attempt) / Double(max(1, starts - 1))
      return own.enumerated().map { index, value in
        let number = generator.uniform(
          stream: 32, index: UInt32(attempt), draw: UInt64(index))
        return value + reach * (2 * number - 1)
      }
    }
  }

  private func refuse(
    _ isWrong: Bool, _ identifier: String, _ message: String, remedy: String
  ) throws(DiagnosticReport) {
    guard isWrong else { return }
    throw DiagnosticReport(Diagnostic(.error, identifier, message, remedy: remedy))
  }
}
