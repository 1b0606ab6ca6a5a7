import Diagnostics
import HDL

/// Makes a stream of words of one width into a stream of another: one a multiple of the other.
///
/// ```
///  8 to 32 bits:   a  b  c  d  ──▶  dcba       (the first word is the least significant)
///  32 to 8 bits:   dcba        ──▶  a  b  c  d
/// ```
/// To wider words: a wide word shows one cycle after its last piece was taken; the next piece is
/// taken in the cycle in which the word leaves. To narrower words: the first piece shows one cycle
/// after its word; the next word is taken in the cycle in which the last piece leaves.
public class WidthConverter: Hardware {
  @FlippedPorts public var input: DataStream
  @Ports public var output: DataStream
  @Register("the pieces that are inside") var pieces
  @Register("how many they are") var filled

  let inputWidth: Int
  let outputWidth: Int
  /// How many narrow words a wide word has.
  let ratio: Int

  /// - Parameters:
  ///   - inputWidth: bits of a word that comes, 1 to 4096.
  ///   - outputWidth: bits of a word that goes, 1 to 4096; a multiple or a divisor, and another.
  /// - Throws: `DiagnosticReport` for parameters that do not fit.
  public init(
    inputWidth: Int, outputWidth: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("WidthConverter", fileID, line)
    check.require("inputWidth", inputWidth, in: 1...4096)
    check.require("outputWidth", outputWidth, in: 1...4096)
    let (narrow, wide) = (min(inputWidth, outputWidth), max(inputWidth, outputWidth))
    check.require(
      narrow < 1 || (wide > narrow && wide.isMultiple(of: narrow)),
      "has widths \(inputWidth) and \(outputWidth), expected one to be a multiple of the other",
      remedy: "choose widths such as 8 and 32")
    try check.finish()
    self.inputWidth = inputWidth
    self.outputWidth = outputWidth
    ratio = wide / narrow
    _input = FlippedPorts(DataStream(width: inputWidth))
    _output = Ports(DataStream(width: outputWidth))
    _pieces = Register(wide, reset: 0, "the pieces that are inside")
    _filled = Register(counterWidth(wide / narrow + 1), reset: 0, "how many they are")
  }

  public var moduleName: String { "width_converter_\(inputWidth)_to_\(outputWidth)" }
  public var documentation: String {
    "Makes \(outputWidth)-bit words of \(inputWidth)-bit words, the least significant part first."
  }

  @LogicBuilder public var body: Logic {
    if inputWidth < outputWidth { widening } else { narrowing }
    if ratio + 1 < 1 << filled.width {
      assert(filled <= ratio, "there are never more pieces than a wide word has")
    }
    cover(output.moves && filled == ratio, "a whole word is there and goes on")
  }

  @LogicBuilder private var widening: Logic {
    input.ready <== (filled != ratio || output.ready)
    output.valid <== (filled == ratio)
    output.data <== pieces
    when(input.moves) { pieces <== cat(input.data, pieces[outputWidth - 1...inputWidth]) }
    when(output.moves) { filled <== mux(input.moves, one, zero) }
      .elsewhen(input.moves) { filled <== filled &+ 1 }
  }

  @LogicBuilder private var narrowing: Logic {
    input.ready <== (filled == 0 || (filled == 1 && output.ready))
    output.valid <== (filled != 0)
    output.data <== pieces[outputWidth - 1...0]
    when(input.moves) {
      pieces <== input.data
      filled <== ratio
    }
    .elsewhen(output.moves) {
      pieces <== pieces >> outputWidth
      filled <== filled &- 1
    }
  }

  private var zero: Signal { Literal(0, width: filled.width) }
  private var one: Signal { Literal(1, width: filled.width) }
}
