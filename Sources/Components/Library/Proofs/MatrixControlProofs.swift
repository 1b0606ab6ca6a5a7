import HDL
import Specifications

/// The sequencer with the time since a vector began, and with who takes its results.
final class VectorSequencerProof: VectorSequencer {
  @Register(3, reset: 0, "cycles of the vector, without those in which it waits") var elapsed
  @Register(3, reset: 0, "columns that were added") var added
  @Register(1, reset: 0, "results are there and not taken") var held

  init() { super.init(Self.smallest, names: .proof) }

  /// Two planes of two columns, each sampled in one cycle and compared in another.
  private static var smallest: MatrixLayerSpecification {
    var layer = MatrixLayerSpecification.proved(.flash, bits: 1)
    layer.input = IntegerFormat(bits: 2, isSigned: true)
    layer.tile.columns = 4
    return layer
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    let isLast = running && elapsed == 7

    when(take) { elapsed <== 0 }
      .elsewhen(running && elapsed != 7) { elapsed <== elapsed &+ 1 }
    when(accumulate) { added <== mux(first, Literal(1, width: 3), added &+ 1) }
    when(capture) { held <== 1 }.elsewhen(resultsTaken) { held <== 0 }
    assume(held || resultsTaken, "what is not there is taken")
    assert(
      !running || elapsed == cat(plane, columnCount, cycle),
      "planes, columns and cycles follow each other")
    assert(
      !take || (vectorReady && (!running || (isLast && resultsTaken))),
      "a vector is taken that is there, when the one before is over")
    assert(sample == (running && !elapsed[0]), "each column is sampled in its cycle")
    assert(
      search == (running && elapsed[0] && (!isLast || resultsTaken)),
      "it is compared in its other cycle; the last column waits for room")
    assert(!(capture && held), "results come when those before are taken")
    assert(!capture || added == 4, "four columns were added")
    assert(!running || signPlane == plane, "the last plane is that of the sign")
    cover(take && running && held, "one vector follows another at once in the proof")
    cover(isLast && !resultsTaken, "a vector waits for room")
  }
}

/// The counter with a count of the results that are owed.
final class OutputCounterProof: OutputCounter {
  @Register(3, reset: 0, "results still to be given") var owed

  init() {
    var layer = MatrixLayerSpecification.proved(.sar, bits: 2)
    layer.weights = WeightMatrix(outputs: 5, inputs: 1, values: [1, 0, -1, 1, 0])
    layer.post.biases = [-3, 2, 5, 0, 1]
    super.init(layer, names: .proof)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(capture) { owed <== 5 }
      .elsewhen(valid && ready) { owed <== owed &- 1 }
    assume(!capture || !valid, "results come when those before are taken")
    assert(valid == (owed != 0), "as many results are given as there are")
    assert(
      taken == (owed == 0 || (owed == 1 && ready)), "the end is told in the cycle of the last")
    assert(index[0] == mux(valid, Literal(5, width: 3) &- owed, 0), "they are given in their order")
    assert(
      cat(columnBlock, lane, slot) == index[0], "each is where its tile has it")
    cover(valid && ready && owed == 1, "the last of five is given")
  }
}

/// From a sum to a result, told by what the result is worth.
final class PostProcessorProof: PostProcessor {
  init() {
    let layer = MatrixLayerSpecification.proved(.sar, bits: 2)
    super.init(layer, names: .proof)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    // Biases -3, 2 and 5; negative becomes 0; quarters, rounded to nearest; 0 to 3.
    let biases = [-3, 2, 5, 0].map { Literal($0, signed: 10) as Signal }
    let biased = (sum.extended(to: 10) &+ element(of: biases, at: output[0])).named("witness")
    let rounded = (biased &+ Literal(2, signed: 10)).named("witness_rounded")
    let quarters = cat(Literal(0, width: 6), result, Literal(0, width: 2)).asSigned
      .named("witness_quarters")
    assume(output[0] < 3, "there are three outputs")
    assert(!biased.mostSignificantBit || result == 0, "negative becomes 0")
    assert(
      biased.mostSignificantBit || result == 3
        || (rounded >= quarters && rounded < quarters &+ Literal(4, signed: 10)),
      "the result is the nearest, of two the upper")
    assert(result != 3 || rounded >= quarters, "the highest is not too high")
    cover(result == 3, "a sum is saturated")
    cover(result == 1, "a sum is rounded")
  }
}
