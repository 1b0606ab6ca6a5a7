import Diagnostics
import Foundation

/// An array of numbers from a file: what NumPy saves (`.npy`, and by name in `.npz`), a tensor of a
/// `.safetensors` file, or an array in the IDX format of MNIST.
public struct Tensor: Sendable, Equatable {
  /// Its size in each dimension.
  public var shape: [Int]
  /// The numbers, the last dimension's fastest.
  public var values: [Double]
  /// Whether they are integers.
  public var isInteger: Bool

  public init(shape: [Int], values: [Double], isInteger: Bool) {
    self.shape = shape
    self.values = values
    self.isInteger = isInteger
  }

  /// Most bytes a file may have.
  static let sizeLimit = 1 << 28

  /// Reads `FILE`, or of one that holds several arrays `FILE#NAME`; the ending says what it is.
  ///
  /// - Throws: `Diagnostic` `weights-file` that says what is wrong with the file.
  public init(contentsOf path: String) throws(Diagnostic) {
    let parts = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let (file, name) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
    let bytes = try TensorFile.bytes(of: file)
    if file.hasSuffix(".npz") {
      let archive = try NumPyArchive(bytes: bytes, named: file)
      self = try archive.tensor(try Self.chosen(name, of: archive.names, in: file))
    } else if file.hasSuffix(".safetensors") {
      let tensors = try SafeTensors(bytes: bytes, named: file)
      self = try tensors.tensor(try Self.chosen(name, of: tensors.names, in: file))
    } else {
      guard name == nil else {
        throw TensorFile.problem(
          "'\(file)' is one array, but '\(path)' asks for one of several",
          remedy: "leave out what stands behind '#'")
      }
      if bytes.starts(with: [0, 0]) {
        try self.init(idx: bytes, named: file)
      } else {
        try self.init(numPy: bytes, named: file)
      }
    }
  }

  /// The array that is meant: the named one, or the only one.
  private static func chosen(
    _ name: String?, of names: [String], in file: String
  ) throws(Diagnostic) -> String {
    if let name, names.contains(name) { return name }
    if name == nil, names.count == 1 { return names[0] }
    let all = names.sorted().prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    throw TensorFile.problem(
      "'\(file)' holds \(names.count) arrays\(names.isEmpty ? "" : ": \(all)")"
        + (name.map { ", but none named '\($0)'" } ?? ""),
      remedy: names.isEmpty ? nil : "write '\(file)#\(names.sorted()[0])' for that one")
  }
}

/// The bytes of files that hold numbers.
enum TensorFile {
  static func bytes(of path: String) throws(Diagnostic) -> [UInt8] {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
      throw problem("there is no file '\(path)'", remedy: "check the path")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw problem("'\(path)' is no regular file", remedy: "name a file that NumPy saved")
    }
    guard let size = attributes[.size] as? Int, size <= Tensor.sizeLimit else {
      throw problem("'\(path)' has more than \(Tensor.sizeLimit) bytes")
    }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw problem("'\(path)' cannot be read")
    }
    return [UInt8](data)
  }

  static func problem(_ message: String, remedy: String? = nil) -> Diagnostic {
    Diagnostic(.error, "weights-file", message, remedy: remedy)
  }

  /// How many numbers a shape has; `nil` where it is more than a limit.
  static func count(of shape: [Int], within limit: Int) -> Int? {
    shape.reduce(Optional(1)) { product, size in
      guard let product, size >= 0 else { return nil }
      let (result, overflow) = product.multipliedReportingOverflow(by: size)
      return overflow || result > limit ? nil : result
    }
  }
}

/// How one number is stored.
struct NumberFormat: Equatable {
  enum Kind { case signed, unsigned, floating, brainFloating }
  var kind: Kind
  /// Bytes of a number: 1, 2, 4 or 8.
  var size: Int
  var isBigEndian = false

  var isInteger: Bool { kind == .signed || kind == .unsigned }

  /// The numbers that follow each other from a place on.
  func numbers(_ bytes: [UInt8], from start: Int, count: Int) -> [Double] {
    (0..<count).map { index in
      let first = start + index * size
      var word: UInt64 = 0
      for place in 0..<size {
        let byte = UInt64(bytes[isBigEndian ? first + place : first + size - 1 - place])
        word = word << 8 | byte
      }
      return number(word)
    }
  }

  private func number(_ word: UInt64) -> Double {
    switch (kind, size) {
    case (.floating, 2): return Self.half(UInt16(truncatingIfNeeded: word))
    case (.brainFloating, _):
      return Double(Float(bitPattern: UInt32(truncatingIfNeeded: word) << 16))
    case (.floating, 4): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case (.floating, _): return Double(bitPattern: word)
    case (.unsigned, _): return Double(word)
    case (.signed, _):
      let unused = UInt64(64 - 8 * size)
      return Double(Int64(bitPattern: word << unused) >> Int64(unused))
    }
  }

  /// IEEE 754 binary16, by its definition: `Float16` is not on every platform.
  private static func half(_ bits: UInt16) -> Double {
    let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
    let magnitude: Double
    switch exponent {
    case 0: magnitude = fraction * 0x1p-24
    case 31: magnitude = fraction == 0 ? .infinity : .nan
    default:
      magnitude = Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
    }
    return bits >> 15 == 1 ? -magnitude : magnitude
  }
}
