import Accelerators
import Specifications
import Testing
import YAML

/// A named description.
struct Shape: Sendable, CustomTestStringConvertible {
  let name: String
  let description: AcceleratorDescription

  var testDescription: String { name }

  init(_ name: String, _ description: AcceleratorDescription) {
    self.name = name
    self.description = description
  }

  /// Sizes and choices nobody tuned.
  static let chosen: [Shape] = [
    Shape(
      "64 states x 4, 6-bit converter, other clock",
      AcceleratorDescription("small-agent", clock: 25.megahertz) {
        Learning(states: 64, actions: 4)
        Converter(bits: 6)
      }),
    Shape(
      "36 states x 8, winner-take-all, literal",
      AcceleratorDescription("eight-ways") {
        Learning(states: 36, actions: 8, greedy: .winnerTakeAll)
        LearningRate(mapping: .literal)
      }),
    Shape(
      "1 slice, nearest",
      AcceleratorDescription("one-slice") {
        Learning(states: 30, actions: 4, fractionBits: 3, rounding: .nearest)
        Crossbar(slices: 1)
        Converter(settleCycles: 1)
      }),
    Shape(
      "2 slices of 4 bits, settling 5 cycles",
      AcceleratorDescription("two-slices") {
        Learning(states: 25, actions: 4, fractionBits: 6)
        Crossbar(slices: 2, cellBits: 4, levelSpacing: 60.microsiemens)
        Converter(bits: 9, settleCycles: 5)
        LearningRate(converter: Converter(bits: 16, settleCycles: 5))
      }),
    Shape(
      "4 slices of 5 bits, as many codes as levels",
      AcceleratorDescription("four-slices") {
        Learning(states: 20, actions: 3, fractionBits: 18, greedy: .winnerTakeAll)
        Crossbar(slices: 4)
        Converter(bits: 5)
      }),
    Shape(
      "3 slices of 1 bit",
      AcceleratorDescription("single-bits") {
        Learning(states: 17, actions: 5, fractionBits: 1, greedy: .winnerTakeAll)
        Crossbar(slices: 3, cellBits: 1, levelSpacing: 400.microsiemens)
        Converter(bits: 4, settleCycles: 1)
      }),
    Shape(
      "1 slice of 1 bit",
      AcceleratorDescription("one-bit") {
        Learning(states: 2, actions: 2, fractionBits: 0, rounding: .nearest)
        Crossbar(slices: 1, cellBits: 1, levelSpacing: 400.microsiemens)
        LearningRate(mapping: .literal)
      }),
    Shape(
      "2 slices of 3 bits, 16 actions, fine errors",
      AcceleratorDescription("many-ways") {
        Learning(states: 9, actions: 16, fractionBits: 4, errorFractionBits: 20)
        Crossbar(slices: 2, cellBits: 3, levelSpacing: 100.microsiemens)
      }),
    Shape(
      "3 slices of 2 bits, errors as coarse as values",
      AcceleratorDescription("coarse") {
        Learning(
          states: 40, actions: 4, fractionBits: 4, errorFractionBits: 4, rounding: .nearest)
        Crossbar(slices: 3, cellBits: 2, levelSpacing: 200.microsiemens)
        Converter(bits: 10)
        ProgramVerify(tolerance: 60)
      }),
    Shape(
      "cells given up",
      AcceleratorDescription("short-breath") {
        Learning(states: 30, actions: 4)
        ProgramVerify(amplitudeBits: 3, pulseLimit: 9, pulseCycles: 1)
      }),
    Shape(
      "few plateaus, long ticks, all noise",
      AcceleratorDescription("restless") {
        Learning(states: 24, actions: 4, greedy: .winnerTakeAll)
        Crossbar(readNoise: 0.02, deviceSpread: 0.5, cycleSpread: 0.3)
        SenseAmplifiers(settleCycles: 5)
        LearningRate(
          tick: 100.seconds, readNoise: 0.01, driveCycles: 1, gapCycles: 1, holdCycles: 7,
          device: GradientDevice(plateaus: 3))
      }),
    Shape(
      "schedules, rates by visits, an easily alarmed change detector, winner-take-all",
      AcceleratorDescription("scheduled") {
        Learning(
          states: 25, actions: 4, fractionBits: 8, rounding: .nearest, greedy: .winnerTakeAll,
          rateRatio: 0.99, rateFloor: 0.05, explorationRatio: 0.9, explorationFloor: 0.01,
          visitExponent: 0.7,
          changeDetector: ChangeDetector(fast: 1, slow: 3, ratio: 0, floor: 0.001, holdOff: 5))
        Crossbar(slices: 2)
      }),
    Shape(
      "visits of each value, a change detector as it is by default, literal",
      AcceleratorDescription("visited") {
        Learning(
          states: 16, actions: 5, fractionBits: 9, errorFractionBits: 25, visitExponent: 2,
          visitCount: .value, changeDetector: ChangeDetector())
        LearningRate(mapping: .literal, device: GradientDevice(plateaus: 4))
      }),
    Shape(
      "100 states in 4 tiles of 32 rows, comparators that differ",
      AcceleratorDescription("four-tiles") {
        Learning(states: 100, actions: 4)
        Crossbar(tileRows: 32, comparatorSpread: 250.nanoamperes)
        Converter(bits: 10)
      }),
    Shape(
      "23 states in 5 tiles of 5 rows, winner-take-all",
      AcceleratorDescription("five-tiles") {
        Learning(states: 23, actions: 3, rounding: .nearest, greedy: .winnerTakeAll)
        Crossbar(tileRows: 5, slices: 2, readNoise: 0.01)
        SenseAmplifiers(offsetSpread: 2.microamperes)
      }),
    Shape(
      "the greatest numbers: 8 slices of 5 bits, 24 fraction bits, errors of 40",
      AcceleratorDescription("finest") {
        Learning(
          states: 6, actions: 4, fractionBits: 24, errorFractionBits: 40, visitExponent: 1,
          changeDetector: ChangeDetector(fast: 2, slow: 4, ratio: 7, floor: 0, holdOff: 1))
        Crossbar(slices: 8)
      }),
  ]
}
