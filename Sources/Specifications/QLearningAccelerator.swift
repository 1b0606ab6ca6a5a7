/// Everything that is asked of one Q-learning accelerator: the whole of what a description says.
public struct QLearningAcceleratorSpecification: Sendable, Hashable {
  /// Lower case, words joined by underscores: the name of the top module.
  public var name: String
  /// The clock in hertz.
  public var clock: Double
  public var tile: CrossbarTileSpecification
  public var converter: SARConverterSpecification
  public var programVerify: ProgramVerifySpecification
  public var senseAmplifier: SenseAmplifierSpecification
  public var learning: QLearningSpecification
  public var learningRate: LearningRateSpecification
  /// The engine with the values in on-chip memory. Where there is one, nothing is made of what is said
  /// about the tile, its converter, its programming and its sense amplifiers but rows and values of a row.
  public var table: TableEngineSpecification?

  public init(
    name: String, clock: Double, tile: CrossbarTileSpecification,
    converter: SARConverterSpecification, programVerify: ProgramVerifySpecification,
    senseAmplifier: SenseAmplifierSpecification, learning: QLearningSpecification,
    learningRate: LearningRateSpecification, table: TableEngineSpecification? = nil
  ) {
    self.name = name
    self.clock = clock
    self.tile = tile
    self.converter = converter
    self.programVerify = programVerify
    self.senseAmplifier = senseAmplifier
    self.learning = learning
    self.learningRate = learningRate
    self.table = table
  }

  /// Fraction bits that a change detector sees of an error beyond those the error has.
  public var detectorShift: Int {
    let bits = learning.fractionBits + ChangeDetectorSpecification.fractionBits
    return table == nil ? bits - learning.errorFractionBits : 0
  }

  /// The name as a description writes it, words joined by hyphens.
  public var title: String { name.replacing("_", with: "-") }
  public var states: Int { tile.rows }
  public var actions: Int { tile.valuesPerRow }
  /// Width of a stored value.
  public var valueBits: Int { table?.valueBits ?? tile.valueBits }

  /// The width of the temporal-difference error: reward, discounted value and value cannot overflow it.
  public var errorBits: Int {
    if let table { return table.errorBits }
    let finer = learning.errorFractionBits - learning.fractionBits
    return max(learning.rewardBits, tile.valueBits + finer) + 2
  }
}
