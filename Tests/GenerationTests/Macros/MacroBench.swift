import CrossbarPhysics
import DevicePhysics
import Foundation
import Specifications

@testable import Generation

/// One clock edge of both macros: what is on their pins.
struct MacroStimulus {
  var sample = false
  var reference = false
  var pulse = false
  var set = false
  var sense = false
  var row = 0
  var column = 0
  var wordlineCode = 0
  var amplitude = 0
  var threshold = 0
  var slice = 0
  var mask = 0
  var tick = false
  var gradientAmplitude = 0
  var gradientThreshold = 0

  /// A line of numbers, as the bench reads it.
  var line: String {
    let strobes = [sample, reference, pulse, set, sense, tick].map { $0 ? 1 : 0 }
    let codes = [
      row, column, wordlineCode, amplitude, threshold, slice, mask, gradientAmplitude,
      gradientThreshold,
    ]
    return (strobes + codes).map(String.init).joined(separator: " ")
  }

  /// A random edge for a specification.
  static func random(
    for specification: QLearningAcceleratorSpecification,
    using source: inout some RandomNumberGenerator
  ) -> MacroStimulus {
    let tile = specification.tile
    func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &source) }
    var stimulus = MacroStimulus()
    stimulus.sample = below(3) > 0
    stimulus.reference = below(8) == 0
    stimulus.pulse = below(3) > 0
    stimulus.set = below(2) == 0
    stimulus.sense = below(4) == 0
    stimulus.tick = below(4) == 0
    stimulus.row = below(tile.rows)
    stimulus.column = below(tile.columns)
    stimulus.wordlineCode = below(tile.readCode + 1)
    stimulus.amplitude = below(specification.programVerify.maximumAmplitude + 1)
    stimulus.threshold = below(specification.converter.maximumCode + 1)
    stimulus.slice = below(tile.slices)
    stimulus.mask = below(1 << tile.valuesPerRow)
    // Mostly pulse pairs that work, from the lowest amplitude to the highest.
    stimulus.gradientAmplitude = [8, 4, below(16)][below(3)]
    stimulus.gradientThreshold = below(specification.learningRate.converter.maximumCode + 1)
    return stimulus
  }
}

/// What Swift says the macros show after each edge, in the form in which the bench prints it.
struct MacroExpectation {
  let specification: QLearningAcceleratorSpecification
  var array: CrossbarArray
  var cell: GradientCell
  var sampled = 0.0
  var gradientSampled = 0.0
  var candidates: UInt32 = 0
  let currents: ConverterCurrents
  let gradientCurrents: ConverterCurrents

  init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) {
    self.specification = specification
    array = CrossbarArray(CrossbarParameters(specification), seed: seed)
    cell = GradientCell(GradientCellParameters(specification.learningRate), seed: seed)
    currents = ConverterCurrents(specification.converter)
    gradientCurrents = ConverterCurrents(specification.learningRate.converter)
    // Before its first sample a comparator sees nothing, not even its own offset.
    sampled = -currents.offset
    gradientSampled = -gradientCurrents.offset
  }

  mutating func line(after stimulus: MacroStimulus) -> String {
    if stimulus.sample {
      sampled =
        stimulus.reference
        ? array.sampleReference()
        : array.sample(
          row: stimulus.row, column: stimulus.column, wordlineCode: stimulus.wordlineCode)
      gradientSampled = stimulus.reference ? cell.sampleReference() : cell.sample()
    }
    if stimulus.sense {
      candidates = array.sense(
        row: stimulus.row, slice: stimulus.slice, wordlineCode: stimulus.wordlineCode,
        candidates: UInt32(stimulus.mask))
    }
    if stimulus.pulse {
      array.pulse(
        row: stimulus.row, column: stimulus.column, set: stimulus.set,
        amplitude: stimulus.amplitude)
    }
    if stimulus.tick {
      cell.tick()
    } else if stimulus.pulse {
      cell.pulse(amplitude: stimulus.gradientAmplitude)
    }
    let position = stimulus.row * specification.tile.columns + stimulus.column
    let numbers = [
      array.states[position], currents.compared(sampled), cell.state.plateau,
      cell.state.recovered, cell.state.pending, gradientCurrents.compared(gradientSampled),
    ]
    let bits = [
      currents.keeps(trial: stimulus.threshold, sampled: sampled),
      gradientCurrents.keeps(trial: stimulus.gradientThreshold, sampled: gradientSampled),
    ]
    return
      (numbers.map { String($0.bitPattern, radix: 16) } + bits.map { $0 ? "1" : "0" }
      + [String(candidates)]).joined(separator: " ")
  }
}

/// A bench that puts lines of numbers on the pins of both macros and prints what they show.
enum MacroBench {
  static let text = """
    `timescale 1ns / 1ps
    module bench;
      logic clk;
      int sample, reference, pulse, set, sense, tick, row, column, wordline, amplitude, threshold;
      int slice, mask, gradient_amplitude, gradient_threshold, file, count, columns;
      logic comparator, gradient_comparator;
      logic [2:0] candidates;

      example_crossbar_macro crossbar (
        .clk_i(clk), .rst_ni(1'b1), .row_i(row[2:0]), .wordline_code_i(wordline[3:0]), .column_i(column[2:0]),
        .reference_i(reference[0]), .sample_i(sample[0]), .threshold_i(threshold[7:0]),
        .comparator_o(comparator), .pulse_i(pulse[0]), .pulse_set_i(set[0]),
        .pulse_amplitude_i(amplitude[4:0]), .sense_i(sense[0]), .sense_slice_i(slice[0:0]),
        .sense_mask_i(mask[2:0]), .candidates_o(candidates)
      );
      example_gradient_macro gradient (
        .clk_i(clk), .rst_ni(1'b1), .pulse_i(pulse[0]), .pulse_amplitude_i(gradient_amplitude[3:0]),
        .tick_i(tick[0]), .reference_i(reference[0]), .sample_i(sample[0]),
        .threshold_i(gradient_threshold[9:0]), .comparator_o(gradient_comparator)
      );

      initial begin
        clk = 0;
        file = $fopen("stimulus.txt", "r");
        count = 15;
        while (count == 15) begin
          count = $fscanf(file, "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d", sample, reference,
              pulse, set, sense, tick, row, column, wordline, amplitude, threshold, slice, mask,
              gradient_amplitude, gradient_threshold);
          if (count == 15) begin
            #1 clk = 1;
            #1 $display("%0h %0h %0h %0h %0h %0h %0d %0d %0d",
                $realtobits(crossbar.state_q[row * 6 + column]),
                $realtobits(crossbar.compared_q), $realtobits(gradient.plateau_q),
                $realtobits(gradient.recovered_q), $realtobits(gradient.pending_q),
                $realtobits(gradient.compared_q), comparator, gradient_comparator, candidates);
            clk = 0;
          end
        end
        $finish;
      end
    endmodule

    """
}
