import HDL

let widthNotPositivePage = Page(
  "width-not-positive", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Picker: Hardware {
    @Inputs var values: SignalArray
    @Input var index
    @Output(8) var picked
    init(count: Int) {
      _values = Inputs(count: count, width: 8)
      _index = Input(Int.bitWidth - (count - 1).leadingZeroBitCount)
    }
    var body: Logic { picked <== values[index] }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Picker(count: 1)) }
}

private enum Mend {
  final class Picker: Hardware {
    @Inputs var values: SignalArray
    @Input var index
    @Output(8) var picked
    init(count: Int) {
      _values = Inputs(count: count, width: 8)
      _index = Input(max(1, Int.bitWidth - (count - 1).leadingZeroBitCount))
    }
    var body: Logic { picked <== values[index] }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Picker(count: 1)) }
}
