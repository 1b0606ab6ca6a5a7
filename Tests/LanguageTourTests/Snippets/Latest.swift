import HDL

/// Keeps the latest word. Only the flag beside it is reset.
final class Latest: Hardware {
  @Input var arrives
  @Input(8) var data
  @Output var known
  @Output(8) var word
  @Register(1, reset: 0) var full
  @Register(8, reset: nil) var latest

  var body: Logic {
    known <== full
    word <== latest
    when(arrives) {
      full <== 1
      latest <== data
    }
  }
}
