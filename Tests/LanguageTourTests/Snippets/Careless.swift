import HDL

/// Takes a button's bit as it comes: a mistake.
final class Careless: Hardware {
  @Input(from: .asynchronous) var button
  @Output var isPressed
  @Register(1, reset: 0) var pressed

  var body: Logic {
    pressed <== button
    isPressed <== pressed
  }
}
