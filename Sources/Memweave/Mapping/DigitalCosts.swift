import CoSimulation
import Specifications

/// Energy and area of the digital part, from the cells that Yosys makes of it.
enum DigitalCosts {
  /// Square micrometres of cells of drive strength X1 in NanGate's 45 nm open cell library; a flip-flop with an enable is
  /// one without and a multiplexer.
  private static func area(of kind: String) -> Double {
    switch kind {
    case "$_NOT_", "$_BUF_": return 0.532
    case "$_NAND_", "$_NOR_": return 0.798
    case "$_AND_", "$_OR_", "$_ANDNOT_", "$_ORNOT_": return 1.064
    case "$_XOR_", "$_XNOR_": return 1.596
    case "$_MUX_": return 1.862
    default: return kind.hasPrefix("$_DFFE") || kind.hasPrefix("$_SDFFE") ? 7.182 : 5.32
    }
  }

  /// M. Horowitz, ISSCC 2014, 45 nm: an addition of 32 bits takes 0.1 pJ in 137 square micrometres.
  private static let energyOfArea = 0.1e-12 / 137
  /// The share of the gates that switch in a cycle.
  private static let activity = 0.1

  static func cost(of cells: SynthesizedCells, in engine: MatrixEngineSpecification)
    -> ComponentCost
  {
    let area = cells.counts.reduce(0.0) { $0 + Double($1.value) * Self.area(of: $1.key) }
    return ComponentCost(
      component: "digital", count: cells.counts.values.reduce(0, +),
      energy: area * energyOfArea * activity * Double(engine.interval), area: area * 1e-12,
      source: "cells by Yosys; area NanGate 45 nm X1; energy Horowitz (ISSCC 2014), 0.73 fJ a um2 "
        + "that switches, 10 % of it in a cycle, over the cycles of a vector")
  }
}
