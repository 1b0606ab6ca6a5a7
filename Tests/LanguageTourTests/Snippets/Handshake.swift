import HDL

/// Holds one word until it is taken.
final class Handshake: Hardware {
  @Input var inputValid
  @Output var inputReady
  @Input(8) var inputData
  @Output var outputValid
  @Input var outputReady
  @Output(8) var outputData
  @Register(1, reset: 0) var full
  @Register(8, reset: 0) var word

  var body: Logic {
    inputReady <== !full || outputReady
    outputValid <== full
    outputData <== word
    when(outputReady) { full <== 0 }
    when(inputValid && inputReady) {
      full <== 1
      word <== inputData
    }
    assert(full || !outputValid, "nothing is offered when nothing is held")
    cover(full && inputValid && inputReady, "a word follows a word without a gap")
  }
}
