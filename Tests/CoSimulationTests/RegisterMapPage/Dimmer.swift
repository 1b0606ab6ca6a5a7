import Components
import HDL
import RegisterMaps

/// What software sees of the dimmer.
struct DimmerRegisters: RegisterMap {
  enum Curve: Int, FieldEnumeration { case linear, gamma }

  struct Control: RegisterLayout {
    let on = BusField(at: 0, .readWrite, "gives light")
    let curve = BusField(at: 4, .readWrite, reset: Curve.linear, "how levels become light")
    let restart = BusField(at: 8, .pulse, "begins a new period")
  }

  struct Status: RegisterLayout {
    let lit = BusField(at: 0, .readOnly, "there is light now")
    let wrapped = BusField(at: 1, .writeOneToClear, "a period ended")
    let periods = BusField(at: 16, width: 16, .counter, "periods so far")
  }

  let name = "dimmer"
  let documentation = "Registers of a dimmer."
  let control = BusRegister(at: 0x00, Control(), "what the dimmer does")
  let status = BusRegister(at: 0x04, Status(), "how it stands")
  let levels = BusRegisters(at: 0x10, count: 2, stride: 4, Level(), "light of each lamp")

  struct Level: RegisterLayout {
    let value = BusField(
      at: 0, width: 8, .readWrite, reset: 10, maximum: 200, "cycles of 256 with light")
  }
}

/// Two lamps, dimmed by the widths of pulses.
final class Dimmer: Hardware {
  @FlippedPorts var axi = AXI4LiteBus(addressWidth: 5)
  @Outputs(count: 2, "light") var lamps
  @Register(8, reset: 0) var time
  @Instance var registers: AXI4LiteRegisterBank<DimmerRegisters>

  init() throws {
    _registers = Instance(try AXI4LiteRegisterBank(DimmerRegisters()))
  }

  var body: Logic {
    let wraps = time == 255

    axi <==> registers.axi
    for lamp in lamps.indices {
      lamps[lamp] <== (registers[\.control.on] && time < registers[\.levels[lamp].value])
    }
    time <== mux(registers[\.control.restart], Literal(0, width: 8), time &+ 1)
    registers[\.status.lit] <== (lamps[0] || lamps[1])
    registers.event(\.status.wrapped) <== wraps
    registers.event(\.status.periods) <== wraps
  }
}
