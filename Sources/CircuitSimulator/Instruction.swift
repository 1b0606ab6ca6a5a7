import HDL

/// Where a value lies in the storage: whole words, least significant first.
struct Slot: Hashable {
  var offset: Int
  var width: Int

  var wordCount: Int { (width - 1) / 64 + 1 }
  var isNarrow: Bool { width <= 64 }
}

/// One step of the tape. Operands and destination are offsets into the storage; narrow values fill
/// one word, with zeros above their width.
struct Instruction {
  enum Code: UInt8 {
    case copy, not, negate, allOnes, anyOne, parity
    case add, subtract, multiply, and, or, xor
    case shiftLeft, shiftRight, shiftRightSigned
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case lessSigned, lessOrEqualSigned, greaterSigned, greaterOrEqualSigned
    case multiplexer
    /// `b` is the distance to shift right.
    case slice
    /// `b` is the number of unused high bits of the operand's word.
    case signExtend
    /// `a` is the first of `b` parts in the operand table, each an offset and a width.
    case concatenation
    /// `a` is the first of `b` offsets in the operand table, `c` the index.
    case element
    /// `a` is the value, `b` the index, `c` the bit.
    case insertBit
    /// `a` is the memory, `b` the address.
    case memoryRead
    /// `a` is a number in the list of wide steps.
    case wide
    /// `a` is the number of the call.
    case blackBox
  }

  var code: Code
  var destination: Int32
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  /// Of the result: ones in its width. `allOnes` compares with it.
  var mask: UInt64 = .max
  /// 64 less the width of signed operands.
  var spare: UInt64 = 0
}

/// A step on values wider than a word.
struct WideStep {
  var operation: Node.Operation
  var destination: Slot
  var operands: [Slot]
}

/// The compiled circuit.
struct Tape {
  struct MemoryRegion {
    var offset: Int
    var depth: Int
    var word: Slot
  }

  var instructions: [Instruction] = []
  var operands: [Int32] = []
  var wideSteps: [WideStep] = []
  var memories: [MemoryRegion] = []
  /// By net.
  var netSlots: [Slot] = []
  /// By node; `nil` for nodes that nothing needs.
  var nodeSlots: [Slot?] = []
  /// The first word is spare: steps without a result name it.
  var wordCount = 1
  /// Values that never change.
  var constants: [(Slot, BitVector)] = []
}
