import HDL
import Specifications

/// Leads all lanes of a layer through a calibration: converts the references, each 16 times, and lets gains be divided.
///
/// ```
/// cycle of a conversion   0 … settle-1   settle … T-1   T
/// sample                  ______╱▔╲______________________
/// search                  ____________╱▔▔▔▔▔▔▔▔▔▔╲______
/// measure                 _______________________╱▔╲____
/// ```
/// It takes 16·(T + 1) cycles for the offset; with the gain twice as many and those of a division. Where the current is
/// integrated a reference is taken in as many cycles as a column's current (``VectorSequencer``).
public class CalibrationSequencer: Hardware {
  @Input("calibrates") var start
  @Output("a calibration runs") var busy
  @Output("the reference of the lower code is converted, or the upper one") var upper
  @Output("samples at the end of this cycle") var sample
  @Outputs var restart: SignalArray
  @Output("a threshold is tried in this cycle") var search
  @Output("the codes are there: add them") var measure
  @Output("the gains are divided") var divide

  @Register("references are converted") var running
  @Register var cycle
  @Register("conversions of the reference so far") var count
  @Registers var isUpper: SignalArray
  @Registers var dividing: SignalArray
  @Registers var divideTime: SignalArray

  let layer: MatrixLayerSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    self.layer = layer
    let converter = layer.converter
    name = names.module("calibrator")
    let gains = converter.calibration == .offsetAndGain ? 1 : 0
    _restart = Outputs(count: layer.isIntegrating ? 1 : 0, "it is the first sample")
    _running = Register(1, reset: 0, "references are converted")
    _cycle = Register(counterWidth(layer.columnCycles + 1), reset: 0)
    _count = Register(
      MatrixConverterSpecification.calibrationSampleBits, reset: 0,
      "conversions of the reference so far")
    _isUpper = Registers(count: gains, reset: 0, "the upper reference is converted")
    _dividing = Registers(count: gains, reset: 0, "the gains are divided")
    _divideTime = Registers(
      count: gains, width: counterWidth(converter.gainDividendBits + 2), reset: 0)
  }

  public var moduleName: String { name }
  public var documentation: String {
    "Calibration of a layer's converters (\(layer.converter.calibration.rawValue)) in "
      + "\(layer.calibrationCycles) cycles."
  }

  @LogicBuilder public var body: Logic {
    let last = cycle == layer.columnCycles
    let strobes = ConversionStrobes(layer, cycle: cycle)
    let ends = (measure && count == MatrixConverterSpecification.calibrationSamples - 1)
      .named("ends")

    busy <== (dividing.elements.first.map { running || $0 } ?? running)
    upper <== (isUpper.elements.first ?? false)
    sample <== (running && strobes.sample)
    for restart in restart { restart <== (running && strobes.restart) }
    search <== (running && strobes.search && !last)
    measure <== (running && last)
    divide <== (dividing.elements.first.map { $0 && divideTime[0] == 0 } ?? false)
    when(start) { running <== 1 }
    when(running) { cycle <== mux(last, Literal(0, width: cycle.width), cycle &+ 1) }
    when(measure) { count <== count &+ 1 }
    if dividing.count == 0 {
      when(ends) { running <== 0 }
    } else {
      withGains(ends)
    }
    assert(!(start && busy), "a calibration begins when none runs")
    cover(measure, "a reference is measured")
  }

  @LogicBuilder private func withGains(_ ends: Signal) -> Logic {
    when(ends) {
      isUpper[0] <== !isUpper[0]
      when(isUpper[0]) {
        running <== 0
        dividing[0] <== 1
      }
    }
    when(dividing[0]) {
      divideTime[0] <== divideTime[0] &+ 1
      when(divideTime[0] == layer.converter.gainDividendBits + 1) {
        divideTime[0] <== 0
        dividing[0] <== 0
      }
    }
  }
}
