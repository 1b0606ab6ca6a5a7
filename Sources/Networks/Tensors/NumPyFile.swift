import Diagnostics

extension Tensor {
  /// An array as NumPy saves it (`.npy`, versions 1 to 3).
  ///
  /// Read are integers of 1 to 8 bytes, with and without sign, and floating point of 2 to 8; either byte
  /// order, and rows or columns first.
  ///
  /// - Parameter name: what messages call the file.
  /// - Throws: `Diagnostic` `weights-file`.
  public init(numPy bytes: [UInt8], named name: String) throws(Diagnostic) {
    guard bytes.count >= 12, bytes.starts(with: [0x93] + Array("NUMPY".utf8)) else {
      throw TensorFile.problem(
        "'\(name)' is no array that NumPy saved", remedy: "use numpy.save")
    }
    let lengthBytes = bytes[6] == 1 ? 2 : 4
    let length = (0..<lengthBytes).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
    let start = 8 + lengthBytes + length
    guard (1...3).contains(bytes[6]), start <= bytes.count else {
      throw TensorFile.problem(
        "'\(name)' is cut off, or of a version of the format that is not known")
    }
    let text = String(decoding: bytes[(8 + lengthBytes)..<start], as: UTF8.self)
    guard let header = NumPyHeader(text) else {
      throw TensorFile.problem(
        "'\(name)' holds numbers of another kind than integers and floating point",
        remedy: "save an array of integers, of float32 or of float64")
    }
    guard let count = TensorFile.count(of: header.shape, within: Self.sizeLimit),
      bytes.count - start == count * header.format.size
    else {
      throw TensorFile.problem(
        "'\(name)' has \(bytes.count - start) bytes of numbers, not as many as its shape says")
    }
    let read = header.format.numbers(bytes, from: start, count: count)
    self.init(
      shape: header.shape,
      values: header.isColumnsFirst ? Self.rowsFirst(read, shape: header.shape) : read,
      isInteger: header.format.isInteger)
    guard values.allSatisfy(\.isFinite) else {
      throw TensorFile.problem("'\(name)' holds numbers that are not finite")
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
}

/// What stands before the numbers: `{'descr': '<i2', 'fortran_order': False, 'shape': (3, 4), }`.
private struct NumPyHeader {
  let format: NumberFormat
  let isColumnsFirst: Bool
  let shape: [Int]

  init?(_ text: String) {
    guard
      let type = text.firstMatch(of: /'descr':\s*'([<>|=]?)([iuf])([1248])'/),
      let order = text.firstMatch(of: /'fortran_order':\s*(True|False)/),
      let sizes = text.firstMatch(of: /'shape':\s*\(([0-9, ]*)\)/),
      let size = Int(type.3)
    else { return nil }
    let kinds: [Substring: NumberFormat.Kind] = ["i": .signed, "u": .unsigned, "f": .floating]
    guard let kind = kinds[type.2], kind != .floating || size >= 2 else { return nil }
    format = NumberFormat(kind: kind, size: size, isBigEndian: type.1 == ">")
    isColumnsFirst = order.1 == "True"
    let numbers = sizes.1.split(separator: ",").map { $0.filter(\.isNumber) }.filter { !$0.isEmpty }
    shape = numbers.compactMap { Int($0) }
    guard shape.count == numbers.count else { return nil }
  }
}
