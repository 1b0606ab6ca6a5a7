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
    let text = try Template.crossbarModule.filled(with: [
      "name": specification.name,
      "rows": "\(tile.rows)",
      "columns": "\(tile.columns)",
      "cells": "\(tile.cells)",
      "pins": pins,
      "device_stream": "\(RandomStream.device)",
      "cycle_stream": "\(RandomStream.cycle)",
      "sample_stream": "\(RandomStream.columnSample)",
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
    start = """

          for (std::uint32_t action = 0; action < ACTIONS; ++action) {
            sense_offset[action] = sense_offset_of(generator.normal(SENSE_STREAM, action, 0));
          }
      """
    functions = """

        static constexpr std::uint32_t ACTIONS = \(tile.valuesPerRow);
        static constexpr std::uint32_t SLICES = \(tile.slices);
        static constexpr std::uint32_t SENSE_STREAM = \(RandomStream.senseOffset);
        double sense_offset[ACTIONS] = {};

        // The current that the sense amplifier of one action sees.
        double sensed(
            std::uint32_t row, std::uint32_t slice, std::uint32_t action, double wordline_code) const {
          return cell_current(state_q[row * COLUMNS + action * SLICES + slice], wordline_code)
              + sense_offset[action];
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
