import HDL

let resetNotPossiblePage = Page(
  "reset-not-possible", { try Circuit(elaborating: Mistake.Player()) },
  { try Circuit(elaborating: Mend.Player()) })

private final class Counter: Hardware {
  @Input var enable
  @Output(4) var count
  @Register(4, reset: 0) var value
  var body: Logic {
    when(enable) { value <== value &+ 1 }
    count <== value
  }
}

private enum Mistake {
  final class Player: Hardware {
    @Input var play
    @Input var restart
    @Output(4) var position
    @Instance private var counter = Counter()
    var body: Logic {
      counter.enable <== play
      position <== counter.count
      when(play) { reset(counter, when: restart) }
    }
  }
}

private enum Mend {
  final class Player: Hardware {
    @Input var play
    @Input var restart
    @Output(4) var position
    @Instance private var counter = Counter()
    var body: Logic {
      counter.enable <== play
      position <== counter.count
      reset(counter, when: play && restart)
    }
  }
}
