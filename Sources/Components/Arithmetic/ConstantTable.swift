import HDL

/// A table of constants in memory that is never written. Combinational.
public final class ConstantTable: Hardware {
  @Input("which constant") var index
  @Output("the constant; 0 beyond the last") var value
  @Memory var words: MemoryWords

  private let name: String
  private let count: Int

  /// - Parameters:
  ///   - name: of the module, lower case, words joined by underscores.
  ///   - contents: the constants, at least two, each of `width` bits.
  public init(_ name: String, _ contents: [Int], width: Int, isSigned: Bool = false) {
    self.name = name
    count = contents.count
    _index = Input(counterWidth(contents.count), "which constant")
    if isSigned {
      _value = Output(signed: width, "the constant; 0 beyond the last")
      _words = Memory(depth: contents.count, signed: width, contents: contents)
    } else {
      _value = Output(width, "the constant; 0 beyond the last")
      _words = Memory(depth: contents.count, width: width, contents: contents)
    }
  }

  public var moduleName: String { name }
  public var documentation: String { "A table of \(count) constants." }
  public var body: Logic { value <== words[index] }
}
