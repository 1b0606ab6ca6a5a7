import Reference
import Specifications

/// The first value of the hardware that is further from what its stage should make than the description allows.
public struct BudgetDeviation: Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1.
  public var vector: Int
  /// Which window of the map, counted from 1; `nil` where the layer looks at no windows.
  public var window: Int?
  public var layer: String
  public var value: StageErrors.Value
  public var tolerance: Double
  /// The cycle in which it shows.
  public var cycle: Int

  public var description: String {
    """
    vector \(vector), layer \(layer)\(window.map { ", window \($0)" } ?? ""), stage \(value.stage.rawValue): \(place) is off by \(percent(value.share)) of its \
    full scale, \(percent(tolerance)) allowed
      expected \(value.expected)\(unit)
      found    \(value.found)\(unit)
      at cycle \(cycle)
    """
  }

  private var place: String {
    switch value.stage {
    case .dac: "row \(value.place) of tile \(value.tile ?? 0)"
    case .array, .adc:
      "column \(value.place) of lane \(value.lane ?? 0) of tile \(value.tile ?? 0)"
    case .accumulate, .postProcessing, .timing, .programming: "the sum of output \(value.place)"
    }
  }

  private var unit: String {
    switch value.stage {
    case .dac: " V"
    case .array: " A"
    case .adc, .accumulate, .postProcessing, .timing, .programming: ""
    }
  }

  private func percent(_ share: Double) -> String {
    "\((share * 1e4).rounded() / 100) %"
  }
}

/// Looks for the first value of each vector of a layer that leaves its budget.
struct BudgetWatch {
  let tolerances: StageTolerances
  private let errors: StageErrors

  /// `nil` where nothing is declared.
  init?(_ layer: MatrixLayerSpecification, _ tolerances: StageTolerances) {
    guard !tolerances.isEmpty else { return nil }
    self.tolerances = tolerances
    errors = StageErrors(layer)
  }

  func first(in record: MatrixRecord) -> StageErrors.Value? {
    var first: StageErrors.Value?
    errors.visit(record) { value in
      guard first == nil, let limit = tolerances[value.stage], value.share > limit else { return }
      first = value
    }
    return first
  }
}
