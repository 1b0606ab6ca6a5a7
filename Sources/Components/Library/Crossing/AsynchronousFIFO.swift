import Diagnostics
import HDL

/// A queue of words between two clock domains: first in, first out, in every cycle of either clock.
///
/// ```
///        domain write        │           domain read
///  input_data ──▶ words ─────┼───── held ──▶ output register ──▶ output_data
///  input_valid    write pointer ─ gray ─┼──▶ two flops ─▶ empty?  output_valid
///  input_ready ◀─ full? ◀─ two flops ◀──┼─── gray ─ read pointer  output_ready
/// ```
/// A word moves at an edge of its side's clock at which `valid` and `ready` of that side are high.
/// The pointers cross in gray code, of which one bit changes at a time: a side that sees the other's
/// pointer late believes the queue fuller, or emptier, than it is, and nothing is lost. A word shows
/// at the output after three to four edges of the read clock; room that was made shows at the input
/// after two to three edges of the write clock. Both sides have to be reset together, before either
/// goes on. The scheme is that of C. E. Cummings, Simulation and Synthesis Techniques for
/// Asynchronous FIFO Design, SNUG San Jose 2002.
public class AsynchronousFIFO: Hardware {
  @FlippedPorts public var input: DataStream
  @Ports public var output: DataStream
  @Memory var words: MemoryWords
  @Register("where the next word is written; one bit more than an address") var writePointer
  @Register("the same, in gray code") var writeGray
  @Register var readGrayFirst
  @Register("the read pointer, as the write domain knows it") var readGraySeen
  @Register("where the next word is read; one bit more than an address") var readPointer
  @Register("the same, in gray code") var readGray
  @Register var writeGrayFirst
  @Register("the write pointer, as the read domain knows it") var writeGraySeen
  @Register(1, reset: 0, in: .read, "a word stands at the output") var full
  @Register("the word at the output") var head

  let width: Int
  let depth: Int

  /// - Parameters:
  ///   - width: bits of a word, 1 to 4096.
  ///   - depth: words, a power of two from 2 to 65536; one more stands at the output.
  /// - Throws: `DiagnosticReport` for parameters beyond their range.
  public init(
    width: Int, depth: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("AsynchronousFIFO", fileID, line)
    check.require("width", width, in: 1...4096)
    check.require("depth", depth, in: 2...65_536)
    check.require(
      depth.nonzeroBitCount == 1 || !(2...65_536).contains(depth),
      "has depth \(depth), expected a power of two", remedy: "round it up to a power of two")
    try check.finish()
    self.width = width
    self.depth = depth
    let bits = counterWidth(depth) + 1
    _input = FlippedPorts(DataStream(width: width), from: .domain(.write))
    _output = Ports(DataStream(width: width), from: .domain(.read), "the oldest word")
    _words = Memory(depth: depth, width: width, in: .write)
    _writePointer = Register(
      bits, reset: 0, in: .write, "where the next word is written; one bit more than an address")
    _writeGray = Register(bits, reset: 0, in: .write, "the same, in gray code")
    _readGrayFirst = Register(bits, reset: 0, in: .write, crossing: .grayCode)
    _readGraySeen = Register(
      bits, reset: 0, in: .write, "the read pointer, as the write domain knows it")
    _readPointer = Register(
      bits, reset: 0, in: .read, "where the next word is read; one bit more than an address")
    _readGray = Register(bits, reset: 0, in: .read, "the same, in gray code")
    _writeGrayFirst = Register(bits, reset: 0, in: .read, crossing: .grayCode)
    _writeGraySeen = Register(
      bits, reset: 0, in: .read, "the write pointer, as the read domain knows it")
    // Without reset, so that synthesis can make it the output register of a block RAM.
    _head = Register(width, reset: nil, in: .read, crossing: .held, "the word at the output")
  }

  public var moduleName: String { "asynchronous_fifo_\(width)x\(depth)" }
  public var documentation: String {
    "Queue of \(depth) words of \(width) bits between two clock domains."
  }

  /// In the read domain: a word goes to the output.
  var fetches: Signal { readGray != writeGraySeen && (!full || output.ready) }

  func address(_ pointer: Signal) -> Signal { pointer[pointer.width - 2...0] }

  @LogicBuilder public var body: Logic {
    writeSide
    readSide
    cover(full && output.ready, "a word has come")
  }

  @LogicBuilder private var writeSide: Logic {
    let next = (writePointer &+ 1).named("next_write")
    let top = writePointer.width - 1
    // In gray code, a round ahead means that the two highest bits differ, and no other.
    let fullGray = readGraySeen ^ Literal(3 << (top - 1), width: top + 1)

    input.ready <== (writeGray != fullGray)
    when(input.moves) {
      words[address(writePointer)] <== input.data
      writePointer <== next
      writeGray <== gray(next)
    }
    readGrayFirst <== readGray
    readGraySeen <== readGrayFirst
  }

  @LogicBuilder private var readSide: Logic {
    let next = (readPointer &+ 1).named("next_read")

    output.valid <== full
    output.data <== head
    when(output.ready) { full <== 0 }
    when(fetches) {
      head <== words[address(readPointer)]
      full <== 1
      readPointer <== next
      readGray <== gray(next)
    }
    writeGrayFirst <== writeGray
    writeGraySeen <== writeGrayFirst
  }

  private func gray(_ number: Signal) -> Signal { number ^ (number >> 1) }
}
