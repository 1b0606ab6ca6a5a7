import HDL

let nameReservedPage = Page(
  "name-reserved", { try Circuit(elaborating: Mistake.Bus()) },
  { try Circuit(elaborating: Mend.Bus()) })

private enum Mistake {
  final class Bus: Hardware {
    @Input(4) var request
    @Output(4) var reply
    @Wire(4) var wait
    var body: Logic {
      wait <== ~request
      reply <== wait
    }
  }
}

private enum Mend {
  final class Bus: Hardware {
    @Input(4) var request
    @Output(4) var reply
    @Wire(4) var waiting
    var body: Logic {
      waiting <== ~request
      reply <== waiting
    }
  }
}
