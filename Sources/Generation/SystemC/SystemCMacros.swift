import CrossbarPhysics
import DevicePhysics
import Specifications
import Templates

extension BehaviouralMacros {
  /// The crossbar macro of an accelerator as a SystemC module: `NAME_crossbar_macro.hpp`.
  ///
  /// - Parameter pins: its ports but clock and reset, as members.
  static func systemCCrossbar(
    _ specification: QLearningAcceleratorSpecification, pins: String
  ) throws(TemplateError) -> GeneratedText {
    let tile = specification.tile
    let physics = crossbarPhysics(specification, in: .cPlusPlus)
    let sense =
      switch specification.learning.greedyChoice {
      case .winnerTakeAll: SystemCSense(amplifiersOf: tile)
      case .digitalMaximum: SystemCSense()
      }
    let number = SystemCTileNumber(tile)
    let text = try Template.crossbarModule.filled(with: [
      "name": specification.name,
      "rows": "\(tile.rowsPerTile)",
      "columns": "\(tile.columns)",
      "cells": "\(tile.cellsPerTile)",
      "pins": pins,
      "device_stream": "\(RandomStream.device)",
      "cycle_stream": "\(RandomStream.cycle)",
      "sample_stream": "\(RandomStream.columnSample)",
      "offset_stream": number.stream,
      "first_cell": number.firstCell,
      "first_column": number.firstColumn,
      "comparator": number.comparator,
      "constants": physics.constantsText,
      "generator": CounterGenerator.cPlusPlus,
      "functions": physics.functionsText,
      "sense_start": sense.start,
      "sense_functions": sense.functions,
      "sense_strobe": sense.strobe,
    ])
    return GeneratedText(name: "\(specification.name)_crossbar_macro.hpp", text: text)
  }

  /// The macro of the second-order memristor as a SystemC module: `NAME_gradient_macro.hpp`.
  ///
  /// - Parameter pins: its ports but clock and reset, as members.
  static func systemCGradient(
    _ specification: QLearningAcceleratorSpecification, pins: String
  ) throws(TemplateError) -> GeneratedText {
    let physics = gradientPhysics(specification.learningRate, in: .cPlusPlus)
    let text = try Template.gradientModule.filled(with: [
      "name": specification.name,
      "pins": pins,
      "sample_stream": "\(RandomStream.gradientSample)",
      "constants": physics.constantsText,
      "generator": CounterGenerator.cPlusPlus,
      "functions": physics.functionsText,
    ])
    return GeneratedText(name: "\(specification.name)_gradient_macro.hpp", text: text)
  }
}

/// What the crossbar macro has more in SystemC where sense amplifiers choose the winner; empty where
/// they do not.
struct SystemCSense {
  var start = ""
  var functions = ""
  var strobe = ""

  init() {}

  init(amplifiersOf tile: CrossbarTileSpecification) {
    let isNumbered = tile.tiles > 1
    // The number of a tile is not there yet when the simulation begins.
    let offset =
      isNumbered
      ? "sense_offset_of(\n            generator.normal(SENSE_STREAM, tile_i.read() * ACTIONS + action, 0))"
      : "sense_offset[action]"
    let offsets = isNumbered ? "" : "\n  double sense_offset[ACTIONS] = {};"
    start =
      isNumbered
      ? ""
      : """

          for (std::uint32_t action = 0; action < ACTIONS; ++action) {
            sense_offset[action] = sense_offset_of(generator.normal(SENSE_STREAM, action, 0));
          }
      """
    functions = """

        static constexpr std::uint32_t ACTIONS = \(tile.valuesPerRow);
        static constexpr std::uint32_t SLICES = \(tile.slices);
        static constexpr std::uint32_t SENSE_STREAM = \(RandomStream.senseOffset);\(offsets)

        // The current that the sense amplifier of one action sees.
        double sensed(
            std::uint32_t row, std::uint32_t slice, std::uint32_t action, double wordline_code) const {
          return cell_current(state_q[row * COLUMNS + action * SLICES + slice], wordline_code)
              + \(offset);
        }

        // Those of the mask whose current is within the margin of the greatest.
        std::uint32_t remaining(
            std::uint32_t row, std::uint32_t slice, std::uint32_t mask, double wordline_code) const {
          double greatest = -1.7976931348623157e+308;
          for (std::uint32_t action = 0; action < ACTIONS; ++action) {
            const double current = sensed(row, slice, action, wordline_code);
            if ((mask >> action & 1) && current > greatest) greatest = current;
          }
          std::uint32_t candidates = 0;
          for (std::uint32_t action = 0; action < ACTIONS; ++action) {
            const double current = sensed(row, slice, action, wordline_code);
            if ((mask >> action & 1) && current >= greatest - SENSE_MARGIN) {
              candidates |= std::uint32_t{1} << action;
            }
          }
          return candidates;
        }

      """
    strobe = """

          if (sense_i.read()) {
            candidates_o.write(
                remaining(row, sense_slice_i.read(), sense_mask_i.read(), wordline_code_i.read()));
          }
      """
  }
}

/// What the crossbar macro has more in SystemC where it is one of several tiles; empty where it is not.
struct SystemCTileNumber {
  var stream = ""
  /// What is added to the number of a cell or a column.
  var firstCell = ""
  var firstColumn = ""
  var comparator = ""

  init(_ tile: CrossbarTileSpecification) {
    guard tile.tiles > 1 else { return }
    stream = "\n  static constexpr std::uint32_t OFFSET_STREAM = \(RandomStream.comparatorOffset);"
    firstCell = "tile_i.read() * CELLS + "
    firstColumn = "tile_i.read() * COLUMNS + "
    comparator = ", generator.normal(OFFSET_STREAM, tile_i.read(), 0)"
  }
}
