import HDL

let notAPortPage = Page(
  "not-a-port", { try Circuit(elaborating: Mistake.Top()) },
  { try Circuit(elaborating: Mend.Top()) })

private enum Mistake {
  final class Counter: Hardware {
    @Output var last
    @Register(4) var count
    var body: Logic {
      count <== count &+ 1
      last <== (count == 15)
    }
  }
  final class Top: Hardware {
    @Output(4) var value
    @Output var last
    @Instance var counter = Counter()
    var body: Logic {
      value <== counter.count
      last <== counter.last
    }
  }
}

private enum Mend {
  final class Counter: Hardware {
    @Output(4) var value
    @Output var last
    @Register(4) var count
    var body: Logic {
      count <== count &+ 1
      value <== count
      last <== (count == 15)
    }
  }
  final class Top: Hardware {
    @Output(4) var value
    @Output var last
    @Instance var counter = Counter()
    var body: Logic {
      value <== counter.value
      last <== counter.last
    }
  }
}
