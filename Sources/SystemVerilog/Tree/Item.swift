import Diagnostics

/// A module's text, part by part.
struct SyntaxModule: Hashable {
  struct Port: Hashable {
    var direction: String
    /// `logic signed [7:0]`
    var type: String
    var name: String
    var comment: String
    /// Where the user declares it; `nil` for clocks and resets.
    var place: Place?
  }

  /// `parameter logic [7:0] LIMIT = 8'd12`
  struct Parameter: Hashable {
    /// Empty where the value gives the type.
    var type: String
    var name: String
    var value: SyntaxExpression
    var comment: String
  }

  /// Comment lines over the module.
  var header: [String]
  var attribute: String?
  var name: String
  var parameters: [Parameter]
  var ports: [Port]
  /// Printed with an empty line between sections.
  var sections: [[SyntaxItem]]
}

/// What may stand in a module.
indirect enum SyntaxItem: Hashable {
  struct Connection: Hashable {
    var port: String
    var value: SyntaxExpression
  }

  struct EnumerationCase: Hashable {
    var name: String
    var value: String
  }

  enum Process: Hashable {
    case combinational
    /// As `combinational`, for a block that gives a wire two values on the way, as a default and then the value.
    /// Icarus 11 starts an `always_comb` also at changes that its later neighbours wait for: `always_comb` blocks that
    /// read such a wire one after the other then start each other without end. It does so with no `always @*`.
    case settling
    /// Runs once at the start.
    case initial
    /// The event list; `isStrict` prints `always_ff`, else `always` (for variables with an `initial` too).
    case clocked(String, isStrict: Bool)
  }

  case enumeration(name: String, type: String, cases: [EnumerationCase])
  /// `localparam type name = value;`, where an empty type is that of the value.
  case constant(type: String, name: String, value: SyntaxExpression, comment: String)
  /// `type name, name;` where a name may carry its unpacked range. The place is the user's, `nil`
  /// for what only the text needs.
  case declaration(type: String, names: [String], comment: String, place: Place?)
  case assign(SyntaxExpression, SyntaxExpression, comment: String)
  case process(Process, [SyntaxStatement], comment: String)
  case instance(
    module: String, parameters: [Connection], name: String, connections: [Connection],
    comment: String)
  /// `for (genvar variable …) begin : label`
  case loop(variable: String, count: Int, label: String, [SyntaxItem], comment: String)
  /// Items that exist only while the macro is not defined.
  case unlessDefined(String, [SyntaxItem])
}
