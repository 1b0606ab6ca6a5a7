/// Pulses and learning-rate values that do not fit together.
extension Mistake {
  static let pulses: [Mistake] = [
    Mistake(
      "pulses whose limit is below their start",
      """
      name: walker
      learning: {states: 4, actions: 2}
      program-verify:
        set: {limit: 0.4 V}

      """,
      """
      a.yaml:4:16: error: the limit of the set pulses, 400 mV, is below their start of 500 mV \
      [empty-range]
        help: raise 'limit' or lower 'start'
      """),
    Mistake(
      "set pulses without effect",
      """
      name: walker
      learning: {states: 4, actions: 2}
      program-verify:
        set: {width: 100 ps}

      """,
      """
      a.yaml:4:3: error: even the strongest set pulse, 810 mV for 100 ps, moves a cell by less \
      than a thousandth of its way (all of it would take 862 ns) [pulse-without-effect]
        help: raise 'limit', 'start', 'step' or 'width'
      """),
    Mistake(
      "reset pulses without effect",
      """
      name: walker
      learning: {states: 4, actions: 2}
      program-verify:
        reset:
          start: 1 V
          limit: 2 V

      """,
      """
      a.yaml:6:12: error: even the strongest reset pulse, 2 V for 1 ms, moves a cell by less \
      than a thousandth of its way (all of it would take 2 ks) [pulse-without-effect]
        help: raise 'limit', 'start', 'step' or 'width'
      """),
    Mistake(
      "an amplitude without a code",
      """
      name: walker
      learning: {states: 4, actions: 2}
      learning-rate:
        drive-amplitude: 32

      """,
      """
      a.yaml:4:20: error: 'drive-amplitude' is 32; with 'amplitude-bits' of 5 expected a whole \
      number from 0 to 31 [out-of-range]
        help: lower it, or raise 'amplitude-bits'
      """),
    Mistake(
      "a drive pulse without effect",
      """
      name: walker
      learning: {states: 4, actions: 2}
      learning-rate:
        drive-amplitude: 19

      """,
      """
      a.yaml:4:20: error: the drive pulse has 1.9 V; the device needs at least 2 V \
      [pulse-without-effect]
        help: write 20 or some more: the amplitude is the code times 100 mV
      """),
    Mistake(
      "a hold pulse that is too high",
      """
      name: walker
      learning: {states: 4, actions: 2}
      learning-rate:
        hold-amplitude: 20

      """,
      """
      a.yaml:4:19: error: the hold pulse has 2 V; the device needs at least 1 V and less than 2 \
      V [pulse-without-effect]
        help: write 10 or some more: the amplitude is the code times 100 mV
      """),
    Mistake(
      "too few bits for the pulses",
      """
      name: walker
      learning: {states: 4, actions: 2}
      learning-rate:
        amplitude-bits: 3

      """,
      """
      a.yaml:3:1: error: the drive pulse has 700 mV; the device needs at least 2 V \
      [pulse-without-effect]
        help: raise 'amplitude-step' of 100 mV or 'amplitude-bits' of 3
      a.yaml:3:1: error: the hold pulse has 700 mV; the device needs at least 1 V and less than \
      2 V [pulse-without-effect]
        help: raise 'amplitude-step' of 100 mV or 'amplitude-bits' of 3
      """),
    Mistake(
      "a step without a code for the hold pulse",
      """
      name: walker
      learning: {states: 4, actions: 2}
      learning-rate:
        amplitude-step: 5 V

      """,
      """
      a.yaml:3:1: error: the hold pulse has 0 V; the device needs at least 1 V and less than 2 \
      V [pulse-without-effect]
        help: lower 'amplitude-step' of 5 V
      """),
    Mistake(
      "an empty range of the rate's converter",
      """
      name: walker
      learning: {states: 4, actions: 2}
      learning-rate:
        converter:
          high: 0 A

      """,
      """
      a.yaml:5:11: error: the converter's range ends at 0 A and begins at 0 A; expected an end \
      above the beginning [empty-range]
        help: raise 'high' or lower 'low'
      """),
    Mistake(
      "a current that the rate's converter cannot hold",
      """
      name: walker
      learning: {states: 4, actions: 2}
      learning-rate:
        converter:
          high: 9 uA

      """,
      """
      a.yaml:5:11: error: the second-order memristor carries 10 uA at first, and the \
      comparator's offset is 90 nA; their sum lies outside of the converter's range from 0 A to \
      9 uA [current-out-of-range]
        help: leave 'low', 'high' and 'offset' out: then they follow from the device
      """),
  ]
}
