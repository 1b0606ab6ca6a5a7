/// Names for printed texts, made from names in camel case, each given out once.
///
/// No name is a word of SystemVerilog, C++, SPICE or Verilog-A, so a device has the same names in
/// all of them.
struct PrintedNames {
  private var taken: Set<String>

  init(taken: Set<String> = []) {
    self.taken = taken
  }

  /// A name in lower case that nobody else has: `slowestRegion` becomes `slowest_region`.
  mutating func lowerCase(_ name: String) -> String {
    unique(Self.words(name).joined(separator: "_"))
  }

  /// Takes a name as it is, so that nobody gets it.
  mutating func take(_ name: String) {
    taken.insert(name)
  }

  /// A name in upper case that nobody else has: `lowerKnee` becomes `LOWER_KNEE`.
  mutating func upperCase(_ name: String) -> String {
    unique(Self.words(name).joined(separator: "_").uppercased())
  }

  private mutating func unique(_ name: String) -> String {
    let safe = Self.reserved.contains(name) ? name + "_value" : name
    var candidate = safe
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(safe)_\(number)"
      number += 1
    }
    return candidate
  }

  /// The words of a name in camel case, in lower case and with letters and digits of ASCII only.
  private static func words(_ name: String) -> [String] {
    var words: [String] = []
    var startsWord = true
    for character in name {
      guard character.isASCII, character.isLetter || character.isNumber else {
        startsWord = true
        continue
      }
      if startsWord || character.isUppercase { words.append("") }
      words[words.count - 1] += character.lowercased()
      startsWord = false
    }
    guard let first = words.first?.first else { return ["value"] }
    return first.isNumber ? ["value"] + words : words
  }

  private static let reserved = systemVerilog.union(others)

  /// Words of C++ and Verilog-A, and names of their functions, that SystemVerilog leaves free.
  private static let others: Set<String> = [
    "abs", "above", "absdelay", "abstol", "access", "acos", "acosh", "ac_stim", "aliasparam",
    "analog", "analysis", "asin", "asinh", "asm", "atan", "atan2", "atanh", "auto", "bool",
    "branch", "catch", "ceil", "char", "concept", "connectrules", "continuous", "cos", "cosh",
    "ddt", "ddt_nature", "ddx", "delete", "discipline", "discrete", "domain", "double",
    "driver_update", "exclude", "exp", "explicit", "false", "final_step", "float", "floor", "flow",
    "friend", "from", "goto", "ground", "hypot", "idt", "idt_nature", "idtmod", "inf",
    "initial_step", "inline", "last_crossing", "limexp", "ln", "log", "long", "max", "min",
    "mutable", "namespace", "nature", "net_resolution", "noise_table", "nullptr", "operator",
    "paramset", "potential", "pow", "private", "public", "register", "requires", "resolveto",
    "short", "sin", "sinh", "sizeof", "slew", "split", "sqrt", "switch", "tan", "tanh", "template",
    "throw", "timer", "transition", "true", "try", "typename", "units", "using", "volatile",
    "white_noise", "flicker_noise", "zi_nd",
  ]

  /// The keywords of IEEE 1800-2017 that are a single word a physicist might use.
  private static let systemVerilog: Set<String> = [
    "accept_on", "alias", "always", "and", "assert", "assign", "assume", "automatic", "before",
    "begin", "bind", "bins", "bit", "break", "buf", "byte", "case", "cell", "chandle", "checker",
    "class", "clocking", "config", "const", "constraint", "context", "continue", "cover", "cross",
    "deassign", "default", "defparam", "design", "disable", "dist", "do", "edge", "else", "end",
    "endfunction", "endmodule", "enum", "event", "eventually", "expect", "export", "extends",
    "extern", "final", "first_match", "for", "force", "foreach", "forever", "fork", "function",
    "generate", "genvar", "global", "if", "iff", "implements", "implies", "import", "include",
    "initial", "inout", "input", "inside", "instance", "int", "integer", "interconnect",
    "interface", "intersect", "join", "large", "let", "library", "local", "localparam", "logic",
    "longint", "matches", "medium", "modport", "module", "nand", "negedge", "nettype", "new",
    "nexttime", "nmos", "nor", "not", "null", "or", "output", "package", "packed", "parameter",
    "pmos", "posedge", "primitive", "priority", "program", "property", "protected", "pull0",
    "pull1", "pulldown", "pullup", "pure", "rand", "randc", "randcase", "real", "realtime", "ref",
    "reg", "release", "repeat", "restrict", "return", "scalared", "sequence", "shortint",
    "shortreal", "signed", "small", "soft", "solve", "specify", "specparam", "static", "string",
    "strong", "struct", "super", "supply0", "supply1", "table", "tagged", "task", "this", "time",
    "timeprecision", "timeunit", "tran", "tri", "type", "typedef", "union", "unique", "unsigned",
    "until", "untyped", "use", "uwire", "var", "vectored", "virtual", "void", "wait", "wand",
    "weak", "while", "wildcard", "wire", "with", "within", "wor", "xnor", "xor",
  ]
}
