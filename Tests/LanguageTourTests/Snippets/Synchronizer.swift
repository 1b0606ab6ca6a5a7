import HDL

/// Brings one bit into its clock domain.
final class Synchronizer: Hardware {
  @Input(from: .asynchronous) var input
  @Output var output
  @Register(1, reset: 0, crossing: .synchronizer) var first
  @Register(1, reset: 0) var second

  var body: Logic {
    first <== input
    second <== first
    output <== second
  }
}
