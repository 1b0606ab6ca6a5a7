import HDL

/// Two counters, one for each kind of event, and their sum.
final class Pair: Hardware {
  @Input(2, "one bit for each kind of event") var events
  @Input var clear
  @Output(9) var total
  @Instances var counters = [Counter(), Counter()]

  var body: Logic {
    for (index, counter) in counters.enumerated() {
      counter.enable <== events[index]
      counter.clear <== clear
    }
    total <== counters[0].count + counters[1].count
  }
}
