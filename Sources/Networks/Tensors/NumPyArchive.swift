import CZlib
import Diagnostics

/// Arrays that NumPy saved in one file (`.npz`): a ZIP archive of `.npy` files, stored or deflated
/// (PKWARE, *APPNOTE.TXT*, sections 4.3.7, 4.3.12 and 4.3.16).
struct NumPyArchive {
  private let bytes: [UInt8]
  private let file: String
  private var entries: [String: Entry] = [:]

  private struct Entry {
    var method: Int
    var compressed: Int
    var size: Int
    /// Where its own header begins.
    var header: Int
  }

  /// The names of the arrays.
  var names: [String] { Array(entries.keys) }

  init(bytes: [UInt8], named file: String) throws(Diagnostic) {
    self.bytes = bytes
    self.file = file
    guard let end = endOfDirectory() else {
      throw TensorFile.problem(
        "'\(file)' is no archive that NumPy saved", remedy: "use numpy.savez")
    }
    var place = number(end + 16, 4) ?? 0
    for _ in 0..<(number(end + 10, 2) ?? 0) {
      guard number(place, 4) == 0x0201_4B50, let method = number(place + 10, 2),
        let compressed = number(place + 20, 4), let size = number(place + 24, 4),
        let nameLength = number(place + 28, 2), let extra = number(place + 30, 2),
        let comment = number(place + 32, 2), let header = number(place + 42, 4),
        place + 46 + nameLength <= bytes.count
      else { throw damaged() }
      let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
      if name.hasSuffix(".npy") {
        entries[String(name.dropLast(4))] = Entry(
          method: method, compressed: compressed, size: size, header: header)
      }
      place += 46 + nameLength + extra + comment
    }
  }

  /// - Precondition: the name is one of ``names``.
  func tensor(_ name: String) throws(Diagnostic) -> Tensor {
    guard let entry = entries[name], number(entry.header, 4) == 0x0403_4B50,
      let nameLength = number(entry.header + 26, 2), let extra = number(entry.header + 28, 2)
    else { throw damaged() }
    let start = entry.header + 30 + nameLength + extra
    guard start + entry.compressed <= bytes.count, entry.size <= Tensor.sizeLimit else {
      throw damaged()
    }
    let own = Array(bytes[start..<start + entry.compressed])
    let title = "\(file)#\(name)"
    switch entry.method {
    case 0: return try Tensor(numPy: own, named: title)
    case 8:
      guard let inflated = Self.inflated(own, size: entry.size) else { throw damaged() }
      return try Tensor(numPy: inflated, named: title)
    default:
      throw TensorFile.problem(
        "'\(title)' is compressed by method \(entry.method) of ZIP",
        remedy: "use numpy.savez or numpy.savez_compressed")
    }
  }

  /// Where the record that ends the archive begins: at most a comment of 65,535 bytes follows.
  private func endOfDirectory() -> Int? {
    guard bytes.count >= 22 else { return nil }
    let first = max(0, bytes.count - 22 - 65_535)
    return (first...bytes.count - 22).reversed().first { number($0, 4) == 0x0605_4B50 }
  }

  /// A number at a place, least significant byte first.
  private func number(_ place: Int, _ size: Int) -> Int? {
    guard place >= 0, place + size <= bytes.count else { return nil }
    return (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  private func damaged() -> Diagnostic {
    TensorFile.problem("the archive '\(file)' is damaged or cut off")
  }

  /// What was deflated; `nil` where it does not give as many bytes as are expected.
  private static func inflated(_ bytes: [UInt8], size: Int) -> [UInt8]? {
    var (source, result) = (bytes, [UInt8](repeating: 0, count: size))
    var stream = z_stream()
    guard memweave_inflate_init(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    let status = source.withUnsafeMutableBufferPointer { source in
      result.withUnsafeMutableBufferPointer { result in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = result.baseAddress
        stream.avail_out = UInt32(result.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    return status == Z_STREAM_END && Int(stream.total_out) == size ? result : nil
  }
}
