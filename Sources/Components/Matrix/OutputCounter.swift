import HDL
import Specifications

/// Gives out the results of a vector one after the other, and says where each of them is.
public class OutputCounter: Hardware {
  @Input("the results of a vector are there from the next cycle on") var capture
  @Input("a result is taken if there is one") var ready
  @Output("a result is there") var valid
  @Output("none are left after this cycle") var taken
  @Output("the output within its lane") var slot
  @Output("the lane within its tile") var lane
  @Output var columnBlock
  @Outputs var index: SignalArray

  @Register("results are there") var holds
  @Register var count
  @Register var slotCount
  @Register var laneCount
  @Register var blockCount

  private let layer: MatrixLayerSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    self.layer = layer
    name = names.module("outputs")
    let slots = counterWidth(layer.outputsPerLane)
    let lanes = counterWidth(layer.tile.converters)
    let blocks = counterWidth(layer.columnBlocks)
    _slot = Output(slots, "the output within its lane")
    _lane = Output(lanes, "the lane within its tile")
    _columnBlock = Output(blocks)
    _index = Outputs(
      count: layer.post.isPerOutput ? 1 : 0, width: counterWidth(layer.outputs),
      "the output within the layer")
    _count = Register(counterWidth(layer.outputs), reset: 0)
    _slotCount = Register(slots, reset: 0)
    _laneCount = Register(lanes, reset: 0)
    _blockCount = Register(blocks, reset: 0)
  }

  public var moduleName: String { name }
  public var documentation: String { "Counts \(layer.outputs) outputs and where each of them is." }

  public var body: Logic {
    let takes = (holds && ready).named("takes")
    let last = (count == layer.outputs - 1).named("last")
    let lastSlot = slotCount == layer.outputsPerLane - 1
    valid <== holds
    taken <== (!holds || (takes && last))
    slot <== slotCount
    lane <== laneCount
    columnBlock <== blockCount
    for index in index { index <== count }
    when(takes) {
      count <== count &+ 1
      slotCount <== slotCount &+ 1
      when(lastSlot) {
        slotCount <== 0
        laneCount <== laneCount &+ 1
        when(laneCount == layer.tile.converters - 1) {
          laneCount <== 0
          blockCount <== blockCount &+ 1
        }
      }
      when(last) {
        holds <== 0
        count <== 0
        slotCount <== 0
        laneCount <== 0
        blockCount <== 0
      }
    }
    when(capture) { holds <== 1 }
    assert(!(capture && holds), "results are taken before others come")
  }
}
