import HDL
import Specifications

/// A crossbar with its converters and accumulators.
///
/// ```
///  drive ─▶ ┌───────┐ comparators ┌───────┐ sum of the
///           │ macro │ ──────────▶ │ lanes │ chosen output
///  column ▶ │       │ ◀────────── │       │ ─▶
///           └───────┘ thresholds  └───────┘
/// ```
public final class MatrixTile: Hardware {
  @Input("which tile of the layer it is") var index
  @Input("the codes of the rows") var drive
  @Input("the bitline of every lane") var column
  @Input("samples at the end of this cycle") var sample
  @Inputs var restart: SignalArray
  @Input("a threshold is tried in this cycle") var search
  @Input("adds the codes") var accumulate
  @Input var slot
  @Input var shift
  @Input var negative
  @Input var first
  @Input("the accumulators are complete") var capture
  @Input("the output that is read, within its lane") var readSlot
  @Input("its lane") var readLane
  @Output("its sum") var sum
  @Output("the codes of the lanes, lane 0 lowest") var codes
  @FlippedPorts var cellWrite: CellWritePins?
  @FlippedPorts var verifying: VerifyPins?
  @Inputs var pulse: SignalArray
  @Inputs var pulseSet: SignalArray
  @Inputs var pulseCode: SignalArray
  @FlippedPorts var reference: ReferencePins?
  @FlippedPorts var upperReference: UpperReferencePins?
  @FlippedPorts var calibration: CalibrationStrobes?
  @FlippedPorts var gains: GainStrobes?

  @Instance var macro: MatrixMacro
  @Instance var trials: TrialSequence?
  @Instance var decisions: SearchSequence?
  @Instances var lanes: [MatrixLane]
  @Instances var corrections: [LaneCalibration]

  private let layer: MatrixLayerSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    let tile = layer.tile
    self.layer = layer
    name = names.module("tile")
    _index = Input(counterWidth(layer.tiles), "which tile of the layer it is")
    _drive = Input(tile.rows * tile.rowBits, "the codes of the rows")
    _column = Input(counterWidth(layer.usedColumnsPerLane), "the bitline of every lane")
    _restart = Inputs(
      count: layer.isIntegrating ? 1 : 0, "it is the first sample of a column")
    _slot = Input(counterWidth(layer.slotsPerLane))
    _shift = Input(VectorSequencer.shiftBits(layer))
    _readSlot = Input(
      counterWidth(layer.outputsPerLane), "the output that is read, within its lane")
    _readLane = Input(counterWidth(tile.converters), "its lane")
    _sum = Output(
      signed: layer.accumulatorBits + (layer.mapping.hasOffsetColumn ? 1 : 0), "its sum")
    _codes = Output(
      tile.converters * layer.converter.bits, "the codes of the lanes, lane 0 lowest")
    _cellWrite = FlippedPorts(CellWritePins(layer), prefix: "")
    _verifying = FlippedPorts(VerifyPins(layer), prefix: "")
    _reference = FlippedPorts(ReferencePins(layer), prefix: "")
    _upperReference = FlippedPorts(UpperReferencePins(layer), prefix: "")
    _calibration = FlippedPorts(CalibrationStrobes(layer), prefix: "")
    _gains = FlippedPorts(GainStrobes(layer), prefix: "")
    let pulses = layer.programming.isVerified ? tile.converters : 0
    _pulse = Inputs(count: pulses, "a lane's cell gets a pulse")
    _pulseSet = Inputs(count: pulses, "a SET pulse, not a RESET pulse")
    _pulseCode = Inputs(count: pulses, width: layer.pulseCodeBits)
    _macro = Instance(wrappedValue: MatrixMacro.make(layer, names: names))
    _trials = Instance(wrappedValue: TrialSequence.make(layer, names: names))
    _decisions = Instance(wrappedValue: SearchSequence.make(layer, names: names))
    _lanes = Instances((0..<tile.converters).map { _ in MatrixLane.make(layer, names: names) })
    let isCalibrated = layer.converter.calibration != .none
    _corrections = Instances(
      (0..<(isCalibrated ? tile.converters : 0)).map { _ in LaneCalibration(layer, names: names) })
  }

  public var moduleName: String { name }
  public var documentation: String {
    """
    A crossbar of \(layer.tile.rows) x \(layer.tile.columns) cells with \
    \(layer.tile.converters) converters of \(layer.converter.bits) bits.
    """
  }

  @LogicBuilder public var body: Logic {
    macro.tile <== index
    macro.drive <== drive
    macro.column <== column
    macro.sample <== sample
    cellWrite <==> macro.cellWrite
    verifying <==> macro.verifying
    reference <==> macro.reference
    upperReference <==> macro.upperReference
    for lane in pulse.indices {
      macro.pulse[lane] <== pulse[lane]
      macro.pulseSet[lane] <== pulseSet[lane]
      macro.pulseCode[lane] <== pulseCode[lane]
    }
    for pin in macro.restart { pin <== restart[0] }
    for pin in macro.search { pin <== search }
    if let macro = macro as? SenseMatrixMacro { macro.sense <== search }
    if let trials {
      trials.sample <== begins
      trials.search <== search
    }
    if let decisions {
      decisions.sample <== begins
      decisions.search <== search
    }
    for (index, lane) in lanes.enumerated() {
      lane.accumulate <== accumulate
      lane.slot <== slot
      lane.shift <== shift
      lane.negative <== negative
      lane.first <== first
      lane.capture <== capture
      lane.readSlot <== readSlot
      converting(lane, index)
    }
    sum <== element(of: lanes.map(\.sum), at: readLane)
    for (lane, correction) in zip(lanes, corrections) { correcting(lane, by: correction) }
    codes <== cat(lanes.reversed().map { $0.corrected.elements.first ?? $0.code })
  }

  /// The first cycle in which the current is taken.
  private var begins: Signal { restart.elements.first ?? sample }

  /// Joins a lane with its comparators.
  @LogicBuilder private func converting(_ lane: MatrixLane, _ index: Int) -> Logic {
    if let lane = lane as? ComparingMatrixLane, let macro = macro as? ComparingMatrixMacro {
      lane.sample <== begins
      lane.searching <== search
      lane.comparator <== macro.comparator[index]
    }
    if let lane = lane as? SearchedMatrixLane, let macro = macro as? SearchedMatrixMacro,
      let trials
    {
      lane.trial <== trials.trial
      macro.threshold[index] <== lane.threshold
    }
    if let lane = lane as? RedundantMatrixLane, let macro = macro as? SearchedMatrixMacro,
      let decisions
    {
      lane.trial <== decisions.trial
      lane.weight <== decisions.weight
      macro.threshold[index] <== lane.threshold
    }
    if let lane = lane as? FlashMatrixLane, let macro = macro as? FlashMatrixMacro {
      lane.searching <== search
      lane.comparators <== macro.comparators[index]
    }
    if let lane = lane as? SenseMatrixLane, let macro = macro as? SenseMatrixMacro {
      lane.decision <== macro.decision[index]
    }
  }
}
