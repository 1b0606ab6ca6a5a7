import DevicePhysics
import Specifications
import Workloads

/// Matrix engines of any mapping, converter, tile and size; without end.
public struct RandomMatrixEngines: Sequence, IteratorProtocol {
  /// What the sizes of the matrices stay below.
  public struct Limits: Sendable {
    public var inputs: Int
    public var outputs: Int
    public var layers: Int
    /// Cells that take part in the conversion of one vector, planes counted: what a simulation costs.
    public var work: Int
    /// Converters of all tiles: what the compilation costs.
    public var converters: Int
    /// Cells up to which program-verify is tried; 0 for engines without program-verify, calibration, sense amplifiers and
    /// winner-take-all.
    public var programmedCells: Int

    public init(
      inputs: Int, outputs: Int, layers: Int, work: Int, converters: Int = .max,
      programmedCells: Int = 0
    ) {
      self.inputs = inputs
      self.outputs = outputs
      self.layers = layers
      self.work = work
      self.converters = converters
      self.programmedCells = programmedCells
    }
  }

  let limits: Limits
  var random: SplitMix64

  public init(seed: UInt64, limits: Limits) {
    self.limits = limits
    random = SplitMix64(seed: seed)
  }

  /// The first engine of a seed.
  public static func engine(seed: UInt64, limits: Limits) -> MatrixEngineSpecification {
    var engines = RandomMatrixEngines(seed: seed, limits: limits)
    return engines.engine()
  }

  public mutating func next() -> MatrixEngineSpecification? { engine() }

  private mutating func engine() -> MatrixEngineSpecification {
    while true {
      let count = Int.random(in: 1...limits.layers, using: &random)
      var layers: [MatrixLayerSpecification] = []
      for index in 0..<count {
        layers.append(layer(index, after: layers.last, isLast: index == count - 1))
      }
      let work = layers.reduce(0) {
        $0 + $1.positions * $1.planes.count * $1.usedColumnsPerLane
          * ($1.tiles * $1.tile.converters * $1.tile.rows + $1.columnCycles * 20)
      }
      let converters = layers.reduce(0) { $0 + $1.tiles * $1.tile.converters }
      guard work <= limits.work, converters <= limits.converters else { continue }
      if limits.programmedCells > 0 {
        vary(&layers, programmedCells: limits.programmedCells)
      }
      return MatrixEngineSpecification(name: "engine", clock: 100e6, layers: layers)
    }
  }

  /// Vectors for an engine: the extremes of its format, and random ones.
  public static func vectors(
    for engine: MatrixEngineSpecification, count: Int, seed: UInt64
  ) -> [[Int]] {
    var random = SplitMix64(seed: seed)
    let (inputs, range) = (engine.layers[0].streamInputs, engine.layers[0].input.range)
    return (0..<count).map { index in
      (0..<inputs).map { _ in
        switch index {
        case 0: range.upperBound
        case 1: range.lowerBound
        default: Int.random(in: range, using: &random)
        }
      }
    }
  }

  private mutating func layer(
    _ index: Int, after previous: MatrixLayerSpecification?, isLast: Bool
  ) -> MatrixLayerSpecification {
    let mapping = mapping()
    let windows = windows(of: previous)
    let inputs = windows?.taps ?? previous?.streamOutputs ?? size(limits.inputs)
    let outputs = size(limits.outputs)
    let weights = (0..<inputs * outputs).map { _ in
      Int.random(in: mapping.weightRange, using: &random)
    }
    let driveBits = Int.random(in: 1...3, using: &random)
    let lanes = Int.random(in: 1...4, using: &random)
    let perLane =
      Int.random(in: 1...6, using: &random) * mapping.columnCount
      + (mapping.hasOffsetColumn ? 1 : 0)
    let isIdeal = Bool.random(using: &random)
    let tile = MatrixTileSpecification(
      rows: Int.random(in: 1...Swift.min(128, inputs + 8), using: &random),
      columns: lanes * perLane + Int.random(in: 0..<lanes, using: &random), converters: lanes,
      driveBits: driveBits, device: OhmicMemristor(), lowestLevel: 40e-6, levelSpacing: 30e-6,
      readVoltage: 0.2, readNoise: isIdeal ? 0 : 0.01, programSpread: isIdeal ? 0 : 0.02,
      driveBow: isIdeal ? 0 : Double.random(in: -0.05...0.05, using: &random),
      driveDroop: isIdeal ? 0 : Double.random(in: 0...0.05, using: &random))
    let input =
      previous?.post.format
      ?? IntegerFormat(
        bits: Int.random(in: 1...8, using: &random), isSigned: Bool.random(using: &random))
    var layer = MatrixLayerSpecification(
      name: "layer-\(index)",
      weights: WeightMatrix(outputs: outputs, inputs: inputs, values: weights), input: input,
      tile: tile, mapping: mapping, converter: converter(isIdeal: isIdeal, tile: tile),
      accumulatorBits: Int.random(in: 0..<3, using: &random) == 0
        ? Int.random(in: 4...12, using: &random) : 40,
      post: post(isLast: isLast))
    layer.windows = windows
    if Bool.random(using: &random) {
      // A range that holds the greatest current, or clips it.
      let sum = Double(Swift.max(1, layer.greatestColumnSum))
      layer.converter.levelsPerCode =
        sum / Double(layer.converter.highestCode) * Double.random(in: 0.3...1.2, using: &random)
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      layer.post.biases = (0..<outputs).map { _ in
        Int.random(in: -(1 << 10)...(1 << 10), using: &random)
      }
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      layer.post.multipliers = (0..<outputs).map { _ in
        Int.random(in: PostProcessing.multiplierRange, using: &random)
      }
    }
    return layer
  }

  /// The windows of a small map, for one layer in four.
  private mutating func windows(of previous: MatrixLayerSpecification?) -> ConvolutionWindows? {
    guard Int.random(in: 0..<4, using: &random) == 0 else { return nil }
    var (channels, height, width) = (
      Int.random(in: 1...3, using: &random), Int.random(in: 1...5, using: &random),
      Int.random(in: 1...6, using: &random)
    )
    var order = ConvolutionWindows.MapOrder.allCases.randomElement(using: &random)
    if let previous {
      // A row for each window that the layer before looks at, one channel for each of its outputs.
      (channels, height, width) = (previous.outputs, 1, previous.positions)
      if let before = previous.windows {
        (height, width) = (before.rows.outputs, before.columns.outputs)
      }
      order = .channelsLast
    }
    let windows = ConvolutionWindows(
      channels: channels, rows: axis(height), columns: axis(width), order: order ?? .channelsFirst)
    return windows.positions > 0 && windows.taps <= limits.inputs ? windows : nil
  }

  private mutating func axis(_ inputs: Int) -> ConvolutionAxis {
    ConvolutionAxis(
      inputs: inputs, kernel: Int.random(in: 1...3, using: &random),
      stride: Int.random(in: 1...3, using: &random),
      dilation: Int.random(in: 1...2, using: &random),
      before: Int.random(in: 0...2, using: &random), after: Int.random(in: 0...2, using: &random))
  }

  /// A size up to a limit, small ones as often as large ones.
  private mutating func size(_ limit: Int) -> Int {
    let magnitude = Int.random(in: 0..<limit.bitWidth - limit.leadingZeroBitCount, using: &random)
    return Int.random(in: 1...Swift.min(limit, 2 << magnitude), using: &random)
  }

  private mutating func mapping() -> WeightMapping {
    let scheme = MappingScheme.allCases.randomElement(using: &random) ?? .offsetColumn
    let isUnary = scheme != .twosComplement && Int.random(in: 0..<3, using: &random) == 0
    return WeightMapping(
      scheme: scheme, slicing: isUnary ? .unary : .binary,
      weightBits: Int.random(in: 2...(isUnary ? 4 : 8), using: &random),
      cellBits: Int.random(in: 1...5, using: &random))
  }

  private mutating func converter(
    isIdeal: Bool, tile: MatrixTileSpecification
  ) -> MatrixConverterSpecification {
    let kind = [ConverterKind.sar, .ramp, .flash].randomElement(using: &random) ?? .sar
    let highest =
      switch kind {
      case .sar: 14
      case .flash: 6
      case .ramp, .dualSlope, .integrateAndFire: 8
      case .sense, .winnerTakeAll: 1
      }
    return MatrixConverterSpecification(
      kind: kind, bits: Int.random(in: 1...highest, using: &random),
      settleCycles: Int.random(in: 1...4, using: &random), levelsPerCode: 1,
      offsetSpread: isIdeal ? 0 : 0.3 * tile.unitCurrent, gainSpread: isIdeal ? 0 : 0.01,
      noise: isIdeal ? 0 : 0.2 * tile.unitCurrent, linearitySpread: isIdeal ? 0 : 0.5)
  }

  private mutating func post(isLast: Bool) -> PostProcessing {
    let activation =
      [Activation.none, .relu, .sign].randomElement(using: &random) ?? .none
    let isSigned = activation == .sign || Bool.random(using: &random)
    return PostProcessing(
      activation: activation,
      shift: activation == .sign ? 0 : Int.random(in: 0...10, using: &random),
      format: IntegerFormat(
        bits: Int.random(in: 2...(isLast ? 32 : 6), using: &random), isSigned: isSigned))
  }
}
