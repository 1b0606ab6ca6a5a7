import Diagnostics
import HDL
import RegisterMaps

/// What a bus does to the registers in one cycle.
struct RegisterAccess {
  /// A word is written at the end of this cycle.
  let write: Signal
  let writeAddress: Signal
  let writeData: Signal
  /// The bits of the word that are written.
  let writeMask: Signal
  /// How the write ends; driven by the registers.
  let writeResponse: Signal
  /// A word is read in this cycle.
  let read: Signal
  let readAddress: Signal
  /// The word there; driven by the registers.
  let readData: Signal
  /// How the read ends; driven by the registers.
  let readResponse: Signal
}

/// How an access ends, in AXI's codes.
enum BusResponse: Int {
  case okay = 0
  /// There is a register, but it cannot be read or not be written.
  case subordinateError = 2
  /// There is no register.
  case decodeError = 3

  var literal: Signal { Literal(rawValue, width: 2) }
}

/// The fields of a register map in hardware: their ports, their state, and what an access does.
struct RegisterFields<Map: RegisterMap> {
  let map: Map
  let table: RegisterTable
  /// What the bank shows to the hardware around it.
  let ports: NamedSignals
  /// What the fields hold.
  let states: NamedSignals

  init(_ map: Map, _ table: RegisterTable) {
    self.map = map
    self.table = table
    let fields = table.words.flatMap { word in word.register.fields.map { (word, $0) } }
    ports = NamedSignals(fields.flatMap { Self.ports(of: $1, $0.signalName(of: $1)) })
    states = NamedSignals(
      fields.compactMap { word, field in
        guard field.access.holdsState else { return nil }
        return .register(
          "\(word.signalName(of: field))_held", width: field.width, reset: field.reset,
          at: field.place)
      })
  }

  private static func ports(
    of field: RegisterTable.Field, _ name: String
  ) -> [NamedSignals.Element] {
    let what = field.documentation
    let value = NamedSignals.Element.output(name, width: field.width, what, at: field.place)
    switch field.access {
    case .constant: return []
    case .readOnly: return [.input(name, width: field.width, what, at: field.place)]
    case .readWrite, .writeOnly, .pulse: return [value]
    case .writeOneToClear, .readToClear:
      return [
        .input("\(name)_set", width: field.width, "sets bits of \(name)", at: field.place), value,
      ]
    case .counter: return [.input("\(name)_increment", "counts", at: field.place), value]
    }
  }

  /// The port with a field's value.
  func port<Value>(_ path: KeyPath<Map, FieldReference<Value>>) -> Signal {
    ports[name(path)]
  }

  /// The port that tells a field of an event.
  func event<Value>(_ path: KeyPath<Map, FieldReference<Value>>) -> Signal {
    let name = name(path)
    return ports[ports.names.contains("\(name)_set") ? "\(name)_set" : "\(name)_increment"]
  }

  private func name<Value>(_ path: KeyPath<Map, FieldReference<Value>>) -> String {
    table.signalName(of: map[keyPath: path]) ?? "beyond the count of the array"
  }

  // MARK: Logic

  /// What each field does, as ``FieldAccess`` says.
  @LogicBuilder func logic(_ access: RegisterAccess) -> Logic {
    for word in table.words {
      for field in word.register.fields { standing(field, of: word).located(at: field.place) }
    }
    reading(access)
    writing(access)
  }

  /// What a field does in every cycle.
  @LogicBuilder private func standing(
    _ field: RegisterTable.Field, of word: RegisterTable.Word
  ) -> Logic {
    let name = word.signalName(of: field)
    let held = states["\(name)_held"]
    switch field.access {
    case .constant, .readOnly: Logic()
    case .readWrite, .writeOnly: ports[name] <== held
    case .pulse: ports[name] <== 0
    case .writeOneToClear, .readToClear:
      ports[name] <== held
      held <== held | ports["\(name)_set"]
    case .counter:
      ports[name] <== held
      when(ports["\(name)_increment"] && !held.reducedAnd) { held <== held &+ 1 }
    }
  }

  @LogicBuilder private func reading(_ access: RegisterAccess) -> Logic {
    access.readData <== 0
    access.readResponse <== BusResponse.decodeError.literal
    select(wordAddress(access.readAddress)) {
      for word in table.words {
        on(word.offset) { reading(word, access).located(at: word.register.place) }
      }
    }
  }

  @LogicBuilder private func reading(
    _ word: RegisterTable.Word, _ access: RegisterAccess
  ) -> Logic {
    if word.register.isReadable {
      access.readData <== readValue(word)
      access.readResponse <== BusResponse.okay.literal
    } else {
      access.readResponse <== BusResponse.subordinateError.literal
    }
    for field in word.register.fields where field.access == .readToClear {
      let name = word.signalName(of: field)
      when(access.read) { states["\(name)_held"] <== ports["\(name)_set"] }
    }
  }

  /// All fields in their places, with zeros between them.
  private func readValue(_ word: RegisterTable.Word) -> Signal {
    var parts: [Signal] = []
    var next = 0
    func fill(to bit: Int) {
      if bit > next { parts.append(Literal(0, width: bit - next)) }
      next = bit
    }
    for field in word.register.fields where field.access.isReadable {
      fill(to: field.lowBit)
      let name = word.signalName(of: field)
      switch field.access {
      case .constant: parts.append(Literal(field.reset, width: field.width))
      case .readOnly: parts.append(ports[name])
      default: parts.append(states["\(name)_held"])
      }
      next += field.width
    }
    fill(to: table.dataWidth)
    return parts.count == 1 ? parts[0] : cat(parts.reversed())
  }

  @LogicBuilder private func writing(_ access: RegisterAccess) -> Logic {
    access.writeResponse <== BusResponse.decodeError.literal
    select(wordAddress(access.writeAddress)) {
      for word in table.words {
        on(word.offset) { writing(word, access).located(at: word.register.place) }
      }
    }
  }

  @LogicBuilder private func writing(
    _ word: RegisterTable.Word, _ access: RegisterAccess
  ) -> Logic {
    if word.register.isWritable {
      access.writeResponse <== BusResponse.okay.literal
      when(access.write) {
        for field in word.register.fields {
          written(field, word.signalName(of: field), access).located(at: field.place)
        }
      }
    } else {
      access.writeResponse <== BusResponse.subordinateError.literal
    }
  }

  /// What a write does to a field.
  @LogicBuilder private func written(
    _ field: RegisterTable.Field, _ name: String, _ access: RegisterAccess
  ) -> Logic {
    let bits = BitRange(field.lowBit + field.width - 1, through: field.lowBit)
    let mask = access.writeMask[bits]
    let ones = access.writeData[bits] & mask
    let held = states["\(name)_held"]
    switch field.access {
    case .constant, .readOnly, .readToClear: Logic()
    case .readWrite, .writeOnly: held <== limited(ones | (held & ~mask), field, name)
    case .pulse: ports[name] <== ones
    case .writeOneToClear: held <== (held & ~ones) | ports["\(name)_set"]
    case .counter:
      let increment = ports["\(name)_increment"]
      when(mask.reducedOr) {
        held <== (field.width > 1 ? increment.extended(to: field.width) : increment)
      }
    }
  }

  private func limited(
    _ value: Signal, _ field: RegisterTable.Field, _ name: String
  ) -> Signal {
    guard let maximum = field.maximum else { return value }
    let greatest = Literal(maximum, width: field.width)
    let value = value.named("\(name)_written")
    return mux(value > greatest, greatest, value)
  }

  /// The address of the word: which of its bytes are meant is said by the strobes.
  private func wordAddress(_ address: Signal) -> Signal {
    let bytes = UInt64(table.wordBytes - 1)
    return address & Literal((1 << UInt64(address.width)) - 1 - bytes, width: address.width)
  }
}

extension FieldAccess {
  fileprivate var holdsState: Bool {
    switch self {
    case .readWrite, .writeOnly, .writeOneToClear, .readToClear, .counter: true
    case .readOnly, .constant, .pulse: false
    }
  }
}
