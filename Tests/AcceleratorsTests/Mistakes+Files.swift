/// Files that are no description, and sections.
extension Mistake {
  static let files: [Mistake] = [
    Mistake(
      "an empty file",
      "",
      """
      a.yaml:1:1: error: the description is empty; expected keys and values [file-empty]
      """),
    Mistake(
      "only comments",
      """
      # nothing

      """,
      """
      a.yaml:1:1: error: the description is empty; expected keys and values [file-empty]
      """),
    Mistake(
      "a list",
      """
      - name: walker

      """,
      """
      a.yaml:1:1: error: the description is a list; expected a mapping of keys to values \
      [wrong-type]
      """),
    Mistake(
      "a text",
      """
      walker

      """,
      """
      a.yaml:1:1: error: the description is walker; expected a mapping of keys to values \
      [wrong-type]
      """),
    Mistake(
      "no name",
      """
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:1:1: error: the key 'name' is missing in the description; expected a name of \
      lower-case letters, digits and '-' that begins with a letter [missing-key]
        help: add 'name: …'
      """),
    Mistake(
      "no learning",
      """
      name: walker

      """,
      """
      a.yaml:1:1: error: the key 'learning' is missing in the description; expected a mapping \
      of keys to values [missing-key]
        help: add 'learning: …'
      """),
    Mistake(
      "no states",
      """
      name: walker
      learning:
        actions: 2

      """,
      """
      a.yaml:2:1: error: the key 'states' is missing in learning; expected a whole number from \
      2 to 65536 [missing-key]
        help: add 'states: …'
      """),
    Mistake(
      "a section without keys",
      """
      name: walker
      learning: {states: 4, actions: 2}
      crossbar:

      """,
      """
      a.yaml:3:10: error: 'crossbar' has no value; expected a mapping of keys to values \
      [missing-value]
        help: write a value after 'crossbar:', or remove the key
      """),
    Mistake(
      "a section that is a number",
      """
      name: walker
      learning: {states: 4, actions: 2}
      crossbar: 3

      """,
      """
      a.yaml:3:11: error: 'crossbar' is 3; expected a mapping of keys to values [wrong-type]
      """),
    Mistake(
      "an unknown key",
      """
      name: walker
      learning:
        states: 4
        actions: 2
        discout: 0.9

      """,
      """
      a.yaml:5:3: error: unknown key 'discout' in learning; expected one of 'engine', 'states', \
      'actions', 'discount', 'exploration', 'constant-rate', 'fraction-bits', \
      'error-fraction-bits', 'rounding', 'greedy', 'rate-ratio', 'rate-floor', 'exploration-ratio', \
      'exploration-floor', 'visit-exponent', 'visit-count', 'change-detector' [unknown-key]
        help: did you mean 'discount'?
      """),
    Mistake(
      "an unknown section",
      """
      name: walker
      learning: {states: 4, actions: 2}
      crosbar:
        slices: 2

      """,
      """
      a.yaml:3:1: error: unknown key 'crosbar' in the description; expected one of 'name', \
      'clock', 'crossbar', 'learning', 'converter', 'program-verify', 'sense-amplifiers', \
      'learning-rate' [unknown-key]
        help: did you mean 'crossbar'?
      """),
    Mistake(
      "a key of another section",
      """
      name: walker
      learning: {states: 4, actions: 2}
      converter:
        slices: 2

      """,
      """
      a.yaml:4:3: error: unknown key 'slices' in converter; expected one of 'bits', \
      'settle-cycles', 'low', 'high', 'offset' [unknown-key]
        help: 'slices' belongs to 'crossbar'
      """),
    Mistake(
      "a duplicate key",
      """
      name: walker
      learning:
        states: 4
        actions: 2
        states: 5

      """,
      """
      a.yaml:5:3: error: the key 'states' stands twice in one mapping [duplicate-key]
        a.yaml:3:3: note: it stands here first
        help: remove one of the two
      """),
    Mistake(
      "a tab",
      """
      name: walker
      learning:
      \tstates: 4

      """,
      """
      a.yaml:3:1: error: a tab stands here; expected spaces [tab-character]
        help: replace every tab with spaces
      """),
    Mistake(
      "bad syntax",
      """
      name: walker
      learning: {states: 4

      """,
      """
      a.yaml:3:1: error: not well-formed YAML: did not find expected ',' or '}' [yaml-syntax]
        a.yaml:2:11: note: while parsing a flow mapping
        help: close the mapping with '}', its keys apart by ','
      """),
    Mistake(
      "a second document",
      """
      name: walker
      learning: {states: 4, actions: 2}
      ---
      name: walker
      learning: {states: 4, actions: 2}

      """,
      """
      a.yaml:3:1: error: a second document begins here; expected one document in a file \
      [several-documents]
        help: remove the '---', or move what follows to a file of its own
      """),
  ]
}
