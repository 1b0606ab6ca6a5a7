import RegisterMaps

/// A map with a field of every kind.
public struct TimerRegisters: RegisterMap {
  public enum Mode: Int, FieldEnumeration {
    case off, once
    case periodic = 5
  }

  public struct Control: RegisterLayout {
    public let run = BusField(at: 0, .readWrite, "counts")
    public let mode = BusField(at: 1, .readWrite, reset: Mode.once, "when it stops")
    public let restart = BusField(at: 8, .pulse, "begins anew")
    public let level = BusField(
      at: 16, width: 8, .readWrite, reset: 0x5A, maximum: 200, "a \"level\"")
  }

  public struct Status: RegisterLayout {
    public let running = BusField(at: 0, .readOnly, "it counts")
    public let expired = BusField(at: 1, width: 2, .writeOneToClear, "alarms that came")
    public let wrapped = BusField(at: 8, .readToClear, "the count went round")
    public let alarms = BusField(at: 28, width: 4, .counter, "alarms so far")
  }

  public struct Compare: RegisterLayout {
    public let enable = BusField(at: 31, .readWrite, "compares")
    public let value = BusField(at: 0, width: 16, .readWrite, reset: 0xFFFF, "an alarm comes here")
  }

  public let documentation = "A timer with alarms."
  public let control = BusRegister(at: 0x00, Control(), "what the timer does")
  public let status = BusRegister(at: 0x04, Status(), "how it stands")
  public let count = BusRegister(at: 0x08, width: 32, .readOnly, "the count now")
  public let key = BusRegister(at: 0x0C, width: 8, .writeOnly, reset: 3, "unlocks")
  public let identifier = BusRegister(
    at: 0x3C, width: 32, .constant, reset: 0x5449_4D45, "says TIME")
  public let compares = BusRegisters(at: 0x20, count: 3, stride: 8, Compare(), "alarms")

  public init() {}
}
