import Diagnostics
import HDL
import Specifications

/// Keeps the cyclic redundancy check of a stream of words, one word a cycle.
///
/// ```
///  data ──▶┌─────────────────────┐    ┌───────┐
///          │ dataWidth steps in  │──▶ │ state │──▶ reflect, xor ──▶ check
///       ┌─▶│ one layer of xors   │    └───┬───┘
///       │  └─────────────────────┘        │
///       └─────────────────────────────────┘
/// ```
/// `restart` forgets what came before; a word that is enabled in the same cycle is the first of
/// the new message. `check` includes all words up to the last clock edge.
public class CyclicRedundancyCheck: Hardware {
  @Input("begins a new message") public var restart
  @Input("takes the data") public var enable
  @Input public var data
  @Output("the check of the message so far") public var check
  @Register var state

  let specification: CRCSpecification
  let dataWidth: Int

  /// - Parameter dataWidth: bits taken in a cycle, 1 to 512.
  /// - Throws: `DiagnosticReport` for parameters beyond their range or constants wider than the
  ///   check.
  public init(
    _ specification: CRCSpecification, dataWidth: Int, fileID: StaticString = #fileID,
    line: UInt = #line
  ) throws(DiagnosticReport) {
    let width = specification.width
    var check = ParameterCheck("CyclicRedundancyCheck", fileID, line)
    check.require("width", width, in: 3...64)
    check.require("dataWidth", dataWidth, in: 1...512)
    if (3...64).contains(width) {
      for (name, value) in [
        ("polynomial", specification.polynomial), ("initial", specification.initial),
        ("finalMask", specification.finalMask),
      ] {
        check.require(
          value >> UInt64(width - 1) <= 1,
          "has \(name) 0x\(String(value, radix: 16)), expected at most \(width) bits",
          remedy: "leave out the highest term of the polynomial")
      }
      check.require(
        specification.polynomial & 1 == 1, "has an even polynomial, expected the term 1",
        remedy: "write the polynomial with its most significant bit first")
    }
    check.require(
      specification.initial <= UInt64(Int.max),
      "has initial 0x\(String(specification.initial, radix: 16)), expected less than 2^63",
      remedy: "choose a check of at most 63 bits, or one that starts with zeros")
    try check.finish()
    self.specification = specification
    self.dataWidth = dataWidth
    _data = Input(dataWidth)
    _check = Output(width, "the check of the message so far")
    _state = Register(width, reset: Int(specification.initial))
  }

  public var moduleName: String {
    let constants = [specification.polynomial, specification.initial, specification.finalMask]
      .map { String($0, radix: 16) }.joined(separator: "_")
    let order = specification.reflected ? "reflected" : "direct"
    return "crc_\(specification.width)_\(constants)_\(order)_by_\(dataWidth)"
  }
  public var documentation: String {
    "CRC of \(specification.width) bits, polynomial 0x"
      + "\(String(specification.polynomial, radix: 16)), \(dataWidth) bits a cycle."
  }

  /// The state the next word meets.
  var current: Signal { mux(restart, Literal(specification.initial, width: state.width), state) }

  @LogicBuilder public var body: Logic {
    let bits = (0..<state.width).map { state[$0] }
    let ordered = specification.reflected ? bits : bits.reversed()

    check <== cat(ordered) ^ Literal(specification.finalMask, width: state.width)
    when(enable) { state <== nextState }.elsewhen(restart) { state <== current }
    cover(enable && !restart, "a word after the first")
  }

  /// The state after one word.
  private var nextState: Signal {
    let current = current.named("current")
    let sums = Self.sums(specification, dataWidth: dataWidth)
    return cat(
      sums.reversed().map { sum in
        cat(sum.state.sorted().map { current[$0] } + sum.data.sorted().map { data[$0] }).reducedXor
      })
  }

  /// Which bits of the old state and of the data a bit of the new state is the sum of.
  private struct Sum {
    var state: Set<Int> = []
    var data: Set<Int> = []

    func adding(_ other: Sum) -> Sum {
      Sum(
        state: state.symmetricDifference(other.state), data: data.symmetricDifference(other.data))
    }
  }

  /// The sums for each bit of the state, from the least significant: `dataWidth` serial steps,
  /// carried out on sums.
  private static func sums(_ specification: CRCSpecification, dataWidth: Int) -> [Sum] {
    var sums = (0..<specification.width).map { Sum(state: [$0]) }
    for step in 0..<dataWidth {
      let bit = specification.reflected ? step : dataWidth - 1 - step
      let feedback = sums[specification.width - 1].adding(Sum(data: [bit]))
      sums = sums.indices.map { index in
        let shifted = index == 0 ? Sum() : sums[index - 1]
        let isTapped = specification.polynomial >> UInt64(index) & 1 == 1
        return isTapped ? shifted.adding(feedback) : shifted
      }
    }
    return sums
  }
}
