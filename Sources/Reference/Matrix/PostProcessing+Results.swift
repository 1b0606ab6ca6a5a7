import Specifications

extension PostProcessing {
  /// What leaves the layer for the exact sums of its outputs.
  public func results(of sums: [Int]) -> [Int] {
    guard activation == .argMax else {
      return sums.enumerated().map { result(of: $0.element, output: $0.offset) }
    }
    return leaders(of: sums).suffix(1)
  }

  /// The index of the greatest of sums that are not rounded to whole codes.
  func results(ofExact sums: [Double]) -> [Int] {
    let values = sums.enumerated().map { output, sum in
      (sum + (biases.isEmpty ? 0 : Double(biases[output])))
        * (multipliers.isEmpty ? 1 : Double(multipliers[output]))
    }
    return [values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }]
  }

  /// For every output the index of the greatest of the sums up to it, with bias and multiplier; of equals the lowest.
  public func leaders(of sums: [Int]) -> [Int] {
    var greatest = Int128.min
    var leader = 0
    return sums.enumerated().map { output, sum in
      let value =
        Int128(sum + (biases.isEmpty ? 0 : biases[output]))
        * Int128(multipliers.isEmpty ? 1 : multipliers[output])
      if value > greatest { (greatest, leader) = (value, output) }
      return leader
    }
  }
}

extension MatrixLayerSpecification {
  /// Whether levels and codes are as they are described, so that whole numbers can decide: no program-verify, no
  /// calibration, no sense amplifiers, no comparison of outputs.
  var isDecidedByIntegers: Bool {
    !programming.isVerified && converter.calibration == .none && post.activation != .argMax
      && !converter.kind.isLatched
  }
}
