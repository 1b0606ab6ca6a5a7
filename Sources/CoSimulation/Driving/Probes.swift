extension ModelInstance {
  /// All elements of a probe's variable as they are now, in the order of the SystemVerilog indices,
  /// the last index fastest.
  public func probe(_ handle: ProbeHandle) throws(ModelFailure) -> [Double] {
    try check(handle.model, handle.name)
    return Array(
      UnsafeBufferPointer(start: functions.probe(model, handle.index), count: handle.count))
  }

  /// One element of a probe's variable, without copying the others.
  ///
  /// - Throws: `ModelFailure` when `index` is not in `0..<handle.count`.
  public func probe(_ handle: ProbeHandle, at index: Int) throws(ModelFailure) -> Double {
    try check(handle.model, handle.name)
    guard (0..<handle.count).contains(index) else {
      throw ModelFailure(
        .outOfRange, "probe-index",
        "the probe '\(handle.name)' has elements 0 to \(handle.count - 1), not \(index)")
    }
    return functions.probe(model, handle.index)[index]
  }
}
