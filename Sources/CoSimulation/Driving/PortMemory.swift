/// Where a model keeps a port of at most 64 bits, laid out as `Port` in `templates/model_shim.cpp`.
@usableFromInline
struct PortMemory {
  @usableFromInline let address: UnsafeMutableRawPointer
  @usableFromInline let bytes: Int

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
