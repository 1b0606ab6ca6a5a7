import HDL

/// The same four numbers, chosen in three ways.
final class Choices: Hardware {
  @Inputs(count: 4, width: 8) var numbers
  @Input(4) var hits
  @Output(8) var first
  @Output(8) var only
  @Output(8) var grade

  var body: Logic {
    first <== prioritySelect(hits, of: numbers.elements)  // the lowest hit wins; 0 without any
    only <== oneHotSelect(hits, of: numbers.elements)  // at most one hit, no priority: and-or
    grade
      <== prioritySelect(
        [(numbers[0] >= 90, 1), (numbers[0] >= 70, 2), (numbers[0] >= 50, 3)], otherwise: 4)
  }
}
