import HDL

// This target is built with '-disable-reflection-metadata': no property, member or case is found.

public enum Phase: HardwareEnumeration {
  case idle
  case run
}

public final class Counter: Hardware {
  @Input var enable
  @Output(8) var count
  @Register(8) var value

  public init() {}

  public var body: Logic {
    count <== value
    when(enable) { value <== value &+ 1 }
  }
}

public final class Macro: BlackBox {
  @Input var start
  @Output var done

  public init() {}
}

public struct Word: HardwareBundle {
  @Output(8) var data
  @Output var valid

  public init() {}
}
