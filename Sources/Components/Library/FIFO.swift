import Diagnostics
import HDL

/// A queue of words between two ends of one clock domain: first in, first out.
///
/// ```
///                 ┌───────────────────────────┐
///  input_valid ──▶│ depth words, written at   │──▶ output_valid   (a word is there)
///  input_data  ──▶│ write_index, read at      │──▶ output_data    (the oldest word)
///  input_ready ◀──│ read_index                │◀── output_ready
///                 └─────────────┬─────────────┘
///                               └──▶ occupancy
/// ```
/// A word moves at a clock edge at which `valid` and `ready` of its side are high. It shows at the
/// output one cycle after it was taken. `ready` and `valid` depend on registers only. A full queue
/// takes no word, even in a cycle in which it gives one.
public class FIFO: Hardware {
  @FlippedPorts public var input: DataStream
  @Ports public var output: DataStream
  @Output("how many words are inside") public var occupancy
  @Memory var words: MemoryWords
  @Register var writeIndex
  @Register var readIndex
  @Register var filled

  let width: Int
  let depth: Int

  /// - Parameters:
  ///   - width: bits of a word, 1 to 4096.
  ///   - depth: words, 1 to 65536; any number, not only powers of two.
  /// - Throws: `DiagnosticReport` for parameters beyond their range.
  public init(
    width: Int, depth: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("FIFO", fileID, line)
    check.require("width", width, in: 1...4096)
    check.require("depth", depth, in: 1...65_536)
    try check.finish()
    self.width = width
    self.depth = depth
    _input = FlippedPorts(DataStream(width: width))
    _output = Ports(DataStream(width: width), "the oldest word")
    _occupancy = Output(counterWidth(depth + 1), "how many words are inside")
    _words = Memory(depth: depth, width: width)
    _writeIndex = Register(counterWidth(depth), reset: 0)
    _readIndex = Register(counterWidth(depth), reset: 0)
    _filled = Register(counterWidth(depth + 1), reset: 0)
  }

  public var moduleName: String { "fifo_\(width)x\(depth)" }
  public var documentation: String { "Queue of \(depth) words of \(width) bits." }

  @LogicBuilder public var body: Logic {
    input.ready <== (filled != depth)
    output.valid <== (filled != 0)
    output.data <== words[readIndex]
    occupancy <== filled
    when(input.moves) {
      words[writeIndex] <== input.data
      writeIndex <== successor(of: writeIndex, modulus: depth)
    }
    when(output.moves) { readIndex <== successor(of: readIndex, modulus: depth) }
    when(input.moves && !output.moves) { filled <== filled &+ 1 }
      .elsewhen(output.moves && !input.moves) { filled <== filled &- 1 }
    if depth + 1 < 1 << filled.width {
      assert(filled <= depth, "there are never more words than the depth")
    }
    cover(filled == depth, "the queue is full")
  }
}
