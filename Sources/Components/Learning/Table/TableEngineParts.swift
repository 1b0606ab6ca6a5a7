import HDL

/// What a table engine keeps its values in, and computes new ones with.
protocol TableEngineParts {
  func memory(depth: Int, valueBits: Int) -> ValueMemory
  func blend(valueBits: Int, promiseCount: Int, promiseBits: Int) -> any TableEngineBlend
}

/// Those that are built.
struct BuiltTableEngineParts: TableEngineParts {
  func memory(depth: Int, valueBits: Int) -> ValueMemory {
    ValueMemory(depth: depth, valueBits: valueBits)
  }

  func blend(valueBits: Int, promiseCount: Int, promiseBits: Int) -> any TableEngineBlend {
    ValueBlend(valueBits: valueBits, promiseCount: promiseCount, promiseBits: promiseBits)
  }
}

/// What the engine needs of the arithmetic of a new value.
protocol TableEngineBlend: Hardware {
  var value: Signal { get }
  var keep: Signal { get }
  var rewardPart: Signal { get }
  var promises: SignalArray { get }
  var weights: SignalArray { get }
  var dither: Signal { get }
  var updated: Signal { get }
}

extension ValueBlend: TableEngineBlend {}
