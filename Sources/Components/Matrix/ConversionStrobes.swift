import HDL
import Specifications

/// When the current of a column is taken and its code searched, told from the cycle of its conversion
/// (``VectorSequencer`` has the waveforms). The same for a vector, for a reference, and for a cell that is verified.
struct ConversionStrobes {
  private let layer: MatrixLayerSpecification
  private let cycle: Signal

  init(_ layer: MatrixLayerSpecification, cycle: Signal) {
    self.layer = layer
    self.cycle = cycle
  }

  private var first: Int { layer.converter.settleCycles - 1 }
  private var last: Int { first + layer.integrationCycles - 1 }

  /// The current is taken.
  var sample: Signal {
    if first == last { return cycle == first }
    return first == 0 ? cycle <= last : cycle >= first && cycle <= last
  }
  /// It begins to be taken.
  var restart: Signal { cycle == first }
  /// It is taken for the last time.
  var hold: Signal { cycle == last }
  /// The comparators are asked; those of an integrator that fires from the second sample on.
  var search: Signal { cycle > (layer.converter.kind == .integrateAndFire ? first : last) }
}
