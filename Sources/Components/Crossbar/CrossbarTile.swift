import HDL
import Specifications

/// The crossbar with all that reads and writes it: macro, calibrated converter, row reader, value
/// writer and program-verify.
///
/// One operation at a time; each `…_start` is answered by its `…_done` one-cycle strobe.
///
/// ```
///  row ───────────────┬──────────────▶ ┌───────┐ comparator ┌────────────┐
///  read  ─▶ row reader ─ column ─────▶ │ macro │ ─────────▶ │ calibrated │
///  write ─▶ value writer ─▶ program- ▶ │       │ ◀───────── │ converter  │
///                            verify    └───────┘ threshold  └────────────┘
/// ```
public class CrossbarTile: Hardware {
  @Input("the wordline of the next operation") var row
  @Input("stores the converter's offset") var calibrateStart
  @Input("reads every value of the row") var readStart
  @Input("writes one value of the row") var writeStart
  @Input("the value that is written") var writeIndex
  @Input("two's complement") var writeValue
  @Output("calibrated") var calibrateDone
  @Output("the values are there") var readDone
  @Output("the value is written") var writeDone
  @Outputs var values: SignalArray
  @Output("a value is complete in this cycle") var valueValid
  @Output("which one") var valueIndex
  @Output var value
  @Output("a code is there, of a column or of the reference") var conversionValid
  @Output("the column that is converted or programmed") var column
  @Output("the code with the converter's offset") var conversionCode
  @Output("a pulse is given in this cycle") var pulse
  @Output("SET, not RESET") var pulseSet
  @Output var pulseAmplitude
  @Output("a cell was given up") var fault
  @FlippedPorts var number: TileNumber?

  @Instance var macro: CrossbarMacro
  @Instance var converter: CalibratedConverter
  @Instance var reader: RowReader
  @Instance var writer: ValueWriter
  @Instance var programVerify: ProgramVerify
  @Register(1, reset: 0) var calibrating
  @Register(1, reset: 0, "the value writer has the column") var writing

  let specification: QLearningAcceleratorSpecification

  public convenience init(_ specification: QLearningAcceleratorSpecification) {
    self.init(specification, macro: CrossbarMacro(specification))
  }

  init(_ specification: QLearningAcceleratorSpecification, macro: CrossbarMacro) {
    let (tile, converter) = (specification.tile, specification.converter)
    self.specification = specification
    _row = Input(counterWidth(tile.rowsPerTile), "the wordline of the next operation")
    _writeIndex = Input(counterWidth(tile.valuesPerRow), "the value that is written")
    _writeValue = Input(signed: tile.valueBits, "two's complement")
    _values = Outputs(count: tile.valuesPerRow, signed: tile.valueBits)
    _valueIndex = Output(counterWidth(tile.valuesPerRow), "which one")
    _value = Output(signed: tile.valueBits)
    _column = Output(counterWidth(tile.columns), "the column that is converted or programmed")
    _conversionCode = Output(converter.bits, "the code with the converter's offset")
    _pulseAmplitude = Output(specification.programVerify.amplitudeBits)
    _macro = Instance(wrappedValue: macro)
    _converter = Instance(wrappedValue: CalibratedConverter(converter))
    _reader = Instance(wrappedValue: RowReader(tile: tile, converterBits: converter.bits))
    _writer = Instance(wrappedValue: ValueWriter(tile: tile))
    _programVerify = Instance(
      wrappedValue: ProgramVerify(
        specification.programVerify, converterBits: converter.bits, cellBits: tile.cellBits))
    _number = FlippedPorts(TileNumber(tile), prefix: "")
  }

  public var documentation: String {
    let tile = specification.tile
    return
      "A crossbar of \(tile.rowsPerTile) rows with \(tile.valuesPerRow) values of \(tile.valueBits) bits each."
  }

  public var body: Logic {
    macroPins
    calibration
    reading
    programming
    properties
  }

  @LogicBuilder private var macroPins: Logic {
    column <== mux(writing, writer.column, reader.column)
    macro.row <== row
    macro.wordlineCode <== specification.tile.readCode
    macro.column <== column
    macro.reference <== converter.reference
    macro.sample <== converter.sample
    macro.threshold <== converter.threshold
    macro.pulse <== programVerify.pulse
    macro.pulseSet <== programVerify.pulseSet
    macro.pulseAmplitude <== programVerify.pulseAmplitude
    converter.comparator <== macro.comparator
    pulse <== programVerify.pulse
    pulseSet <== programVerify.pulseSet
    pulseAmplitude <== programVerify.pulseAmplitude
  }

  @LogicBuilder private var calibration: Logic {
    converter.start <== calibrateStart | reader.converterStart | programVerify.converterStart
    converter.calibrate <== calibrateStart
    calibrateDone <== calibrating & converter.done
    conversionValid <== converter.done
    conversionCode <== converter.rawCode
    when(calibrateDone) { calibrating <== 0 }
    when(calibrateStart) { calibrating <== 1 }
  }

  @LogicBuilder private var reading: Logic {
    reader.start <== readStart
    reader.converterDone <== converter.done
    reader.code <== converter.code
    readDone <== reader.done
    for index in 0..<specification.tile.valuesPerRow { values[index] <== reader.values[index] }
    valueValid <== reader.valueValid
    valueIndex <== reader.valueIndex
    value <== reader.value
  }

  @LogicBuilder private var programming: Logic {
    writer.start <== writeStart
    writer.index <== writeIndex
    writer.value <== writeValue
    writer.cellDone <== programVerify.done
    writeDone <== writer.done
    programVerify.start <== writer.cellStart
    programVerify.level <== writer.level
    programVerify.converterDone <== converter.done
    programVerify.code <== converter.code
    fault <== programVerify.fault
    when(writer.done) { writing <== 0 }
    when(writeStart) { writing <== 1 }
  }

  @LogicBuilder private var properties: Logic {
    let running = [calibrating & ~calibrateDone, reader.busy, writing & ~writeDone]
    let starts = [calibrateStart, readStart, writeStart]
    assert(~(pulse & converter.converting), "no pulse while a conversion runs")
    assert(atMostOne(running), "one operation at a time")
    assert(atMostOne(starts), "one start at a time")
    assert(
      ~((starts[0] | starts[1] | starts[2]) & (running[0] | running[1] | running[2])),
      "an operation is started when none runs")
    if let number, let pin = macro.number { pin.tile <== number.tile }
  }

  private func atMostOne(_ bits: [Signal]) -> Signal {
    ~((bits[0] & bits[1]) | (bits[0] & bits[2]) | (bits[1] & bits[2]))
  }
}

extension UnreachedHardware {
  static let ofCrossbarTile: [Self] = [
    .signal("fault", in: "maze-walker", because: noFaults),
    .signal("program_verify_fault", in: "maze-walker", because: noFaults),
  ]
}
