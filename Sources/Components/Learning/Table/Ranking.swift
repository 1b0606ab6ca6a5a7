import HDL

/// The greatest of a row and its index, the lowest of equals, as expressions.
struct Ranked {
  let value: Signal
  let index: Signal

  /// The better of two; `self` where they are equal and stands before `other`.
  func better(than other: Ranked, named name: String) -> Ranked {
    let wins = (other.value > value).named("\(name)_beaten")
    return Ranked(
      value: mux(wins, other.value, value).named("\(name)_value"),
      index: mux(wins, other.index, index).named("\(name)_index"))
  }

  /// A tournament over signed values of one width: as deep as the logarithm of their count.
  ///
  /// - Parameters:
  ///   - out: for each lane whether it does not take part; one takes part at least.
  ///   - name: what the wires' names begin with.
  static func greatest(of row: [Signal], out: [Signal], named name: String) -> Ranked {
    let width = row[0].width
    let indexWidth = counterWidth(row.count)
    let lowest = Literal(-1 << width, signed: width + 1)
    var field = row.indices.map { lane in
      Ranked(
        value: mux(out[lane], lowest, row[lane].extended(to: width + 1)).named("\(name)_\(lane)"),
        index: Literal(lane, width: indexWidth))
    }
    var round = 0
    while field.count > 1 {
      round += 1
      field = stride(from: 0, to: field.count, by: 2).map { first in
        guard first + 1 < field.count else { return field[first] }
        return field[first].better(
          than: field[first + 1], named: "\(name)_round_\(round)_\(first / 2)")
      }
    }
    return Ranked(value: field[0].value.truncated(to: width), index: field[0].index)
  }
}
