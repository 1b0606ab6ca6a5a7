import HDL

/// Values in a memory that shows all its words, so that proofs can speak of them.
final class ShownValueMemory: ValueMemory {
  @Outputs var shown: SignalArray

  override init(depth: Int, valueBits: Int) {
    _shown = Outputs(count: depth, signed: valueBits, "its words")
    super.init(depth: depth, valueBits: valueBits)
  }

  override var moduleName: String { "shown_\(super.moduleName)" }

  @LogicBuilder override var body: Logic {
    super.body
    for (index, output) in shown.enumerated() {
      output <== words[Literal(index, width: counterWidth(depth))]
    }
  }
}

/// Arithmetic that answers anything.
final class FreeBlend: BlackBox, TableEngineBlend {
  @Input var value
  @Input(17) var keep
  @Input var rewardPart
  @Inputs var promises: SignalArray
  @Inputs var weights: SignalArray
  @Input(32) var dither
  @Output var updated

  init(valueBits: Int, promiseCount: Int, promiseBits: Int) {
    _value = Input(signed: valueBits)
    _rewardPart = Input(signed: valueBits + 17)
    _promises = Inputs(count: promiseCount, signed: promiseBits)
    _weights = Inputs(count: promiseCount, width: 33)
    _updated = Output(signed: valueBits)
  }
}

/// What a policy adds to the values of a row: anything that is about as large as they are.
final class FreeBonuses: BlackBox {
  @Outputs var additions: SignalArray

  init(count: Int) { _additions = Outputs(count: count, signed: 3) }

  func extended(to width: Int) -> [Signal] { additions.map { $0.extended(to: width) } }
}

/// Memories that show their words, and arithmetic that answers anything: what is proved holds whatever the
/// new values are.
struct ProofParts: TableEngineParts {
  func memory(depth: Int, valueBits: Int) -> ValueMemory {
    ShownValueMemory(depth: depth, valueBits: valueBits)
  }

  func blend(valueBits: Int, promiseCount: Int, promiseBits: Int) -> any TableEngineBlend {
    FreeBlend(valueBits: valueBits, promiseCount: promiseCount, promiseBits: promiseBits)
  }
}

/// Which transitions are under way, kept beside the engine, and the state that follows the one in the update
/// stage.
final class TransitionWatch: Hardware {
  @Input var start
  @Input var advance
  @Input var takes
  @Input var next
  @Outputs(count: 3, width: 1) var underWay: SignalArray
  @Output var updateNext
  @Registers(count: 3, width: 1, reset: 0) var stages: SignalArray
  @Register var nextHeld

  init(stateBits: Int) {
    _next = Input(stateBits)
    _updateNext = Output(stateBits)
    _nextHeld = Register(stateBits, reset: 0)
  }

  var body: Logic {
    for (output, stage) in zip(underWay, stages) { output <== stage }
    updateNext <== nextHeld
    when(advance) {
      stages[0] <== takes
      stages[1] <== stages[0]
      stages[2] <== stages[1]
      nextHeld <== next
    }
    when(start) {
      for stage in stages { stage <== 0 }
    }
  }
}
