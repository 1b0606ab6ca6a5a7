import HDL

let synchronizerReconvergencePage = Page(
  "synchronizer-reconvergence", { try Circuit(elaborating: Mistake.Receiver()) },
  { try Circuit(elaborating: Mend.Receiver()) })

private enum Mistake {
  final class Synchronizer: Hardware {
    @Input(from: .asynchronous) var input
    @Output var output
    @Register(1, crossing: .synchronizer) var first
    @Register var second
    var body: Logic {
      first <== input
      second <== first
      output <== second
    }
  }
  final class Receiver: Hardware {
    @Input(2, from: .domain(ClockDomain("far"))) var code
    @Output(2) var seen
    @Register(2, in: ClockDomain("far")) var held
    @Instances var bits = [Synchronizer(), Synchronizer()]
    var body: Logic {
      held <== code
      for (index, bit) in bits.enumerated() { bit.input <== held[index] }
      seen <== cat(bits[1].output, bits[0].output)
    }
  }
}

private enum Mend {
  final class Receiver: Hardware {
    @Input(2, from: .domain(ClockDomain("far"))) var code
    @Output(2) var seen
    @Register(2, in: ClockDomain("far")) var held
    @Register(2, crossing: .grayCode) var first
    @Register(2) var second
    var body: Logic {
      held <== code ^ (code >> 1)
      first <== held
      second <== first
      seen <== second
    }
  }
}
