import HDL

let moduleContainsItselfPage = Page(
  "module-contains-itself", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Loop: Hardware {
    @Input var value
    @Output var result
    @Instances var inner: [Loop] = []
    func close() { _inner = Instances([self]) }
    var body: Logic { result <== value }
  }
  static func circuit() throws -> Circuit {
    let loop = Loop()
    loop.close()
    return try Circuit(elaborating: loop)
  }
}

private enum Mend {
  final class Loop: Hardware {
    @Input var value
    @Output var result
    var body: Logic { result <== value }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Loop()) }
}
