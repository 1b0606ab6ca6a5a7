import Specifications

/// Which modules find the codes of a kind of converter.
///
/// | kind | shared by the lanes of a tile | each lane |
/// |---|---|---|
/// | `sar` | ``TrialSequence`` | ``SearchedMatrixLane`` |
/// | `sar` with redundancy | ``SearchSequence`` | ``RedundantMatrixLane`` |
/// | `ramp` | ``RampSequence`` | ``SearchedMatrixLane`` |
/// | `flash` | – | ``FlashMatrixLane`` |
/// | `dual-slope` | – | ``DrainingMatrixLane`` |
/// | `integrate-and-fire` | – | ``FiringMatrixLane`` |
/// | `sense`, `winner-take-all` | – | ``SenseMatrixLane`` |
extension MatrixLane {
  static func make(_ layer: MatrixLayerSpecification, names: MatrixNames) -> MatrixLane {
    switch layer.converter.kind {
    case .sar where layer.converter.redundancy > 0: RedundantMatrixLane(layer, names: names)
    case .sar, .ramp: SearchedMatrixLane(layer, names: names)
    case .flash: FlashMatrixLane(layer, names: names)
    case .dualSlope: DrainingMatrixLane(layer, names: names)
    case .integrateAndFire: FiringMatrixLane(layer, names: names)
    case .sense, .winnerTakeAll: SenseMatrixLane(layer, names: names)
    }
  }
}

extension TrialSequence {
  static func make(_ layer: MatrixLayerSpecification, names: MatrixNames) -> TrialSequence? {
    switch layer.converter.kind {
    case .sar where layer.converter.redundancy == 0: TrialSequence(layer, names: names)
    case .ramp: RampSequence(layer, names: names)
    case .sar, .flash, .dualSlope, .integrateAndFire, .sense, .winnerTakeAll: nil
    }
  }
}

extension SearchSequence {
  static func make(_ layer: MatrixLayerSpecification, names: MatrixNames) -> SearchSequence? {
    layer.converter.kind == .sar && layer.converter.redundancy > 0
      ? SearchSequence(layer, names: names) : nil
  }
}
