import HDL

/// The types of a random bundle.
struct RandomTypes {
  let head, list, back, low, high: Circuit.ValueType
  let count: Int

  init(_ widths: RandomWidths, _ numbers: inout RandomNumbers) {
    func type() -> Circuit.ValueType {
      .init(width: widths.width(using: &numbers), isSigned: numbers.once(in: 2))
    }
    (head, list, back, low, high) = (type(), type(), type(), type(), type())
    count = numbers.pick(1...3)
  }
}

/// A bundle with members both ways, an array, and another bundle inside.
struct RandomLink: HardwareBundle {
  @Output var head: Signal
  @Outputs var list: SignalArray
  @Input var back: Signal
  let inner: RandomFields

  init(_ types: RandomTypes) {
    _head = Output(type: types.head)
    _list = Outputs(count: types.count, type: types.list)
    _back = Input(type: types.back)
    inner = RandomFields(types)
  }
}

/// A record.
struct RandomFields: HardwareBundle {
  @Field var low: Signal
  @Field var high: Signal

  init(_ types: RandomTypes) {
    _low = Field(type: types.low)
    _high = Field(type: types.high)
  }
}

/// A link that goes through a part and record wires, and records in registers, beside the same
/// without bundles, member by member: it says itself where the two differ.
final class BundleHop: Hardware {
  @FlippedPorts var input: RandomLink
  @Ports var output: RandomLink
  @Input(2) var choice
  @Input var keep
  @Output var differs
  @Instance var part: BundlePart
  @WireBundle var middle: RandomLink
  @RegisterBundle var held: [RandomFields]
  @Registers var lows: SignalArray
  @Registers var highs: SignalArray

  private let prefix: String
  let clockDomain: ClockDomain

  init(prefix: String, widths: RandomWidths, numbers: inout RandomNumbers, domain: ClockDomain) {
    let types = RandomTypes(widths, &numbers)
    self.prefix = prefix
    clockDomain = domain
    _input = FlippedPorts(RandomLink(types))
    _output = Ports(RandomLink(types))
    _part = Instance(BundlePart(prefix: prefix, types, domain))
    _middle = WireBundle(RandomLink(types))
    _held = RegisterBundle((0..<3).map { _ in RandomFields(types) })
    _lows = Registers(count: 3, type: types.low, reset: 0)
    _highs = Registers(count: 3, type: types.high, reset: 0)
  }

  var moduleName: String { "\(prefix)_bundle_hop" }

  var body: Logic {
    let chosen = held[choice]
    let low = lows[choice]
    let high = highs[choice]
    let differences = [
      chosen.low != low, chosen.high != high, chosen.packed != cat(low, high),
      output.head != input.head, input.back != output.back,
      cat(Array(output.list)) != cat(Array(input.list)),
      output.inner.packed != input.inner.packed,
    ]

    input <==> part.input
    part.output <==> middle
    middle <==> output
    when(keep) {
      held[choice] <== input.inner
      lows[choice] <== input.inner.low
      highs[choice] <== input.inner.high
    }
    differs <== cat(differences).reducedOr
    assert(!differs, "a bundle is its members")
  }
}

/// Passes a link on, half of it at once, half member by member.
final class BundlePart: Hardware {
  @FlippedPorts var input: RandomLink
  @Ports var output: RandomLink

  private let prefix: String
  let clockDomain: ClockDomain

  init(prefix: String, _ types: RandomTypes, _ domain: ClockDomain) {
    self.prefix = prefix
    clockDomain = domain
    _input = FlippedPorts(RandomLink(types))
    _output = Ports(RandomLink(types))
  }

  var moduleName: String { "\(prefix)_bundle_part" }

  var body: Logic {
    output.inner <== input.inner
    output.head <== input.head
    input.back <== output.back
    for index in input.list.indices { output.list[index] <== input.list[index] }
  }
}
