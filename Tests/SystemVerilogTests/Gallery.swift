import HDL

enum Ring: HardwareEnumeration {
  case first, second, third
  static var encoding: EnumerationEncoding { .oneHot }
}

enum Dial: HardwareEnumeration {
  case low, middle, high, top, over
  static var encoding: EnumerationEncoding { .gray }
}

/// A request with its answer, which goes the other way.
struct Access: HardwareBundle {
  @Output var valid
  @Output(3) var address
  @Output(Dial.self) var dial
  @FlippedPorts var answer = Sample()
}

struct Sample: HardwareBundle {
  @Field(Ring.self) var ring
  @Field(signed: 6, fraction: 2) var value
  @Field var last
}

/// Answers requests from a table of records.
final class Responder: Hardware {
  @FlippedPorts(prefix: "s") var access = Access()
  @FlippedPorts var fill = [Sample(), Sample()]
  @Input(2, "one bit for each sample") var writes
  @Output(3) var step
  @Output(Dial.self) var next
  @Memory(depth: 6, width: 10) var table
  @RegisterBundle(reset: [\.value: -8]) var held = Sample()
  @State(reset: Ring.first) var ring
  @Registers(count: 2, reset: Dial.low) var dials

  var documentation: String { "Answers requests from a table of records." }

  var body: Logic {
    access.answer <== mux(access.valid, fill[access.address[0]], held)
    for (index, sample) in fill.enumerated() {
      when(writes[index]) {
        table[access.address] <== sample.packed
        dials[index] <== access.dial
      }
    }
    when(access.valid) { held.packed <== table[access.address] }
    select(ring) {
      on(Ring.first) { step <== 1 }
      on(Ring.second, Ring.third) { step <== cat(access.valid, writes) }
    }
    machine(ring) { state in
      switch state {
      case .first: when(access.valid) { goto(Ring.second) }
      case .second: when(access.dial == Dial.top) { goto(Ring.third) }
      case .third: goto(Ring.first)
      }
    }
    next <== oneHotSelect(writes, of: dials.elements)
  }
}

/// Two responders behind one port, which chooses among them by the address.
final class Gallery: Hardware {
  @FlippedPorts var access = Access()
  @FlippedPorts var samples = [[Sample(), Sample()], [Sample(), Sample()]]
  @Input(2) var writes
  @Output(4) var steps
  @Output(Dial.self) var next
  @Instances var responders = [Responder(), Responder()]

  var documentation: String { "Two responders behind one port." }

  var body: Logic {
    access.answer <== responders.map(\.access.answer)[access.address[2]]
    for (index, responder) in responders.enumerated() {
      responder.access.valid <== access.valid && access.address[2] == index
      responder.access.address <== access.address
      responder.access.dial <== access.dial
      responder.fill <==> samples[index]
      responder.writes <== writes
    }
    cat(steps[3...1], steps[0])
      <== (responders[0].step + responders[1].step)
    next <== mux(access.valid, responders[0].next, responders[1].next)
  }
}
