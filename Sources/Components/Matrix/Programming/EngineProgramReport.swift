import HDL
import Specifications

/// What an engine tells of its programming beside what each of its layers tells.
struct EngineProgramReport: HardwareBundle {
  @Output("every cell of every layer is within its window or given up") var programDone
  @Output("the layer of the first cell that was given up, in the order of the layers")
  var faultLayer
  @Input("the layer asked for") var reportLayer

  /// `nil` in open loop.
  init?(_ engine: MatrixEngineSpecification) {
    guard engine.layers.contains(where: \.programming.isVerified) else { return nil }
    let layer = counterWidth(engine.layers.count)
    _faultLayer = Output(
      layer, "the layer of the first cell that was given up, in the order of the layers")
    _reportLayer = Input(layer, "the layer asked for")
  }
}

extension ProgramReport {
  /// Over all layers of an engine; `nil` in open loop.
  init?(_ engine: MatrixEngineSpecification) {
    guard engine.layers.contains(where: \.programming.isVerified) else { return nil }
    func width(_ count: (MatrixLayerSpecification) -> Int) -> Int {
      counterWidth(engine.layers.map(count).max() ?? 1)
    }
    self.init(
      tile: width { $0.tiles }, row: width { $0.tile.rows }, column: width { $0.tile.columns })
  }
}

extension MatrixEngine {
  @LogicBuilder
  func reporting(_ all: ProgramReport, _ report: EngineProgramReport) -> Logic {
    let own = layers.compactMap(\.report)
    let total = specification.layers.reduce(0) { $0 + $1.program.count }
    let cells = sum(own.map(\.programCells)).named("cells")
    for layer in own {
      layer.programLast <== all.programLast
      layer.programStart <== (all.programStart && programReady)
      layer.reportTile <== fitted(all.reportTile, to: layer.reportTile.width)
      layer.reportRow <== fitted(all.reportRow, to: layer.reportRow.width)
      layer.reportColumn <== fitted(all.reportColumn, to: layer.reportColumn.width)
    }
    report.programDone <== (cells == total)
    all.programCells <== cells
    all.programPulses <== sum(own.map(\.programPulses))
    all.programFaults <== sum(own.map(\.programFaults))
    report.faultLayer <== first(own) { index, _ in Literal(index, width: report.faultLayer.width) }
    all.faultTile <== first(own) { fitted($1.faultTile, to: all.faultTile.width) }
    all.faultRow <== first(own) { fitted($1.faultRow, to: all.faultRow.width) }
    all.faultColumn <== first(own) { fitted($1.faultColumn, to: all.faultColumn.width) }
    all.reportWear <== element(of: own.map(\.reportWear), at: report.reportLayer)
    all.reportFault <== element(of: own.map(\.reportFault), at: report.reportLayer)
  }

  private func sum(_ counts: [Signal]) -> Signal {
    counts.dropFirst().reduce(counts[0]) { $0 &+ $1 }
  }

  /// What is told by the first layer that has given a cell up; by the last one where none has.
  private func first(
    _ reports: [ProgramReport], _ value: (Int, ProgramReport) -> Signal
  ) -> Signal {
    let last = reports.count - 1
    return (0..<last).reversed().reduce(value(last, reports[last])) {
      mux(reports[$1].programFaults != 0, value($1, reports[$1]), $0)
    }
  }
}
