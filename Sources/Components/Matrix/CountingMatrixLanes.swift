import HDL
import Specifications

/// A lane whose code is found by more decisions than it has bits, so that later ones correct earlier ones.
///
/// ```
/// trial ──▶ + ──▶ threshold ──▶ comparator ──┐
///           ▲                                ▼
///           └── found ◀── + weight where it is reached ──▶ saturated ──▶ code
/// ```
class RedundantMatrixLane: ComparingMatrixLane {
  @Input("how far above the code found so far") var trial
  @Input("what the code grows by where it is reached") var weight
  @Output("the code the sample is compared with") var threshold

  @Register("the code as far as it is found") var found

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    let bits = layer.converter.searchBits
    _trial = Input(bits, "how far above the code found so far")
    _weight = Input(bits, "what the code grows by where it is reached")
    _threshold = Output(bits, "the code the sample is compared with")
    _found = Register(bits, reset: 0, "the code as far as it is found")
    super.init(layer, names: names)
  }

  @LogicBuilder override var search: Logic {
    threshold <== found &+ trial
    code <== found.saturated(toUnsigned: layer.converter.bits)
    when(searching && comparator) { found <== found &+ weight }
    when(sample) { found <== 0 }
  }
}

/// A lane that counts the cycles which the reference takes to drain the integrator.
///
/// ```
/// cycle          sample            search
/// integrator     ╱‾‾‾‾‾‾‾‾‾‾‾╲
///                ╱            ╲______   drained: the comparator is low
/// comparator     ____________╱▔▔╲______
/// code           0            1 2 2 2
/// ```
class DrainingMatrixLane: ComparingMatrixLane {
  @Register("how many cycles it took") var found
  @Register(1, reset: 0, "it is not drained yet") var counting

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _found = Register(layer.converter.bits, reset: 0, "how many cycles it took")
    super.init(layer, names: names)
  }

  @LogicBuilder override var search: Logic {
    code <== found
    when(searching && counting) {
      when(comparator) { found <== found &+ 1 }.otherwise { counting <== 0 }
    }
    when(sample) {
      found <== 0
      counting <== 1
    }
  }
}

/// A lane that counts how often the integrator fires; no further than the highest code.
///
/// ```
/// integrator  ╱╲ ╱╲ ╱╲
///            ╱  ╲  ╲  ╲
/// comparator __╱╲_╱╲_╱╲
/// code       0   1  2  3
/// ```
class FiringMatrixLane: ComparingMatrixLane {
  @Register("how often it fired") var found

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _found = Register(layer.converter.bits, reset: 0, "how often it fired")
    super.init(layer, names: names)
  }

  @LogicBuilder override var search: Logic {
    code <== found
    when(searching && comparator && found != layer.converter.highestCode) {
      found <== found &+ 1
    }
    when(sample) { found <== 0 }
  }
}
