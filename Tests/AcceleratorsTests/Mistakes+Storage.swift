/// Values of crossbar and converter that do not fit together.
extension Mistake {
  static let storage: [Mistake] = [
    Mistake(
      "fraction bits too wide",
      """
      name: walker
      learning: {states: 4, actions: 2, fraction-bits: 15}

      """,
      """
      a.yaml:2:50: error: 'fraction-bits' is 15, but a stored value has only 15 bits (slices × \
      cell-bits = 3 × 5), one of them its sign [fraction-too-wide]
        help: write at most 14, or use more slices
      """),
    Mistake(
      "fraction bits in one bit",
      """
      name: walker
      learning: {states: 4, actions: 2, fraction-bits: 1}
      crossbar: {slices: 1, cell-bits: 1}

      """,
      """
      a.yaml:2:50: error: 'fraction-bits' is 1, but a stored value has only 1 bit (slices × \
      cell-bits = 1 × 1), one of them its sign [fraction-too-wide]
        help: write 0, or use more slices
      """),
    Mistake(
      "too many tiles",
      """
      name: walker
      learning: {states: 1000, actions: 2}
      crossbar: {tile-rows: 3}

      """,
      """
      a.yaml:3:23: error: 'tile-rows' is 3, so that 1000 states need 334 tiles; expected at most \
      256 [too-many-tiles]
        help: write at least 4
      """),
    Mistake(
      "errors coarser than values",
      """
      name: walker
      learning: {states: 4, actions: 2, error-fraction-bits: 12}

      """,
      """
      a.yaml:2:56: error: 'error-fraction-bits' is 12; with 'fraction-bits' of 13 expected a \
      whole number from 13 to 29 [error-fraction]
        help: errors have at least the fraction bits of a value and at most 16 more
      """),
    Mistake(
      "errors too fine",
      """
      name: walker
      learning: {states: 4, actions: 2, error-fraction-bits: 30}

      """,
      """
      a.yaml:2:56: error: 'error-fraction-bits' is 30; with 'fraction-bits' of 13 expected a \
      whole number from 13 to 29 [error-fraction]
        help: errors have at least the fraction bits of a value and at most 16 more
      """),
    Mistake(
      "the lowest level below the device",
      """
      name: walker
      learning: {states: 4, actions: 2}
      crossbar:
        lowest-level: 1 uS

      """,
      """
      a.yaml:4:17: error: level 0 is 1 uS, below the device's lowest conductance of 2 uS \
      [level-unreachable]
        help: raise 'lowest-level', or lower the device's 'off-conductance'
      """),
    Mistake(
      "the highest level above the device",
      """
      name: walker
      learning: {states: 4, actions: 2}
      crossbar:
        level-spacing: 40 uS

      """,
      """
      a.yaml:4:18: error: level 31 is 1.28 mS, above the device's highest conductance of 1 mS \
      [level-unreachable]
        help: lower 'level-spacing', 'lowest-level' or 'cell-bits'
      """),
    Mistake(
      "a device that is too weak",
      """
      name: walker
      learning: {states: 4, actions: 2}
      crossbar:
        device: {on-off-ratio: 200}

      """,
      """
      a.yaml:3:1: error: level 31 is 970 uS, above the device's highest conductance of 400 uS \
      [level-unreachable]
        help: lower 'level-spacing', 'lowest-level' or 'cell-bits'
      """),
    Mistake(
      "a converter that is too coarse",
      """
      name: walker
      learning: {states: 4, actions: 2}
      converter:
        bits: 4

      """,
      """
      a.yaml:4:9: error: the converter has 4 bits, but a cell stores 5 [converter-too-coarse]
        help: give the converter at least 5 bits, or lower 'cell-bits'
      """),
    Mistake(
      "a tolerance that is too large",
      """
      name: walker
      learning: {states: 4, actions: 2}
      program-verify:
        tolerance: 5

      """,
      """
      a.yaml:4:14: error: 'tolerance' is 5, but a level has 8 codes; expected at most 4 \
      [tolerance-too-large]
        help: write at most 4, or give the converter more bits
      """),
    Mistake(
      "an empty range",
      """
      name: walker
      learning: {states: 4, actions: 2}
      converter:
        low: 8 uA
        high: 8 uA

      """,
      """
      a.yaml:5:9: error: the converter's range ends at 8 uA and begins at 8 uA; expected an end \
      above the beginning [empty-range]
        help: raise 'high' or lower 'low'
      """),
    Mistake(
      "a beginning above the end",
      """
      name: walker
      learning: {states: 4, actions: 2}
      converter:
        low: 1 mA

      """,
      """
      a.yaml:4:8: error: the converter's range ends at 197 uA and begins at 1 mA; expected an \
      end above the beginning [empty-range]
        help: raise 'high' or lower 'low'
      """),
    Mistake(
      "an offset that loses a level",
      """
      name: walker
      learning: {states: 4, actions: 2}
      converter:
        offset: 10 uA

      """,
      """
      a.yaml:4:11: error: the comparator's offset of 10 uA moves the codes so far that the \
      highest level is lost [offset-too-large]
        help: write an offset from -3.31 uA to 3.31 uA, or widen the converter's range
      """),
    Mistake(
      "an offset that loses the lowest level",
      """
      name: walker
      learning: {states: 4, actions: 2}
      converter:
        offset: -10 uA

      """,
      """
      a.yaml:4:11: error: the comparator's offset of -10 uA moves the codes so far that the \
      lowest level is lost [offset-too-large]
        help: write an offset from -3.31 uA to 3.31 uA, or widen the converter's range
      """),
    Mistake(
      "a converter below the device",
      """
      name: walker
      learning: {states: 4, actions: 2}
      converter:
        low: -100 uA

      """,
      """
      a.yaml:4:8: error: the converter reads level 0 at -95.4 uA, but the device carries at \
      least 400 nA at 'read-voltage' [level-unreachable]
        help: raise 'low', or leave 'low' and 'high' out: then they follow from the levels
      """),
    Mistake(
      "a converter above the device",
      """
      name: walker
      learning: {states: 4, actions: 2}
      converter:
        high: 1 mA

      """,
      """
      a.yaml:4:9: error: the converter reads level 31 at 984 uA, but the device carries at most \
      200 uA at 'read-voltage' [level-unreachable]
        help: lower 'high', or leave 'low' and 'high' out: then they follow from the levels
      """),
  ]
}
