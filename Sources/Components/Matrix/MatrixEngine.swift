import HDL
import Specifications

/// The whole matrix engine: layers in a chain between two streams, and the port through which a host
/// writes the weights' levels.
public final class MatrixEngine: Hardware {
  @Input var inputValid
  @Output var inputReady
  @Input var inputData
  @Output var outputValid
  @Input var outputReady
  @Output var outputData

  @Input("writes the level of a cell") var programValid
  @Output("no vector is converted") var programReady
  @Input var programLayer
  @Input var programTile
  @Input var programRow
  @Input var programColumn
  @Input var programLevel
  @Ports var report: ProgramReport?
  @Ports var engineReport: EngineProgramReport?
  @Ports var calibration: CalibrationPorts?

  @Instances var windows: [WindowStream]
  @Instances var layers: [MatrixLayer]
  @Outputs var traceSampled: SignalArray
  @Outputs var traceConverted: SignalArray
  @Outputs var traceCodes: SignalArray
  @Outputs var traceOutput: SignalArray
  @Outputs var traceSum: SignalArray
  @Outputs var traceResult: SignalArray

  let specification: MatrixEngineSpecification

  public init(_ specification: MatrixEngineSpecification) {
    self.specification = specification
    let layers = specification.layers
    func width(_ count: (MatrixLayerSpecification) -> Int) -> Int {
      counterWidth(layers.map(count).max() ?? 1)
    }
    _inputData = Input(layers.first?.input.bits ?? 1)
    _outputData = Output(layers.last?.post.format.bits ?? 1)
    _programLayer = Input(counterWidth(layers.count))
    _programTile = Input(width { $0.tiles })
    _programRow = Input(width { $0.tile.rows })
    _programColumn = Input(width { $0.tile.columns })
    _programLevel = Input(layers.map(\.mapping.cellBits).max() ?? 1)
    _windows = Instances(
      layers.enumerated().compactMap { index, layer in
        layer.windows.map {
          WindowStream(
            $0, width: layer.input.bits,
            names: MatrixNames(engine: specification.name, layer: index))
        }
      })
    _report = Ports(ProgramReport(specification), prefix: "")
    _calibration = Ports(CalibrationPorts(specification.layers), prefix: "")
    _engineReport = Ports(EngineProgramReport(specification), prefix: "")
    _layers = Instances(
      layers.enumerated().map { index, layer in
        MatrixLayer(layer, names: MatrixNames(engine: specification.name, layer: index))
      })
    _traceSampled = Outputs(count: layers.count, "the currents of a column of a layer are held")
    _traceConverted = Outputs(count: layers.count, "its codes are there")
    _traceCodes = Outputs(
      count: layers.reduce(0) { $0 + $1.tiles * $1.tile.converters },
      width: layers.map(\.converter.bits).max() ?? 1,
      "of every lane of every tile of every layer")
    _traceOutput = Outputs(count: layers.count, "an output leaves a layer")
    _traceSum = Outputs(
      count: layers.count, signed: layers.map(\.sumBits).max() ?? 1, "its exact sum")
    _traceResult = Outputs(
      count: layers.count, width: layers.map(\.post.format.bits).max() ?? 1,
      "what leaves the layer")
  }

  public var moduleName: String { specification.name }
  public var documentation: String {
    let sizes = specification.layers.map { "\($0.outputs) x \($0.inputs)" }
    return "Matrix engine: \(sizes.joined(separator: ", then ")) weights."
  }

  @LogicBuilder public var body: Logic {
    chain
    programming
    if let report, let engineReport { reporting(report, engineReport) }
    if let calibration { calibrating(calibration) }
    trace
  }

  @LogicBuilder private var chain: Logic {
    for (index, layer) in layers.enumerated() {
      let before = index == 0 ? nil : layers[index - 1]
      let offered = (
        valid: before?.outputValid ?? inputValid, data: before?.outputData ?? inputData
      )
      let ready = before?.outputReady ?? inputReady
      if let windows = windows(of: index) {
        windows.inputValid <== offered.valid
        windows.inputData <== offered.data
        ready <== windows.inputReady
        layer.inputValid <== windows.outputValid
        layer.inputData <== windows.outputData
        windows.outputReady <== layer.inputReady
      } else {
        layer.inputValid <== offered.valid
        layer.inputData <== offered.data
        ready <== layer.inputReady
      }
    }
    outputValid <== layers[layers.count - 1].outputValid
    outputData <== layers[layers.count - 1].outputData
    layers[layers.count - 1].outputReady <== outputReady
  }

  /// What makes the windows of a layer that looks at such.
  private func windows(of layer: Int) -> WindowStream? {
    let layers = specification.layers
    return layers[layer].windows.map { _ in windows[layers[..<layer].count { $0.windows != nil }] }
  }

  @LogicBuilder private var programming: Logic {
    programReady <== !layers.map(\.busy).reduce(false) { $0 || $1 }
    for (index, layer) in layers.enumerated() {
      layer.program <== (programValid && programReady && programLayer == index)
      layer.programTile <== fitted(programTile, to: layer.programTile.width)
      layer.programRow <== fitted(programRow, to: layer.programRow.width)
      layer.programColumn <== fitted(programColumn, to: layer.programColumn.width)
      layer.programLevel <== fitted(programLevel, to: layer.programLevel.width)
    }
  }

  /// All layers at once.
  @LogicBuilder private func calibrating(_ ports: CalibrationPorts) -> Logic {
    let own = layers.compactMap(\.calibration)
    for layer in own { layer.calibrate <== (ports.calibrate && programReady && !programValid) }
    ports.calibrating <== own.map(\.calibrating).reduce(false) { $0 || $1 }
  }

  @LogicBuilder private var trace: Logic {
    for (index, layer) in layers.enumerated() {
      traceSampled[index] <== layer.traceSampled
      traceConverted[index] <== layer.traceConverted
      traceOutput[index] <== layer.traceOutput
      traceSum[index] <== fitted(layer.traceSum, to: traceSum[index].width)
      traceResult[index] <== fitted(layer.traceResult, to: traceResult[index].width)
    }
    let codes = layers.flatMap(\.traceCodes.elements)
    for (trace, code) in zip(traceCodes, codes) { trace <== fitted(code, to: trace.width) }
  }
}
