import HDL
import Specifications

/// A tile with a latch-type sense amplifier for each lane; where they share a node, those with the greatest current
/// of all say 1, else those whose sample reaches the threshold.
final class SenseMatrixMacro: MatrixMacro {
  @Input("the sense amplifiers decide at the clock edge") var sense
  @Outputs var decision: SignalArray

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _decision = Outputs(count: layer.tile.converters, "what a lane's amplifier decided last")
    super.init(layer, names: names)
  }
}

/// A lane whose code is the decision of a sense amplifier, which holds it.
final class SenseMatrixLane: MatrixLane {
  @Input("the amplifier's decision") var decision

  @LogicBuilder override var search: Logic { code <== decision }
}
