import HDL
import Specifications

/// One layer: a vector in, matrix times vector out, element by element.
///
/// While a vector is converted the next one is received and the results of the one before are given
/// out (`docs/matrix-engine.md`).
public final class MatrixLayer: Hardware {
  @Input var inputValid
  @Output var inputReady
  @Input var inputData
  @Output var outputValid
  @Input var outputReady
  @Output var outputData
  @Output("cells cannot be written now") var busy

  @Input("brings a cell to a level") var program
  @Input var programTile
  @Input var programRow
  @Input var programColumn
  @Input var programLevel
  @Ports var report: ProgramReport?

  @Output("the currents of a column are held") var traceSampled
  @Output("its codes are there") var traceConverted
  @Outputs var traceCodes: SignalArray
  @Output("an output leaves the layer") var traceOutput
  @Output("its exact sum") var traceSum
  @Output("what becomes of it; with winner-take-all the index of the greatest so far")
  var traceResult
  @Ports var calibration: CalibrationPorts?

  @Instances var elements: [InputElement]
  @Instance var sequencer: VectorSequencer
  @Instances var tiles: [MatrixTile]
  @Instance var outputs: OutputCounter
  @Instance var post: PostProcessor
  @Instance var programmer: MatrixProgrammer?
  @Instance var calibrator: CalibrationSequencer?
  @Instance var maximum: ArgMaximum?
  @Register("how many elements are received") var received
  @Register("a whole vector is received") var full
  @Register(1, reset: 0) var sampled
  @Wire("an element is received") var receives

  let layer: MatrixLayerSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    self.layer = layer
    name = names.module("layer")
    let tile = layer.tile
    _inputData = Input(layer.input.bits)
    _outputData = Output(layer.post.format.bits)
    _programTile = Input(counterWidth(layer.tiles))
    _programRow = Input(counterWidth(tile.rows))
    _programColumn = Input(counterWidth(tile.columns))
    _programLevel = Input(layer.mapping.cellBits)
    _traceResult = Output(
      layer.post.format.bits,
      "what becomes of it; with winner-take-all the index of the greatest so far")
    _calibration = Ports(CalibrationPorts([layer]), prefix: "")
    _calibrator = Instance(
      wrappedValue: layer.converter.calibration == .none
        ? nil : CalibrationSequencer(layer, names: names))
    _maximum = Instance(
      wrappedValue: layer.post.activation == .argMax ? ArgMaximum(layer, names: names) : nil)
    let isVerified = layer.programming.isVerified
    _report = Ports(isVerified ? ProgramReport(layer) : nil, prefix: "")
    _programmer = Instance(
      wrappedValue: isVerified ? MatrixProgrammer(layer, names: names) : nil)
    _traceCodes = Outputs(
      count: layer.tiles * tile.converters, width: layer.converter.bits,
      "of every lane of every tile")
    _traceSum = Output(signed: layer.sumBits, "its exact sum")
    _elements = Instances((0..<layer.inputs).map { _ in InputElement(layer, names: names) })
    _sequencer = Instance(wrappedValue: VectorSequencer(layer, names: names))
    _tiles = Instances((0..<layer.tiles).map { _ in MatrixTile(layer, names: names) })
    _outputs = Instance(wrappedValue: OutputCounter(layer, names: names))
    _post = Instance(wrappedValue: PostProcessor(layer, names: names))
    _received = Register(
      counterWidth(layer.inputs), reset: 0, "how many elements are received")
  }

  public var moduleName: String { name }
  public var documentation: String {
    """
    Layer \(layer.name): \(layer.outputs) x \(layer.inputs) weights in \(layer.rowBlocks) x \
    \(layer.columnBlocks) tiles.
    """
  }

  @LogicBuilder public var body: Logic {
    receiving
    converting
    if let programmer { programming(programmer) }
    if let calibrator, let calibration { calibrating(calibrator, calibration) }
    giving
    if let maximum { choosing(maximum) } else { passing }
    tracing
  }

  @LogicBuilder private var receiving: Logic {
    inputReady <== (!full || sequencer.take)
    receives <== (inputValid && inputReady)
    when(sequencer.take) { full <== 0 }
    when(receives) {
      received <== received &+ 1
      when(received == layer.inputs - 1) {
        received <== 0
        full <== 1
      }
    }
    for (index, element) in elements.enumerated() {
      element.receive <== receives
      element.data <== (index + 1 < elements.count ? elements[index + 1].received : inputData)
      element.take <== sequencer.take
      for pin in element.advance { pin <== sequencer.advance }
      for pin in element.signPlane { pin <== sequencer.signPlane }
      for pin in element.pulse { pin <== sequencer.pulse[0] }
    }
  }

  @LogicBuilder private var converting: Logic {
    let claims = [programmer?.claims, calibration?.calibrate, calibrator?.busy].compactMap(\.self)
    sequencer.vectorReady <== claims.reduce(full) { $0 && !$1 }
    sequencer.resultsTaken <== outputs.taken
    let others = [programmer?.busy, calibrator?.busy].compactMap(\.self)
    busy <== others.reduce(sequencer.busy) { $0 || $1 }
    for block in 0..<layer.rowBlocks {
      let drive = verifyDrive(or: drive(ofBlock: block)).named("drive_\(block)")
      for columnBlock in 0..<layer.columnBlocks {
        let index = layer.tile(rowBlock: block, columnBlock: columnBlock)
        tile(tiles[index], index: index, drive: drive)
      }
    }
  }

  /// The codes of a block's rows, those without an input 0.
  private func drive(ofBlock block: Int) -> Signal {
    let first = block * layer.tile.rows
    let used = layer.usedRows(ofBlock: block)
    let unused = (layer.tile.rows - used) * layer.tile.rowBits
    let codes = elements[first..<first + used].reversed().map(\.drive)
    return cat((unused > 0 ? [Literal(0, width: unused)] : []) + codes)
  }

  @LogicBuilder private func tile(_ tile: MatrixTile, index: Int, drive: Signal) -> Logic {
    tile.index <== Literal(index, width: tile.index.width)
    tile.drive <== drive
    tile.column
      <== (programmer.map { mux($0.busy, $0.column, sequencer.column) } ?? sequencer.column)
    tile.sample
      <== strobe(sequencer.sample, calibrator?.sample, programmer?.sample, ofTile: index)
    for pin in tile.restart {
      pin
        <== strobe(
          sequencer.restart[0], calibrator?.restart[0], programmer?.restart[0], ofTile: index)
    }
    tile.search
      <== strobe(sequencer.search, calibrator?.search, programmer?.search, ofTile: index)
    tile.accumulate <== sequencer.accumulate
    tile.slot <== sequencer.slot
    tile.shift <== sequencer.shift
    tile.negative <== sequencer.negative
    tile.first <== sequencer.first
    tile.capture <== sequencer.capture
    tile.readSlot <== outputs.slot
    tile.readLane <== outputs.lane
    if let cellWrite = tile.cellWrite {
      cellWrite.program <== (program && programTile == index)
      cellWrite.programRow <== programRow
      cellWrite.programColumn <== programColumn
      cellWrite.programLevel <== programLevel
    }
    if let programmer { verifying(tile, index, by: programmer) }
    if let calibrator { calibrating(tile, by: calibrator) }
  }

  /// A strobe of a tile: that of a vector, of a reference, or of a cell of its own that is verified.
  private func strobe(
    _ ofVector: Signal, _ ofReference: Signal?, _ ofCell: Signal?, ofTile index: Int
  ) -> Signal {
    let ofOwnCell = ofCell.flatMap { cell in programmer.map { cell && $0.tile == index } }
    return [ofReference, ofOwnCell].compactMap(\.self).reduce(ofVector) { $0 || $1 }
  }

  @LogicBuilder private var giving: Logic {
    outputs.capture <== sequencer.capture
    let parts = (0..<layer.rowBlocks).map { block in
      element(
        of: (0..<layer.columnBlocks).map {
          tiles[layer.tile(rowBlock: block, columnBlock: $0)].sum
        }, at: outputs.columnBlock)
    }
    for (output, index) in zip(post.output, outputs.index) { output <== index }
    post.sum <== fitted(sum(of: parts[...]), to: layer.sumBits)
  }

  /// A sum as a tree, with all its bits.
  private func sum(of parts: ArraySlice<Signal>) -> Signal {
    guard parts.count > 1 else { return parts[parts.startIndex] }
    let middle = parts.startIndex + parts.count / 2
    return sum(of: parts[..<middle]) + sum(of: parts[middle...])
  }

  @LogicBuilder private var tracing: Logic {
    sampled <== (sequencer.hold.elements.first ?? sequencer.sample)
    traceSampled <== sampled
    traceConverted <== sequencer.accumulate
    traceSum <== post.sum
    let bits = layer.converter.bits
    for (index, tile) in tiles.enumerated() {
      for lane in 0..<layer.tile.converters {
        traceCodes[index * layer.tile.converters + lane]
          <== tile.codes[(lane + 1) * bits - 1...lane * bits]
      }
    }
  }
}
