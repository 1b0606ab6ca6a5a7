import HDL

/// Adds up what it is given while it is enabled; says at once whether the next sum is odd.
final class Lane: Hardware {
  @Input var enable
  @Input(signed: 8) var term
  @Input(3) var shift
  @Output(signed: 12) var sum
  @Output var isNegative
  @Output(2) var low
  @Register(signed: 12) var total

  var body: Logic {
    sum <== total
    isNegative <== total.mostSignificantBit
    low <== total[1...0]
    when(enable) {
      total <== total &+ (term.extended(to: 12) >> shift)
    }
  }
}

/// Hands on what it got in the cycle before.
final class Stage: Hardware {
  @Input(4) var left
  @Output(4) var right
  @Register(4) var held
  var body: Logic {
    right <== held
    held <== left
  }
}

/// Adds one within the cycle: a row of these is a chain of logic.
final class Increment: Hardware {
  @Input(4) var left
  @Output(4) var right
  var body: Logic { right <== left &+ 1 }
}

/// Every kind of connection that is regular.
final class Lanes: Hardware {
  @Input(4) var enables
  @Input(signed: 8) var term
  @Inputs(count: 4, width: 3) var shifts
  @Input(2) var choice
  @Input(4) var first
  @Outputs(count: 4, signed: 12) var sums
  @Output(signed: 12) var chosen
  @Output(4) var last
  @Output(4) var sumOfLast
  @Output(4) var negatives
  @Instances var lanes = (0..<4).map { _ in Lane() }
  @Instances var stages = (0..<4).map { _ in Stage() }
  @Instances var followers = (0..<4).map { _ in Stage() }
  @Instances var increments = (0..<3).map { _ in Increment() }

  var body: Logic {
    for index in 0..<4 {
      lanes[index].enable <== enables[index]
      lanes[index].term <== term
      lanes[index].shift <== shifts[index]
      sums[index] <== lanes[index].sum
      followers[index].left <== stages[index].right
    }
    chosen <== element(of: lanes.map(\.sum), at: choice)
    negatives <== cat(lanes.reversed().map(\.isNegative))
    stages[0].left <== first
    for index in 1..<4 { stages[index].left <== stages[index - 1].right }
    last <== stages[3].right
    increments[0].left <== followers[0].right
    for index in 1..<3 { increments[index].left <== increments[index - 1].right }
    sumOfLast <== increments[2].right &+ followers[3].right
  }
}

/// Inputs that statements drive, some under conditions, some without.
final class Steered: Hardware {
  @Input var go
  @Input(4) var first
  @Input(16) var bytes
  @Output(4) var last
  @Output(8) var nibbles
  @Output(signed: 12) var sum
  @Instances var stages = (0..<3).map { _ in Stage() }
  @Instances var mirrored = (0..<4).map { _ in Stage() }
  @Instances var lanes = (0..<2).map { _ in Lane() }

  var body: Logic {
    stages[0].left <== first
    stages[1].left <== 0
    stages[2].left <== stages[1].right ^ 5
    when(go) { stages[1].left <== stages[0].right &+ 1 }
    last <== stages[2].right
    for (index, stage) in mirrored.enumerated() {
      let low = 12 - index * 4
      stage.left <== bytes[BitRange(low + 3, through: low)]
    }
    nibbles <== cat(mirrored[3].right, mirrored[0].right)
    for (index, lane) in lanes.enumerated() {
      lane.enable <== go && first != 3
      lane.term <== bytes[BitRange(index * 4 + 11, through: index * 4 + 4)].asSigned
      lane.shift <== (index == 0 ? 1 : 2)
    }
    sum <== lanes[0].sum &+ lanes[1].sum
  }
}

/// A macro of which there are several.
final class SenseMacro: BlackBox {
  @Input(2) var row
  @Output(6) var code
  @Output var isReady
  let levels: Int
  init(levels: Int) { self.levels = levels }
  var parameters: [Parameter] { [.integer("LEVELS", levels), .text("CORNER", "typical")] }
}

/// A macro without a clock.
final class LevelMacro: BlackBox {
  @Input var enable
  @Output(3) var level
  let needsClock = false
}

/// Black boxes in arrays: alike, and not alike.
final class Senses: Hardware {
  @Input(6) var rows
  @Input var enable
  @Outputs(count: 3, width: 6) var codes
  @Outputs(count: 2, width: 6) var finerCodes
  @Outputs(count: 2, width: 3) var levels
  @Instances var senses = (0..<3).map { _ in SenseMacro(levels: 64) }
  @Instances var finer = [SenseMacro(levels: 32), SenseMacro(levels: 128)]
  @Instances var thresholds = (0..<2).map { _ in LevelMacro() }

  var body: Logic {
    for (index, sense) in senses.enumerated() {
      sense.row <== rows[BitRange(index * 2 + 1, through: index * 2)]
      codes[index] <== sense.code
    }
    for (index, sense) in finer.enumerated() {
      sense.row <== rows[1...0]
      finerCodes[index] <== sense.code
    }
    for (index, threshold) in thresholds.enumerated() {
      threshold.enable <== enable
      levels[index] <== threshold.level
    }
  }
}
