import Diagnostics
import Foundation

/// Tensors in a file of Hugging Face's safetensors format: eight bytes with the length of a JSON header, the
/// header, the numbers, least significant byte first.
struct SafeTensors {
  private let bytes: [UInt8]
  private let file: String
  private let start: Int
  private var entries: [String: Entry] = [:]

  private struct Entry: Decodable {
    var dtype: String
    var shape: [Int]
    /// From the first byte behind the header.
    var offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  private struct Header: Decodable {
    var entries: [String: Entry] = [:]

    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      for key in container.allKeys where key.stringValue != "__metadata__" {
        entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
      }
    }
  }

  private static let formats: [String: NumberFormat] = [
    "F64": NumberFormat(kind: .floating, size: 8), "F32": NumberFormat(kind: .floating, size: 4),
    "F16": NumberFormat(kind: .floating, size: 2),
    "BF16": NumberFormat(kind: .brainFloating, size: 2),
    "I64": NumberFormat(kind: .signed, size: 8), "I32": NumberFormat(kind: .signed, size: 4),
    "I16": NumberFormat(kind: .signed, size: 2), "I8": NumberFormat(kind: .signed, size: 1),
    "U8": NumberFormat(kind: .unsigned, size: 1),
  ]

  var names: [String] { Array(entries.keys) }

  init(bytes: [UInt8], named file: String) throws(Diagnostic) {
    self.bytes = bytes
    self.file = file
    let length =
      bytes.count < 8 ? 0 : (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * UInt64($1)) }
    guard bytes.count >= 8, length <= UInt64(bytes.count - 8) else {
      throw TensorFile.problem("'\(file)' is no file of safetensors, or cut off")
    }
    start = 8 + Int(length)
    do {
      entries = try JSONDecoder().decode(Header.self, from: Data(bytes[8..<start])).entries
    } catch {
      throw TensorFile.problem("the header of '\(file)' is not that of a file of safetensors")
    }
  }

  /// - Precondition: the name is one of ``names``.
  func tensor(_ name: String) throws(Diagnostic) -> Tensor {
    let title = "\(file)#\(name)"
    guard let entry = entries[name], let format = Self.formats[entry.dtype] else {
      throw TensorFile.problem(
        "'\(title)' holds numbers of the kind '\(entries[name]?.dtype ?? "")'; expected one of "
          + Self.formats.keys.sorted().joined(separator: ", "))
    }
    guard let count = TensorFile.count(of: entry.shape, within: Tensor.sizeLimit),
      entry.offsets.count == 2, entry.offsets[0] >= 0,
      entry.offsets[1] >= entry.offsets[0],
      entry.offsets[1] <= bytes.count - start,
      entry.offsets[1] - entry.offsets[0] == count * format.size
    else {
      throw TensorFile.problem("'\(title)' does not have as many bytes as its shape says")
    }
    let values = format.numbers(bytes, from: start + entry.offsets[0], count: count)
    guard values.allSatisfy(\.isFinite) else {
      throw TensorFile.problem("'\(title)' holds numbers that are not finite")
    }
    return Tensor(shape: entry.shape, values: values, isInteger: format.isInteger)
  }
}
