/// Where a port is in the state of every instance of a model, laid out as `Port` in
/// `templates/model_shim.cpp`. It is read from the loaded object, which stays.
struct PortPlace: Sendable, Hashable {
  /// The address of its name, ended by a 0.
  let name: Int
  /// From the beginning of the state, in bytes.
  let offset: Int
  let bytes: Int

  /// A text that a loaded object holds, ended by a 0.
  static func text(at address: Int) -> String {
    UnsafePointer<CChar>(bitPattern: address).map { String(cString: $0) } ?? ""
  }
}

/// A handle's port of at most 64 bits, in the state of an instance.
@usableFromInline
struct PortMemory {
  @usableFromInline let address: UnsafeMutableRawPointer
  @usableFromInline let bytes: Int

  @inlinable @inline(__always)
  init(_ state: UnsafeMutableRawPointer, offset: Int, bytes: Int) {
    address = state + offset
    self.bytes = bytes
  }

  /// What stands there.
  @inlinable
  var value: UInt64 {
    switch bytes {
    case 1: UInt64(address.assumingMemoryBound(to: UInt8.self).pointee)
    case 2: UInt64(address.assumingMemoryBound(to: UInt16.self).pointee)
    case 4: UInt64(address.assumingMemoryBound(to: UInt32.self).pointee)
    default: address.assumingMemoryBound(to: UInt64.self).pointee
    }
  }

  /// - Parameter value: fits the port.
  @inlinable @inline(__always)
  func write(_ value: UInt64) {
    switch bytes {
    case 1:
      address.assumingMemoryBound(to: UInt8.self).pointee = UInt8(truncatingIfNeeded: value)
    case 2:
      address.assumingMemoryBound(to: UInt16.self).pointee = UInt16(truncatingIfNeeded: value)
    case 4:
      address.assumingMemoryBound(to: UInt32.self).pointee = UInt32(truncatingIfNeeded: value)
    default:
      address.assumingMemoryBound(to: UInt64.self).pointee = value
    }
  }
}
