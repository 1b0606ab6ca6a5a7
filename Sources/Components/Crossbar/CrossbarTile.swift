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
  @FlippedPorts var operations: TileOperations
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
    _operations = FlippedPorts(
      TileOperations(specification, rows: tile.rowsPerTile), prefix: "")
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
    operations.column <== mux(writing, writer.column, reader.column)
    macro.row <== operations.row
    macro.wordlineCode <== specification.tile.readCode
    macro.column <== operations.column
    macro.reference <== converter.reference
    macro.sample <== converter.sample
    macro.threshold <== converter.threshold
    macro.pulse <== programVerify.pulse
    macro.pulseSet <== programVerify.pulseSet
    macro.pulseAmplitude <== programVerify.pulseAmplitude
    converter.comparator <== macro.comparator
    operations.pulse <== programVerify.pulse
    operations.pulseSet <== programVerify.pulseSet
    operations.pulseAmplitude <== programVerify.pulseAmplitude
  }

  @LogicBuilder private var calibration: Logic {
    converter.start <== operations.calibrateStart | reader.converterStart
      | programVerify.converterStart
    converter.calibrate <== operations.calibrateStart
    operations.calibrateDone <== calibrating & converter.done
    operations.conversionValid <== converter.done
    operations.conversionCode <== converter.rawCode
    when(operations.calibrateDone) { calibrating <== 0 }
    when(operations.calibrateStart) { calibrating <== 1 }
  }

  @LogicBuilder private var reading: Logic {
    reader.start <== operations.readStart
    reader.converterDone <== converter.done
    reader.code <== converter.code
    operations.readDone <== reader.done
    for index in 0..<specification.tile.valuesPerRow {
      operations.values[index] <== reader.values[index]
    }
    operations.valueValid <== reader.valueValid
    operations.valueIndex <== reader.valueIndex
    operations.value <== reader.value
  }

  @LogicBuilder private var programming: Logic {
    writer.start <== operations.writeStart
    writer.index <== operations.writeIndex
    writer.value <== operations.writeValue
    writer.cellDone <== programVerify.done
    operations.writeDone <== writer.done
    programVerify.start <== writer.cellStart
    programVerify.level <== writer.level
    programVerify.converterDone <== converter.done
    programVerify.code <== converter.code
    operations.fault <== programVerify.fault
    when(writer.done) { writing <== 0 }
    when(operations.writeStart) { writing <== 1 }
  }

  @LogicBuilder private var properties: Logic {
    let running = [
      calibrating & ~operations.calibrateDone, reader.busy, writing & ~operations.writeDone,
    ]
    let starts = [operations.calibrateStart, operations.readStart, operations.writeStart]
    assert(~(operations.pulse & converter.converting), "no pulse while a conversion runs")
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
