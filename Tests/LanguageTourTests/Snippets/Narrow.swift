import HDL

/// A sum that has a bit more than there is room for: a mistake.
final class Narrow: Hardware {
  @Input(8) var left
  @Input(8) var right
  @Output(8) var sum

  var body: Logic {
    sum <== left + right
  }
}
