extension ModelInstance {
  /// Drives many cycles in one call: of every row sets the inputs, clocks once, and reads the outputs,
  /// as `poke`, `step` and `peek` do.
  ///
  /// ```swift
  /// let sums = try instance.drive([a, b], rows: [1, 2, 3, 4], reading: [sum])  // two cycles
  /// ```
  /// - Parameters:
  ///   - inputs: at most 64 bits wide.
  ///   - rows: a value for each input, row after row.
  ///   - outputs: at most 64 bits wide.
  /// - Returns: the value of each output after each cycle, row after row.
  /// - Throws: `ModelFailure` when a value does not fit its port, a row is incomplete, a port is too
  ///   wide or another model's; before any cycle is clocked.
  public func drive(
    _ inputs: [InputHandle], rows: [UInt64], reading outputs: [OutputHandle]
  ) throws(ModelFailure) -> [UInt64] {
    for input in inputs { try checkWord(input.model, input.nameAddress, input.width) }
    for output in outputs { try checkWord(output.model, output.nameAddress, output.width) }
    guard !inputs.isEmpty, rows.count.isMultiple(of: inputs.count) else {
      throw ModelFailure(
        .outOfRange, "batch-rows",
        "\(rows.count) values are no whole number of rows of \(inputs.count) inputs")
    }
    try checkFit(rows, inputs)
    let count = rows.count / inputs.count
    var found = [UInt64](repeating: 0, count: count * outputs.count)
    if watcher != nil { return try driveWatched(inputs, rows, outputs) }
    let status = functions.drive(
      model, inputs.map(\.index), Int64(inputs.count), outputs.map(\.index), Int64(outputs.count),
      Int64(count), rows, &found)
    guard status == 0 else { throw stopped() }
    return found
  }

  /// That each value fits its port: all bits of a column together fit where each value does.
  private func checkFit(_ rows: [UInt64], _ inputs: [InputHandle]) throws(ModelFailure) {
    for (column, input) in inputs.enumerated() {
      let values = stride(from: column, to: rows.count, by: inputs.count)
      guard values.reduce(0, { $0 | rows[$1] }) > input.greatest,
        let unfit = values.first(where: { rows[$0] > input.greatest })
      else { continue }
      throw tooWide("\(rows[unfit])", input.name, input.width)
    }
  }

  /// As `drive`, cycle by cycle, so that the watcher sees each.
  private func driveWatched(
    _ inputs: [InputHandle], _ rows: [UInt64], _ outputs: [OutputHandle]
  ) throws(ModelFailure) -> [UInt64] {
    var found: [UInt64] = []
    var rest = rows[...]
    while !rest.isEmpty {
      for (input, value) in zip(inputs, rest) { try poke(input, value) }
      rest = rest.dropFirst(inputs.count)
      try step()
      for output in outputs { found.append(try peek(output)) }
    }
    return found
  }
}
