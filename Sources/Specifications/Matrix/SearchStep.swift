/// One decision of a successive approximation.
public struct SearchStep: Sendable, Hashable {
  /// What the code grows by where the threshold is reached.
  public var weight: Int
  /// How far above the code found so far the threshold is that is tried.
  public var trial: Int
}

extension MatrixConverterSpecification {
  /// The decisions in their order.
  ///
  /// With weights w and S the sum of those still to come, codes from w to S above the one found so far can be reached
  /// by either answer: `S + 1 - w` of them. The threshold lies in their middle, so a decision that was wrong by up to half
  /// as much is made good by the later ones (F. Kuttner, *A 1.2 V 10 b 20 MSample/s nonbinary successive approximation ADC
  /// in 0.13 um CMOS*, ISSCC 2002). Without redundancy the weights are powers of two, and there is none.
  public var searchSteps: [SearchStep] {
    var left = greatestFound
    return searchWeights.map { weight in
      left -= weight
      return SearchStep(weight: weight, trial: weight + (left + 1 - weight) / 2)
    }
  }

  /// The greatest sum of weights, at least ``highestCode``.
  public var greatestFound: Int { searchWeights.reduce(0, +) }

  /// Bits of a code while it is searched.
  public var searchBits: Int {
    kind == .sar ? Int.bitWidth - greatestFound.leadingZeroBitCount : bits
  }

  /// Powers of two, some of them twice: evenly spread over the bits.
  private var searchWeights: [Int] {
    let twice = Set((0..<redundancy).map { bits * ($0 + 1) / (redundancy + 1) })
    return (0..<bits).reversed().flatMap { bit in
      Array(repeating: 1 << bit, count: twice.contains(bit) ? 2 : 1)
    }
  }
}
