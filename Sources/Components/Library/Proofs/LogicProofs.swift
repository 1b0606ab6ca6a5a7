import Diagnostics
import HDL
import Specifications

/// The counter beside a copy of its last state.
final class CounterProof: Counter {
  @Register(1, reset: 0, "there was a cycle before") var hasPast
  @Register(1, reset: 0) var wasCleared
  @Register(1, reset: 0) var wasEnabled
  @Register var before

  override init(
    modulus: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _before = Register(counterWidth(modulus), reset: 0)
    try super.init(modulus: modulus, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    hasPast <== 1
    wasCleared <== clear
    wasEnabled <== enable
    before <== count
    assert(!(hasPast && wasCleared) || count == 0, "clear goes back to 0")
    assert(
      !(hasPast && !wasCleared && !wasEnabled) || count == before, "without enable it stands still"
    )
    assert(
      !(hasPast && wasEnabled && !wasCleared)
        || mux(before == modulus - 1, count == 0, count == before + 1),
      "enable counts by one and goes round")
    assert(
      last == (enable && !clear && count == modulus - 1), "the end of a round is told in its cycle")
  }
}

/// The arbiter with its grant told in two ways.
final class PriorityArbiterProof: PriorityArbiter {
  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    placeProperty(grants, granted, index)
  }
}

/// The place that is told is that of the grant.
private func placeProperty(_ grants: Signal, _ granted: Signal, _ index: Signal) -> Logic {
  let places = (0..<grants.width).reversed().map { granted && index == $0 }
  return assert(cat(places) == grants, "the place of the grant is told")
}

/// The arbiter with a count of how often each requester was passed over.
final class RoundRobinArbiterProof: RoundRobinArbiter {
  @Registers var passedOver: SignalArray
  @Registers var waits: SignalArray

  override init(
    count: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _passedOver = Registers(count: count, width: counterWidth(count + 1), reset: 0)
    _waits = Registers(count: count, width: 1, reset: 0)
    try super.init(count: count, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    placeProperty(grants, granted, index)
    for requester in 0..<count {
      let isServed = take && grants[requester]
      let passes = passedOver[requester]
      waits[requester] <== (requests[requester] && !isServed)
      assume(!waits[requester] || requests[requester], "requester \(requester) waits patiently")
      when(isServed || !requests[requester]) { passedOver[requester] <== 0 }
        .elsewhen(take) { passedOver[requester] <== passes &+ 1 }
      assert(
        passes + turnsBefore(requester) <= count - 1,
        "requester \(requester) is passed over by at most \(count - 1) grants")
    }
  }

  /// How many places come before the requester: those above the last grant and below it, or all
  /// above and those below it.
  private func turnsBefore(_ requester: Int) -> Signal {
    let width = counterWidth(2 * count)
    func ones(_ places: Range<Int>) -> Signal {
      places.map { above[$0].extended(to: width) }.reduce(Literal(0, width: width)) { $0 &+ $1 }
    }
    return mux(
      above[requester], ones(0..<requester), ones(0..<count) &+ Literal(requester, width: width))
  }
}

/// The check beside the same, taken bit by bit.
final class CyclicRedundancyCheckProof: CyclicRedundancyCheck {
  @Register var serial

  override init(
    _ specification: CRCSpecification, dataWidth: Int, fileID: StaticString = #fileID,
    line: UInt = #line
  ) throws(DiagnosticReport) {
    _serial = Register(
      min(max(specification.width, 1), 64), reset: Int(clamping: specification.initial))
    try super.init(specification, dataWidth: dataWidth, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(enable) { serial <== afterSerialSteps }.elsewhen(restart) { serial <== current }
    assert(state == serial, "one layer of xors does the work of serial steps")
    assert(
      check == cat((0..<serial.width).map { serial[fromTheTop($0)] }) ^ finalMask,
      "the check is that state, in its order and with its mask")
  }

  private var finalMask: Signal { Literal(specification.finalMask, width: state.width) }

  /// The place of the check's bit, counted from its most significant one.
  private func fromTheTop(_ place: Int) -> Int {
    specification.reflected ? place : serial.width - 1 - place
  }

  private var afterSerialSteps: Signal {
    let initial = Literal(specification.initial, width: state.width)
    var result = mux(restart, initial, serial)
    for step in 0..<dataWidth {
      let bit = data[specification.reflected ? step : dataWidth - 1 - step]
      let feedback = (result.mostSignificantBit ^ bit).repeated(state.width)
      let taps = feedback & Literal(specification.polynomial, width: state.width)
      result = ((result &<< 1) ^ taps).named("serial_\(step)")
    }
    return result
  }
}

/// The shift register beside a copy of its last state.
final class LinearFeedbackShiftRegisterProof: LinearFeedbackShiftRegister {
  @Register(1, reset: 0, "the last cycle made a step") var stepped
  @Register(1, reset: 0, "the last cycle took the seed") var loaded
  @Register var before
  @Register var given

  override init(
    length: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _before = Register(length, reset: 0)
    _given = Register(length, reset: 0)
    try super.init(length: length, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    stepped <== (enable && !load)
    loaded <== load
    before <== value
    given <== seed
    assert(!stepped || value != before, "no state follows itself")
    assert(
      !stepped || value[length - 1...1] == before[length - 2...0], "all bits but one wander on")
    assert(!stepped || value[0] == (before & taps).reducedXor, "the new bit is the taps' sum")
    assert(
      !loaded || value == mux(given.isZero, Literal(1, width: length), given),
      "the seed is taken, and one for zero")
  }

  /// A one at each tapped bit.
  private var taps: Signal {
    cat(
      (0..<length).reversed().map { bit in
        Literal(MaximalTaps.of(length: length).contains(bit + 1) ? 1 : 0, width: 1)
      })
  }
}
