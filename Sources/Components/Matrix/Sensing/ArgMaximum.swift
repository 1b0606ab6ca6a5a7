import HDL
import Specifications

/// Winner-take-all over the outputs of a layer, which come one after the other: the index of the greatest, of equals the
/// lowest.
///
/// ```
///  value ─▶ > greatest so far? ─▶ its index ─▶ winner (held until it is taken)
/// ```
/// The winner is there in the cycle after the last value. A value is taken in every cycle, as long as winners are.
public class ArgMaximum: Hardware {
  @Input("a value is offered") var valid
  @Input var value
  @Output("it is taken") var ready
  @Output("the index of the greatest value so far, the offered one included") var leader
  @Output("a winner is there") var winnerValid
  @Input("it is taken if it is there") var winnerReady
  @Output("its index") var winner

  @Register("the value's index") var count
  @Register("the greatest value so far") var greatest
  @Register("its index") var index
  @Register("a winner waits") var holds
  @Register var held

  let outputs: Int
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    outputs = layer.outputs
    name = names.module("arg_maximum")
    let bits = counterWidth(layer.outputs)
    let width = layer.post.comparandBits(sumBits: layer.sumBits)
    _value = Input(signed: width)
    _leader = Output(
      bits, "the index of the greatest value so far, the offered one included")
    _winner = Output(bits, "its index")
    _count = Register(bits, reset: 0, "the value's index")
    _greatest = Register(signed: width, reset: 0, "the greatest value so far")
    _index = Register(bits, reset: 0, "its index")
    _holds = Register(1, reset: 0, "a winner waits")
    _held = Register(bits, reset: 0)
  }

  public var moduleName: String { name }
  public var documentation: String { "The index of the greatest of \(outputs) values." }

  @LogicBuilder public var body: Logic {
    let takes = (valid && ready).named("takes")
    let leads = (count == 0 || value > greatest).named("leads")
    ready <== (!holds || winnerReady)
    leader <== mux(leads, count, index)
    winnerValid <== holds
    winner <== held
    when(winnerReady) { holds <== 0 }
    when(takes) {
      count <== count &+ 1
      when(leads) {
        greatest <== value
        index <== count
      }
      when(count == outputs - 1) {
        count <== 0
        holds <== 1
        held <== leader
      }
    }
    cover(takes && count != 0 && value == greatest, "two values are equal")
  }
}
