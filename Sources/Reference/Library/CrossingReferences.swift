/// The golden model of words on their way from one clock domain to another: `AsynchronousFIFO`, and
/// with a capacity of one `HandshakeCrossing`.
///
/// Each side knows of what the other did after two edges of its own clock, edges that come with it
/// not counted. At the next edge the oldest word known steps to the output, if that is free or
/// becomes free. No register is caught in the act of changing here: hardware may know of something
/// one edge earlier where an edge comes just with it.
public struct CrossingQueueReference<Word: Sendable>: Sendable {
  private struct Travelling: Sendable {
    let word: Word
    var edges = 0
  }

  private let capacity: Int
  private var way: [Travelling] = []
  /// For each word that the source does not know to have left: edges of its clock since.
  private var left: [Int] = []
  /// The word at the output.
  public private(set) var offer: Word?

  /// - Parameter capacity: words on their way, the one at the output not counted.
  public init(capacity: Int) { self.capacity = capacity }

  /// Whether a word would be taken at the next edge of the source's clock.
  public var isReady: Bool { way.count + left.count < capacity }

  /// An edge of one clock, or of both at once.
  ///
  /// - Parameters:
  ///   - coming: the word at the input.
  ///   - isTaken: whether the output's other end is ready.
  public mutating func edge(source: Bool, destination: Bool, coming: Word?, isTaken: Bool) {
    let taken = source && isReady ? coming : nil
    if source { left = left.map { $0 + 1 }.filter { $0 < 2 } }
    if destination {
      if isTaken { offer = nil }
      if offer == nil, let first = way.first, first.edges >= 2 {
        offer = first.word
        way.removeFirst()
        left.append(0)
      }
      for index in way.indices { way[index].edges += 1 }
    }
    if let taken { way.append(Travelling(word: taken)) }
  }
}

/// The golden model of pulses on their way from one clock domain to another, far enough apart.
public struct PulseCrossingReference: Sendable {
  /// Edges of the destination's clock since the pulse.
  private var edges: Int?

  public init() {}

  /// Whether a pulse arrives in this cycle of the destination's clock.
  public var hasArrived: Bool { edges == 2 }

  /// An edge of one clock, or of both at once.
  public mutating func edge(source: Bool, destination: Bool, pulse: Bool) {
    if destination { edges = edges.flatMap { $0 == 2 ? nil : $0 + 1 } }
    if source, pulse { edges = 0 }
  }
}

/// The golden model of the synchronizer: what its input was so many edges ago, or, where that had
/// just changed, what it was one edge earlier.
public struct TwoFlopSynchronizerReference: Sendable {
  private let stages: Int
  /// What was at the input at each edge so far, after the reset's value.
  private var history: [Bool]

  /// - Parameters:
  ///   - stages: registers in a row, at least 2.
  ///   - resetValue: of all of them.
  public init(stages: Int, resetValue: Bool) {
    self.stages = stages
    history = Array(repeating: resetValue, count: stages + 1)
  }

  /// What the output is where no register is caught by a change.
  public var output: Bool { history[history.count - stages] }

  /// What the output may be where the first register is caught by changes.
  public var possibleOutputs: Set<Bool> {
    [output, history[history.count - stages - 1]]
  }

  /// An edge of the clock.
  public mutating func edge(input: Bool) { history.append(input) }
}

/// The golden model of the reset synchronizer: low with the reset, high from the second edge after
/// it on.
public struct ResetSynchronizerReference: Sendable {
  private var edges = 0

  public init() {}

  public var isReleased: Bool { edges >= 2 }

  /// An edge of the clock after the reset.
  public mutating func edge() { edges += 1 }
}
