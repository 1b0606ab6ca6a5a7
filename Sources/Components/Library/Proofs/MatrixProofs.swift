import DevicePhysics
import HDL
import Specifications

extension MatrixNames {
  static let proof = MatrixNames(engine: "proof", layer: 0)
}

extension MatrixLayerSpecification {
  /// Three outputs in two lanes of two, one signed input of three bits, driven bit by bit.
  static func proved(
    _ kind: ConverterKind, bits: Int, redundancy: Int = 0
  ) -> MatrixLayerSpecification {
    var converter = MatrixConverterSpecification(
      kind: kind, bits: bits, settleCycles: 1, levelsPerCode: 1, offsetSpread: 0, gainSpread: 0)
    converter.redundancy = redundancy
    return MatrixLayerSpecification(
      name: "proof", weights: WeightMatrix(outputs: 3, inputs: 1, values: [1, 0, -1]),
      input: IntegerFormat(bits: 3, isSigned: true),
      tile: MatrixTileSpecification(
        rows: 1, columns: 8, converters: 2, driveBits: 1, device: OhmicMemristor(),
        lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2, readNoise: 0, programSpread: 0),
      mapping: WeightMapping(
        scheme: .differentialPair, slicing: .binary, weightBits: 2, cellBits: 1),
      converter: converter, accumulatorBits: 5,
      post: PostProcessing(
        activation: .relu, shift: 2, format: IntegerFormat(bits: 2, isSigned: false),
        biases: [-3, 2, 5]))
  }
}

/// The element with the number that it was given, and the plane that it drives.
final class InputElementProof: InputElement {
  @Register("the number that is driven") var taken
  @Register(2, reset: 0, "the plane") var plane
  @Register("what was received before") var before
  @Register(1, reset: 0) var hasReceived

  init() {
    let layer = MatrixLayerSpecification.proved(.sar, bits: 2)
    _taken = Register(layer.input.bits, reset: 0, "the number that is driven")
    _before = Register(layer.input.bits, reset: 0, "what was received before")
    super.init(layer, names: .proof)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(receive) { before <== data }
    when(receive) { hasReceived <== 1 }
    when(take) {
      taken <== received
      plane <== 0
    }
    .elsewhen(advance[0]) { plane <== plane &+ 1 }
    assume(!advance[0] || take || plane < 2, "there are three planes")
    assume(signPlane[0] == (plane == 2), "the last is that of the sign")
    assert(!hasReceived || received == before, "what was received shows until the next comes")
    assert(
      drive == mux(plane == 0, taken[0], mux(plane == 1, taken[1], taken[2])),
      "each plane drives its bit of the number")
    cover(plane == 2 && drive == 1, "the sign of a negative number is driven")
  }
}

/// The sequence with a count of what was tried.
final class TrialSequenceProof: TrialSequence {
  @Register(3, reset: 0, "trials since the sample") var tried
  @Register(1, reset: 0, "there was a sample") var begun

  init() { super.init(.proved(.sar, bits: 4), names: .proof) }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(search) { tried <== tried &+ 1 }
    when(sample) {
      tried <== 0
      begun <== 1
    }
    assume(!search || tried < 4, "a code has as many bits")
    let bits = [8, 4, 2, 1, 0].map { Literal($0, width: 4) as Signal }
    assert(!begun || tried <= 4, "no more are tried")
    assert(!begun || trial == element(of: bits, at: tried), "the bits from the most significant")
    cover(begun && tried == 4, "all bits are tried")
  }
}

/// A lane with the exact sum that an addition comes to, whatever its codes are.
final class MatrixLaneProof: SearchedMatrixLane {
  @Register(1, reset: 0, "something was added") var added
  @Register("to which accumulator") var addedSlot
  @Register("what is exact") var exact
  @Registers var earlierSums: SignalArray
  @Register(1, reset: 0, "the accumulators were captured") var wasCaptured

  init() {
    let layer = MatrixLayerSpecification.proved(.sar, bits: 2)
    _addedSlot = Register(counterWidth(layer.slotsPerLane), reset: 0, "to which accumulator")
    _exact = Register(signed: 10, reset: 0, "what is exact")
    _earlierSums = Registers(count: layer.slotsPerLane, signed: layer.accumulatorBits, reset: 0)
    super.init(layer, names: .proof)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    let limit = 1 << (layer.accumulatorBits - 1)
    let term = (code.extended(to: 9) &<< shift).extended(to: 9).asSigned.named("witness_term")
    let old = mux(
      first, Literal(0, signed: layer.accumulatorBits), element(of: accumulators.elements, at: slot)
    ).extended(to: 10).named("witness_old")
    assume(shift <= layer.greatestShift, "no shift is greater than the layer's")
    added <== accumulate
    addedSlot <== slot
    exact <== mux(negative, old &- term.extended(to: 10), old &+ term.extended(to: 10))
    wasCaptured <== capture
    for (earlier, accumulator) in zip(earlierSums, accumulators) { earlier <== accumulator }
    for (index, (accumulator, earlier)) in zip(accumulators, earlierSums).enumerated() {
      let wide = accumulator.extended(to: 10)
      let isHit = added && addedSlot == index
      assert(
        !isHit || wide == exact || (exact > wide && accumulator == limit - 1)
          || (exact < wide && accumulator == -limit),
        "accumulator \(index) is exact, or at the end of its range")
      assert(isHit || accumulator == earlier, "accumulator \(index) keeps what it holds")
      assert(
        !wasCaptured || captured[index] == earlier, "what is read is what was captured of \(index)")
    }
    cover(added && accumulators[0] == limit - 1 && exact > limit - 1, "an accumulator saturates")
  }
}
