/// What hardware answered to a recording of a matrix engine.
public struct MatrixHardwareRun: Sendable, Hashable {
  /// An element that went in or came out.
  public struct Transfer: Sendable, Hashable {
    /// As bits.
    public var value: UInt64
    /// Clock cycles since the simulation began, those under reset included.
    public var cycle: Int
  }

  public var inputs: [Transfer] = []
  public var outputs: [Transfer] = []
  /// Clock cycles from the beginning to the end; `nil` where something differs from the recording.
  public var cycles: Int?
  /// What differs, in words.
  public var words = ""

  /// The first element whose value or cycle differs from that of another run; `nil` where there is none.
  public func firstDifference(from expected: MatrixHardwareRun) -> MatrixRunDifference? {
    difference("input", expected.inputs, inputs) ?? difference("output", expected.outputs, outputs)
  }

  private func difference(
    _ stream: String, _ expected: [Transfer], _ found: [Transfer]
  ) -> MatrixRunDifference? {
    let index = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    guard
      let place = index ?? (expected.count == found.count ? nil : min(expected.count, found.count))
    else { return nil }
    return MatrixRunDifference(
      quantity: "element \(place) of the \(stream) stream", expected: text(expected, place),
      found: text(found, place))
  }

  private func text(_ transfers: [Transfer], _ place: Int) -> String {
    guard place < transfers.count else { return "none" }
    let transfer = transfers[place]
    return "\(transfer.value) (0x\(String(transfer.value, radix: 16))) in cycle \(transfer.cycle)"
  }
}

/// Where two runs of one recording part.
public struct MatrixRunDifference: Sendable, Hashable, Codable, CustomStringConvertible {
  public var quantity: String
  public var expected: String
  public var found: String

  public var description: String {
    "\(quantity)\n  expected \(expected)\n  found    \(found)"
  }
}

/// One recording on several back ends, which are held against the recording and against each other.
public struct MatrixCrossCheck: Sendable {
  /// In the order in which the back ends were named.
  public let runs: [(backEnd: SimulationBackEnd, run: MatrixHardwareRun)]

  public init(_ runs: [(backEnd: SimulationBackEnd, run: MatrixHardwareRun)]) { self.runs = runs }

  /// The first difference of every back end from the first one: elements, and the cycles in which they went in and
  /// came out.
  public var differences: [(backEnd: SimulationBackEnd, difference: MatrixRunDifference)] {
    guard let first = runs.first?.run else { return [] }
    return runs.dropFirst().compactMap { backEnd, run in
      run.firstDifference(from: first).map { (backEnd, $0) }
    }
  }

  /// Nothing differs.
  public var isClean: Bool { differences.isEmpty && runs.allSatisfy { $0.run.cycles != nil } }
}
