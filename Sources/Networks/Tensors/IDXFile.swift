import Diagnostics

extension Tensor {
  /// An array in the IDX format of MNIST (Y. LeCun, C. Cortes, *The MNIST database*): two zero bytes, the kind of
  /// number, how many dimensions, their sizes and the numbers, most significant byte first.
  ///
  /// - Throws: `Diagnostic` `weights-file`.
  init(idx bytes: [UInt8], named name: String) throws(Diagnostic) {
    let formats: [UInt8: NumberFormat] = [
      0x08: NumberFormat(kind: .unsigned, size: 1), 0x09: NumberFormat(kind: .signed, size: 1),
      0x0B: NumberFormat(kind: .signed, size: 2, isBigEndian: true),
      0x0C: NumberFormat(kind: .signed, size: 4, isBigEndian: true),
      0x0D: NumberFormat(kind: .floating, size: 4, isBigEndian: true),
      0x0E: NumberFormat(kind: .floating, size: 8, isBigEndian: true),
    ]
    guard bytes.count >= 4, let format = formats[bytes[2]],
      bytes.count >= 4 + 4 * Int(bytes[3])
    else {
      throw TensorFile.problem(
        "'\(name)' is neither an array that NumPy saved nor one in the IDX format",
        remedy: "use numpy.save")
    }
    let size = NumberFormat(kind: .unsigned, size: 4, isBigEndian: true)
    let shape = size.numbers(bytes, from: 4, count: Int(bytes[3])).map { Int($0) }
    let start = 4 + 4 * shape.count
    guard let count = TensorFile.count(of: shape, within: Self.sizeLimit),
      bytes.count - start == count * format.size
    else {
      throw TensorFile.problem(
        "'\(name)' has \(bytes.count - start) bytes of numbers, not as many as its shape says")
    }
    let values = format.numbers(bytes, from: start, count: count)
    guard values.allSatisfy(\.isFinite) else {
      throw TensorFile.problem("'\(name)' holds numbers that are not finite")
    }
    self.init(shape: shape, values: values, isInteger: format.isInteger)
  }
}
