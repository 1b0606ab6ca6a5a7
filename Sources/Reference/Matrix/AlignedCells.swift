/// Bytes that never change and begin where a line of the processor's cache does: a load of 32 of them touches one line.
final class AlignedCells<Byte: FixedWidthInteger & Sendable>: Sendable {
  nonisolated(unsafe) private let memory: UnsafeMutableBufferPointer<Byte>

  /// - Parameter bytes: 8-bit integers.
  init(_ bytes: [Byte]) {
    let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    memory = raw.bindMemory(to: Byte.self)
    _ = memory.initialize(from: bytes)
  }

  deinit { UnsafeMutableRawBufferPointer(memory).deallocate() }

  /// Where they begin; `nil` where there are none.
  var start: UnsafePointer<Byte>? { UnsafePointer(memory.baseAddress) }
}
