/// Values that are wrong by themselves.
extension Mistake {
  static let values: [Mistake] = [
    Mistake(
      "a text for a number",
      """
      name: walker
      learning: {states: many, actions: 2}

      """,
      """
      a.yaml:2:20: error: 'states' is many; expected a whole number from 2 to 65536 [wrong-type]
      """),
    Mistake(
      "a fraction for a whole number",
      """
      name: walker
      learning: {states: 4.5, actions: 2}

      """,
      """
      a.yaml:2:20: error: 'states' is 4.5; expected a whole number from 2 to 65536 \
      [number-format]
        help: write plain decimal digits such as 1000: no point, exponent, '_', '+', unit or \
      leading 0
      """),
    Mistake(
      "a number with exponent",
      """
      name: walker
      learning: {states: 1e9, actions: 2}

      """,
      """
      a.yaml:2:20: error: 'states' is 1e9; expected a whole number from 2 to 65536 \
      [number-format]
        help: write plain decimal digits such as 1000: no point, exponent, '_', '+', unit or \
      leading 0
      """),
    Mistake(
      "negative rows",
      """
      name: walker
      learning: {states: -4, actions: 2}

      """,
      """
      a.yaml:2:20: error: 'states' is -4; expected a whole number from 2 to 65536 [out-of-range]
      """),
    Mistake(
      "a thousand million rows",
      """
      name: walker
      learning: {states: 1000000000, actions: 2}

      """,
      """
      a.yaml:2:20: error: 'states' is 1000000000; expected a whole number from 2 to 65536 \
      [out-of-range]
      """),
    Mistake(
      "more rows than any integer",
      """
      name: walker
      learning: {states: 99999999999999999999, actions: 2}

      """,
      """
      a.yaml:2:20: error: 'states' is 99999999999999999999; expected a whole number from 2 to \
      65536 [out-of-range]
      """),
    Mistake(
      "a missing unit",
      """
      name: walker
      learning: {states: 4, actions: 2}
      clock: 100

      """,
      """
      a.yaml:3:8: error: 'clock' is 100, without a unit; expected a frequency from 1 kHz to 5 \
      GHz [missing-unit]
        help: write the unit Hz, alone or with the prefix f, p, n, u, m, k, M or G, such as 100 \
      MHz
      """),
    Mistake(
      "a wrong unit",
      """
      name: walker
      learning: {states: 4, actions: 2}
      clock: 100 mV

      """,
      """
      a.yaml:3:8: error: 'clock' is 100 mV, a voltage; expected a frequency from 1 kHz to 5 GHz \
      [wrong-unit]
        help: write the unit Hz, alone or with the prefix f, p, n, u, m, k, M or G, such as 100 \
      MHz
      """),
    Mistake(
      "a unit in the wrong case",
      """
      name: walker
      learning: {states: 4, actions: 2}
      clock: 100 mhz

      """,
      """
      a.yaml:3:8: error: 'clock' is 100 mhz, whose unit 'mhz' is unknown; expected a frequency \
      from 1 kHz to 5 GHz [wrong-unit]
        help: did you mean 'mHz' or 'MHz'?
      """),
    Mistake(
      "a clock out of range",
      """
      name: walker
      learning: {states: 4, actions: 2}
      clock: 10 GHz

      """,
      """
      a.yaml:3:8: error: 'clock' is 10 GHz; expected a frequency from 1 kHz to 5 GHz \
      [out-of-range]
      """),
    Mistake(
      "a unit at a plain number",
      """
      name: walker
      learning: {states: 4, actions: 2, discount: 0.9 V}

      """,
      """
      a.yaml:2:45: error: 'discount' is 0.9 V, a voltage; expected a number from 0 to 1 \
      [wrong-unit]
        help: write the number without a unit
      """),
    Mistake(
      "a discount above 1",
      """
      name: walker
      learning: {states: 4, actions: 2, discount: 1.5}

      """,
      """
      a.yaml:2:45: error: 'discount' is 1.5; expected a number from 0 to 1 [out-of-range]
      """),
    Mistake(
      "a per cent sign",
      """
      name: walker
      learning: {states: 4, actions: 2, discount: 90%}

      """,
      """
      a.yaml:2:45: error: 'discount' is 90%; expected a number from 0 to 1 [number-format]
        help: write a plain decimal number such as -1.2 or 3e-6
      """),
    Mistake(
      "an unknown word",
      """
      name: walker
      learning: {states: 4, actions: 2, rounding: stocastic}

      """,
      """
      a.yaml:2:45: error: 'rounding' is stocastic; expected one of 'stochastic', 'nearest' \
      [unknown-choice]
        help: did you mean 'stochastic'?
      """),
    Mistake(
      "not a number",
      """
      name: walker
      learning: {states: 4, actions: 2, discount: .nan}

      """,
      """
      a.yaml:2:45: error: 'discount' is .nan; expected a number from 0 to 1 [number-format]
        help: write a plain decimal number such as -1.2 or 3e-6
      """),
    Mistake(
      "a name with a command",
      """
      name: "; rm -rf /"
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:1:7: error: 'name' is '; rm -rf /'; expected a name of lower-case letters, digits \
      and '-' that begins with a letter [illegal-name]
      """),
    Mistake(
      "a name with capitals",
      """
      name: Maze Walker
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:1:7: error: 'name' is Maze Walker; expected a name of lower-case letters, digits \
      and '-' that begins with a letter [illegal-name]
        help: write maze-walker
      """),
    Mistake(
      "an underscore",
      """
      name: maze_walker
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:1:7: error: 'name' is maze_walker; expected a name of lower-case letters, digits \
      and '-' that begins with a letter [illegal-name]
        help: write maze-walker
      """),
    Mistake(
      "an empty name",
      """
      name: ""
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:1:7: error: 'name' is empty; expected a name of lower-case letters, digits and '-' \
      that begins with a letter [illegal-name]
      """),
    Mistake(
      "a keyword",
      """
      name: module
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:1:7: error: 'name' is module, which is a reserved word of SystemVerilog or C++ \
      [illegal-name]
        help: choose another name
      """),
    Mistake(
      "a keyword of C++",
      """
      name: namespace
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:1:7: error: 'name' is namespace, which is a reserved word of SystemVerilog or C++ \
      [illegal-name]
        help: choose another name
      """),
    Mistake(
      "a name with a loose '-': a--b",
      "name: a--b\nlearning: {states: 4, actions: 2}\n",
      """
      a.yaml:1:7: error: 'name' is a--b, which has a '-' that does not stand between letters or digits \
      [illegal-name]
        help: choose another name
      """),
    Mistake(
      "a name with a loose '-': a-",
      "name: a-\nlearning: {states: 4, actions: 2}\n",
      """
      a.yaml:1:7: error: 'name' is a-, which has a '-' that does not stand between letters or digits \
      [illegal-name]
        help: choose another name
      """),
    Mistake(
      "the name of a module inside",
      """
      name: row-reader
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:1:7: error: 'name' is row-reader, which is the name of a module inside \
      [illegal-name]
        help: choose another name
      """),
    Mistake(
      "a name that is too long",
      """
      name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:1:7: error: 'name' has 49 characters; expected a name of at most 48 [illegal-name]
        help: shorten the name
      """),
  ]
}
