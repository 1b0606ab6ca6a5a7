import HDL

/// A one-hot enumeration, so that a case taken for one bit shows.
enum Lamp: Int, HardwareEnumeration {
  case red = 1
  case green = 2
  case amber = 4
  static var encoding: EnumerationEncoding { .oneHot }
}

private final class Follower: Hardware {
  @Input(Lamp.self) var lamp
  @Input var isAmber
  @Output(2) var seen
  var body: Logic { seen <== cat(lamp == Lamp.green, isAmber) }
}

/// Names cases in what its instances are connected to, and assigns the same cases elsewhere.
final class CasesInConnections: Hardware {
  @Input var go
  @Output(4) var seen
  @State(reset: Lamp.red) var lamp
  @Instance private var still = Follower()
  @Instance private var moving = Follower()

  var body: Logic {
    machine(lamp) { lamp in
      switch lamp {
      case .red: when(go) { goto(Lamp.green) }
      case .green: goto(Lamp.amber)
      case .amber: goto(Lamp.red)
      }
    }
    still.lamp <== Lamp.green
    still.isAmber <== (lamp == Lamp.amber)
    moving.lamp <== mux(go, lamp.signal, Signal(Lamp.green))
    moving.isAmber <== (lamp != Lamp.red && go)
    seen <== cat(still.seen, moving.seen)
  }
}
