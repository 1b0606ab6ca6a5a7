import CrossbarPhysics
import DevicePhysics
import Specifications
import Templates

extension BehaviouralMacros {
  /// The crossbar macro of an accelerator: `NAME_crossbar_macro`.
  ///
  /// With the digital maximum it has no pins for the sense amplifiers.
  ///
  /// - Throws: `TemplateError` when `templates/crossbar_macro.sv` has other marks than are filled
  ///   in here.
  public static func crossbar(
    _ specification: QLearningAcceleratorSpecification
  ) throws(TemplateError) -> GeneratedText {
    let tile = specification.tile
    let physics = crossbarPhysics(specification, in: .systemVerilog)
    let sense =
      switch specification.learning.greedyChoice {
      case .winnerTakeAll: SenseText(amplifiersOf: tile)
      case .digitalMaximum: SenseText()
      }
    let number = TileNumberText(tile)

    let text = try Template.crossbarMacro.filled(with: [
      "name": specification.name,
      "rows": "\(tile.rowsPerTile)",
      "columns": "\(tile.columns)",
      "cells": "\(tile.cellsPerTile)",
      "row_msb": "\(selectBits(tile.rowsPerTile) - 1)",
      "tile_port": number.port,
      "offset_stream": number.stream,
      "first_cell": number.firstCell,
      "first_column": number.firstColumn,
      "comparator": number.comparator,
      "wordline_msb": "\(tile.wordlineBits - 1)",
      "column_msb": "\(selectBits(tile.columns) - 1)",
      "threshold_msb": "\(specification.converter.bits - 1)",
      "amplitude_msb": "\(specification.programVerify.amplitudeBits - 1)",
      "device_stream": "\(RandomStream.device)",
      "cycle_stream": "\(RandomStream.cycle)",
      "sample_stream": "\(RandomStream.columnSample)",
      "constants": physics.constantsText,
      "generator": CounterGenerator.systemVerilog,
      "functions": physics.functionsText,
      "sense_ports": sense.ports,
      "sense_functions": sense.functions,
      "sense_start": sense.start,
      "sense_strobe": sense.strobe,
    ])
    return GeneratedText(name: "\(specification.name)_crossbar_macro.sv", text: text)
  }

  /// The equations of the crossbar macro.
  static func crossbarPhysics(
    _ specification: QLearningAcceleratorSpecification, in language: PhysicsLanguage
  ) -> PrintedPhysics {
    let parameters = CrossbarParameters(specification)
    var physics = PrintedPhysics(language)
    addCell(parameters, to: &physics)
    addReading(noise: parameters.readNoise, to: &physics)
    if specification.tile.tiles > 1 {
      let spread = specification.tile.comparatorSpread
      addComparators(specification.converter, spread: spread, to: &physics)
    } else {
      addComparator(specification.converter, to: &physics)
    }
    addProgramming(parameters, to: &physics)
    if specification.learning.greedyChoice == .winnerTakeAll {
      physics.addConstant(parameters.senseMargin, named: "senseMargin")
      addSensing(parameters, to: &physics)
    }
    return physics
  }

  /// Those of the comparators of several tiles.
  private static func addComparators(
    _ converter: SARConverterSpecification, spread: Double, to physics: inout PrintedPhysics
  ) {
    let currents = ConverterCurrents(converter)
    physics.addConstant(currents.reference, named: "referenceCurrent")
    physics.addFunction(
      "compared", of: ["sample", "normalNumber"],
      comment: "The current that the comparator of a tile sees."
    ) { $0[0] + currents.offset(spread: spread, normal: $0[1]) }
    physics.addFunction(
      "threshold", of: ["trial"], comment: "The current at the lower edge of a trial code."
    ) { currents.threshold($0[0]) }
  }

  private static func addCell(
    _ parameters: CrossbarParameters, to physics: inout PrintedPhysics
  ) {
    physics.addFunction(
      "cellCurrent", of: ["state", "wordlineCode"],
      comment: "The current of a cell whose wordline is driven with a code."
    ) { parameters.cellCurrent(state: $0[0], wordlineCode: $0[1]) }
  }

  private static func addProgramming(
    _ parameters: CrossbarParameters, to physics: inout PrintedPhysics
  ) {
    physics.addConstant(parameters.set.width, named: "setWidth")
    physics.addConstant(parameters.reset.width, named: "resetWidth")
    physics.addFunction(
      "setMagnitude", of: ["amplitude"], comment: "The magnitude of a SET pulse."
    ) { parameters.set.magnitude($0[0], prefix: "set") }
    physics.addFunction(
      "resetMagnitude", of: ["amplitude"], comment: "The magnitude of a RESET pulse."
    ) { parameters.reset.magnitude($0[0], prefix: "reset") }
    physics.addFunction(
      "programmingRate", of: ["cellNumber", "pulseNumber"],
      comment:
        "How much faster than nominal a cell switches, from its and the pulse's random number."
    ) { parameters.programmingRate(cell: $0[0], pulse: $0[1]) }
    physics.addFunction(
      "pulsed", of: ["state", "voltage", "width", "rate"],
      comment: "The state after a pulse: SET when the voltage is negative, else RESET."
    ) { parameters.device.pulsed($0[0], voltage: $0[1], width: $0[2], rate: $0[3]) }
  }

  private static func addSensing(
    _ parameters: CrossbarParameters, to physics: inout PrintedPhysics
  ) {
    physics.addFunction(
      "senseOffsetOf", of: ["normalNumber"], comment: "The offset of a sense amplifier."
    ) { parameters.senseOffset(normal: $0[0]) }
  }
}

/// What the crossbar macro has more where it is one of several tiles; empty where it is not.
struct TileNumberText {
  var port = ""
  var stream = ""
  /// What is added to the number of a cell, a column or a sense amplifier.
  var firstCell = ""
  var firstColumn = ""
  var comparator = ""

  init(_ tile: CrossbarTileSpecification) {
    guard tile.tiles > 1 else { return }
    let bits = BehaviouralMacros.selectBits(tile.tiles)
    port =
      "\n  // Which tile it is, for its random numbers.\n  input  logic [\(bits - 1):0] tile_i,"
    stream = "\n  localparam int OFFSET_STREAM = \(RandomStream.comparatorOffset);"
    firstCell = "int'(tile_i) * CELLS + "
    firstColumn = "int'(tile_i) * COLUMNS + "
    comparator = ", normal(OFFSET_STREAM, int'(tile_i), 64'd0)"
  }
}
