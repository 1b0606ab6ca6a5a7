import Diagnostics
import Foundation

/// An array of numbers as NumPy saves it (`.npy`, versions 1 to 3).
///
/// Read are integers of 1 to 8 bytes, with and without sign, and `float32` and `float64`; either byte
/// order, and rows or columns first.
public struct NumPyArray: Sendable, Equatable {
  /// Its size in each dimension.
  public var shape: [Int]
  /// The numbers, the last dimension's fastest.
  public var values: [Double]
  /// Whether they are integers.
  public var isInteger: Bool

  /// Most bytes a file may have.
  static let sizeLimit = 1 << 28

  /// - Throws: `Diagnostic` `weights-file` that says what is wrong with the file.
  public init(contentsOf path: String) throws(Diagnostic) {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
      throw Self.problem("there is no file '\(path)'", remedy: "check the path")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw Self.problem("'\(path)' is no regular file", remedy: "name a file that NumPy saved")
    }
    guard let size = attributes[.size] as? Int, size <= Self.sizeLimit else {
      throw Self.problem("'\(path)' has more than \(Self.sizeLimit) bytes")
    }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw Self.problem("'\(path)' cannot be read")
    }
    try self.init(bytes: [UInt8](data), named: path)
  }

  /// - Parameter name: what messages call the file.
  public init(bytes: [UInt8], named name: String) throws(Diagnostic) {
    guard bytes.count >= 12, bytes.starts(with: [0x93] + Array("NUMPY".utf8)) else {
      throw Self.problem("'\(name)' is no array that NumPy saved", remedy: "use numpy.save")
    }
    let lengthBytes = bytes[6] == 1 ? 2 : 4
    let length = (0..<lengthBytes).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
    let start = 8 + lengthBytes + length
    guard (1...3).contains(bytes[6]), start <= bytes.count else {
      throw Self.problem("'\(name)' is cut off, or of a version of the format that is not known")
    }
    let header = String(decoding: bytes[(8 + lengthBytes)..<start], as: UTF8.self)
    guard let header = NumPyHeader(header) else {
      throw Self.problem(
        "'\(name)' holds numbers of another kind than integers and floating point",
        remedy: "save an array of integers, of float32 or of float64")
    }
    guard let count = header.count(within: Self.sizeLimit),
      bytes.count - start == count * header.size
    else {
      throw Self.problem(
        "'\(name)' has \(bytes.count - start) bytes of numbers, not as many as its shape says")
    }
    shape = header.shape
    isInteger = header.kind != "f"
    let read = (0..<count).map { header.number(bytes[(start + $0 * header.size)...]) }
    values = header.isColumnsFirst ? Self.rowsFirst(read, shape: shape) : read
    guard values.allSatisfy(\.isFinite) else {
      throw Self.problem("'\(name)' holds numbers that are not finite")
    }
  }

  /// The numbers of an array whose first dimension is the fastest, with the last one fastest.
  private static func rowsFirst(_ values: [Double], shape: [Int]) -> [Double] {
    var result = values
    for place in values.indices {
      var (rest, source, stride) = (place, 0, values.count)
      for size in shape.reversed() {
        stride /= size
        source += rest % size * stride
        rest /= size
      }
      result[place] = values[source]
    }
    return result
  }

  private static func problem(_ message: String, remedy: String? = nil) -> Diagnostic {
    Diagnostic(.error, "weights-file", message, remedy: remedy)
  }
}

/// What stands before the numbers: `{'descr': '<i2', 'fortran_order': False, 'shape': (3, 4), }`.
private struct NumPyHeader {
  /// `i`, `u` or `f`.
  let kind: Character
  /// Bytes of a number.
  let size: Int
  let isBigEndian: Bool
  let isColumnsFirst: Bool
  let shape: [Int]

  init?(_ text: String) {
    guard
      let type = text.firstMatch(of: /'descr':\s*'([<>|=]?)([iuf])([1248])'/),
      let order = text.firstMatch(of: /'fortran_order':\s*(True|False)/),
      let sizes = text.firstMatch(of: /'shape':\s*\(([0-9, ]*)\)/),
      let kind = type.2.first, let size = Int(type.3), kind != "f" || size >= 4
    else { return nil }
    self.kind = kind
    self.size = size
    isBigEndian = type.1 == ">"
    isColumnsFirst = order.1 == "True"
    shape = sizes.1.split(separator: ",").compactMap { Int($0.filter(\.isNumber)) }
  }

  /// How many numbers there are; `nil` where it is more than a limit.
  func count(within limit: Int) -> Int? {
    shape.reduce(Optional(1)) { product, size in
      guard let product, size > 0 else { return size == 0 ? 0 : nil }
      let (result, overflow) = product.multipliedReportingOverflow(by: size)
      return overflow || result > limit ? nil : result
    }
  }

  func number(_ bytes: ArraySlice<UInt8>) -> Double {
    let own = bytes.prefix(size)
    let word = (isBigEndian ? Array(own) : own.reversed()).reduce(UInt64(0)) {
      $0 << 8 | UInt64($1)
    }
    switch (kind, size) {
    case ("f", 4): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case ("f", _): return Double(bitPattern: word)
    case ("u", _): return Double(word)
    default:
      let unused = 64 - 8 * size
      return Double(Int64(bitPattern: word << UInt64(unused)) >> Int64(unused))
    }
  }
}
