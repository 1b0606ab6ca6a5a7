import HDL

extension MatrixLayer {
  /// Joins winner-take-all with the outputs before it and the layer's stream behind it.
  @LogicBuilder func choosing(_ maximum: ArgMaximum) -> Logic {
    maximum.valid <== outputs.valid
    maximum.value <== post.result
    outputs.ready <== maximum.ready
    maximum.winnerReady <== outputReady
    outputValid <== maximum.winnerValid
    outputData <== fitted(maximum.winner, to: outputData.width)
    traceOutput <== (outputs.valid && maximum.ready)
    traceResult <== fitted(maximum.leader, to: traceResult.width)
  }

  /// The outputs' stream is the layer's.
  @LogicBuilder var passing: Logic {
    outputs.ready <== outputReady
    outputValid <== outputs.valid
    outputData <== post.result
    traceOutput <== (outputs.valid && outputReady)
    traceResult <== post.result
  }
}
