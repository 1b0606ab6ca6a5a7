import HDL
import Specifications

/// One element of the input vector: received while the one before it is driven, plane after plane.
///
/// The elements are a chain. A received one comes from the neighbour; with `take` it goes to the
/// side that drives the row, where `advance` moves the next plane into place. A row that shows its code by
/// the width of a pulse is on while the code is above `pulse`.
///
/// ```
/// pulse of 2 bits      3   0   1   2   3
/// drive of code 2      ____╱▔▔▔▔▔▔▔╲_______
/// ```
public class InputElement: Hardware {
  @Input("an element comes in, and all move by one place") var receive
  @Input var data
  @Output("what was received") var received
  @Input("the received vector is driven from now on") var take
  @Inputs var advance: SignalArray
  @Inputs var signPlane: SignalArray
  @Inputs var pulse: SignalArray
  @Output("code of the row") var drive

  @Register var next
  @Wire("the plane's digit") var code
  @Registers var magnitude: SignalArray
  @Registers var sign: SignalArray

  private let format: IntegerFormat
  private let driveBits: Int
  private let signUnit: Int
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    format = layer.input
    driveBits = layer.tile.driveBits
    signUnit = layer.planes.last?.unit ?? 1
    name = names.module("input")
    _data = Input(format.bits)
    _received = Output(format.bits, "what was received")
    _drive = Output(layer.tile.rowBits, "code of the row")
    _code = Wire(driveBits, "the plane's digit")
    _next = Register(format.bits, reset: 0)
    let magnitudeBits = format.isSigned ? format.bits - 1 : format.bits
    _advance = Inputs(count: magnitudeBits > 0 ? 1 : 0, "the next plane is driven")
    _signPlane = Inputs(count: format.isSigned ? 1 : 0, "the plane of the sign")
    _pulse = Inputs(
      count: layer.tile.drive == .pulseWidth ? 1 : 0, width: driveBits,
      "the cycle of the pulses; the highest where none is on")
    _magnitude = Registers(
      count: magnitudeBits > 0 ? 1 : 0, width: max(1, magnitudeBits), reset: 0,
      "the planes still to be driven, the present one lowest")
    _sign = Registers(count: format.isSigned ? 1 : 0, reset: 0)
  }

  public var moduleName: String { name }
  public var documentation: String {
    "An element of \(format.bits) bits, driven in planes of \(driveBits)."
  }

  public var body: Logic {
    received <== next
    when(receive) { next <== data }
    for magnitude in magnitude {
      when(take) { magnitude <== next[magnitude.width - 1...0] }
        .elsewhen(advance[0]) { magnitude <== magnitude >> driveBits }
    }
    for sign in sign {
      when(take) { sign <== next.mostSignificantBit }
    }
    code <== digit
    drive <== pulse.elements.reduce(code) { $0 > $1 }
  }

  private var digit: Signal {
    let none = Literal(0, width: driveBits)
    let low = magnitude.elements.first.map { fitted($0, to: driveBits) } ?? none
    guard let sign = sign.elements.first else { return low }
    return mux(signPlane[0], mux(sign, Literal(signUnit, width: driveBits), none), low)
  }
}
