import HDL

enum Gait: HardwareEnumeration {
  case stand, walk, run

  static var encoding: EnumerationEncoding { .oneHot }
}

/// Faster and slower, a step at a time.
final class Walk: Hardware {
  @Input var faster
  @Input var slower
  @Output(Gait.self) var gait
  @State(reset: Gait.stand) var state

  var body: Logic {
    gait <== state
    machine(state) { now in
      switch now {
      case .stand:
        when(faster) { goto(Gait.walk) }
      case .walk:
        when(faster) { goto(Gait.run) }.elsewhen(slower) { goto(Gait.stand) }
      case .run:
        when(slower) { goto(Gait.walk) }
      }
    }
  }
}
