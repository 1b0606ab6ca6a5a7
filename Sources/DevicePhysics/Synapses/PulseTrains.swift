/// The stochastic pulse trains of some lines: a bit for each place, in which a pulse is or is not.
@usableFromInline
struct PulseTrains {
  /// The train of each line; place 0 is the lowest bit.
  @usableFromInline let trains: [UInt64]

  /// Trains of 1...64 places, each with a pulse with probability `scale · |number|`, at most 1.
  ///
  /// A bit of a word is a bit of the random number of each place, the highest first. It is drawn
  /// until all places know on which side of the probability they are: 7 words in the mean for 31
  /// places, and no probability is rounded but to 2⁻⁶⁴.
  @usableFromInline
  init(_ numbers: [Double], scale: Double, length: Int, words: CounterGenerator.Series) {
    let all = UInt64.max >> UInt64(64 - length)
    trains = numbers.enumerated().map { line, number in
      let probability = scale * abs(number)
      guard probability < 1 else { return all }
      var limit = UInt64(probability * 18_446_744_073_709_551_616.0)
      var (train, undecided) = (UInt64(0), all)
      var draw = UInt64(truncatingIfNeeded: line) << 8
      while undecided != 0, limit != 0 {
        let word = words.fastWord(draw: draw)
        if limit >> 63 == 1 {
          train |= undecided & ~word
          undecided &= word
        } else {
          undecided &= ~word
        }
        limit <<= 1
        draw &+= 1
      }
      return train
    }
  }
}

/// The columns that have a pulse at each place of a train: those of positive numbers, then those of
/// negative ones.
@usableFromInline
struct PulsedColumns {
  /// Columns, place by place.
  @usableFromInline let list: [Int]
  /// Where the positive ones of a place begin in `list`, then the negative ones; two for each place,
  /// and the end of all.
  @usableFromInline let bounds: [Int]

  @usableFromInline
  init(_ numbers: [Double], _ trains: PulseTrains, length: Int) {
    /// Calls with each pulse: its column, and its place and sign as an index of `bounds`.
    func forEachPulse(_ body: (_ column: Int, _ group: Int) -> Void) {
      for column in numbers.indices {
        let side = numbers[column] > 0 ? 0 : 1
        var places = trains.trains[column]
        while places != 0 {
          body(column, 2 &* places.trailingZeroBitCount &+ side)
          places &= places &- 1
        }
      }
    }
    var counts = [Int](repeating: 0, count: 2 * length + 1)
    forEachPulse { counts[$1] &+= 1 }
    var ends = counts
    var sum = 0
    for group in counts.indices {
      ends[group] = sum
      sum += counts[group]
    }
    bounds = ends
    var columns = [Int](repeating: 0, count: sum)
    forEachPulse { column, group in
      columns[ends[group]] = column
      ends[group] &+= 1
    }
    list = columns
  }
}
