import Diagnostics

extension Circuit {
  /// A declared, named value of a module.
  public struct Signal: Sendable, Hashable {
    public enum Role: Sendable, Hashable {
      case input
      case output
      /// Combinational: driven by statements of the module, or by an instance's output port.
      case wire
      /// Holds its value until the next clock edge that assigns it. `reset` is its value while the
      /// domain's reset is asserted; `nil` for a register that is not reset.
      case register(reset: BitVector?, domain: ClockDomain)
      /// A named constant (`localparam`).
      case constant(BitVector)
      /// A parameter of the module, with its default; instances may give it another value.
      case parameter(BitVector)
    }

    /// In snake_case, without a suffix.
    public var name: String
    public var type: ValueType
    public var role: Role
    /// Where the user declared it.
    public var place: Place
    /// What the user said about it; may be empty.
    public var documentation: String
    /// Which element of which array it is; `nil` for a signal declared alone.
    public var element: ArrayElement?
    /// What the changes of an input, or of a black box's output, are in step with; `nil` where that
    /// is not said.
    public var source: SignalSource?
    /// Why a register may sample another clock domain; `nil` for one that may not.
    public var crossing: Crossing?

    public init(
      name: String, type: ValueType, role: Role, place: Place, documentation: String = "",
      element: ArrayElement? = nil, source: SignalSource? = nil, crossing: Crossing? = nil
    ) {
      self.name = name
      self.type = type
      self.role = role
      self.place = place
      self.documentation = documentation
      self.element = element
      self.source = source
      self.crossing = crossing
    }

    public var isPort: Bool { role == .input || role == .output }

    public var isRegister: Bool {
      if case .register = role { return true }
      return false
    }

    public var isParameter: Bool {
      if case .parameter = role { return true }
      return false
    }

    /// The name in emitted text: `name_i` for inputs, `name_o` for outputs, `name_q` for registers,
    /// `NAME` for parameters, else `name`.
    public var emittedName: String {
      switch role {
      case .input: "\(name)_i"
      case .output: "\(name)_o"
      case .register: "\(name)_q"
      case .wire, .constant: name
      case .parameter: name.uppercased()
      }
    }
  }

  /// Says that a signal or an instance was declared as one of an array; its own name is
  /// `<array>_<index>`.
  public struct ArrayElement: Sendable, Hashable {
    /// The bare name of the array.
    public var array: String
    public var index: Int
    /// How many elements the array has.
    public var count: Int

    public init(array: String, index: Int, count: Int) {
      self.array = array
      self.index = index
      self.count = count
    }
  }

  /// Words that are addressed. Not reset.
  ///
  /// Without ports it is read combinationally, anywhere, and written by statements at the clock
  /// edge; with ports, it is read and written through these alone.
  ///
  /// Reading at or beyond `depth` gives zero; writing there does nothing. A read in the cycle of a
  /// write gives the old word.
  public struct Memory: Sendable, Hashable {
    /// In snake_case, without a suffix.
    public var name: String
    /// The number of words; at least 1.
    public var depth: Int
    /// The type of one word.
    public var type: ValueType
    /// The words at the start, from address 0; empty where they are unspecified (simulators take
    /// zero).
    public var initialContents: [BitVector]
    /// The clock of all that writes.
    public var domain: ClockDomain
    /// In the order in which they win; those that only read anywhere. None for a memory that is
    /// read combinationally.
    public var ports: [Port]
    public var place: Place
    public var documentation: String

    public init(
      name: String, depth: Int, type: ValueType, initialContents: [BitVector] = [],
      domain: ClockDomain = .main, ports: [Port] = [], place: Place, documentation: String = ""
    ) {
      self.name = name
      self.depth = depth
      self.type = type
      self.initialContents = initialContents
      self.domain = domain
      self.ports = ports
      self.place = place
      self.documentation = documentation
    }

    /// The width of every address: the bits that count to `depth - 1`, at least 1.
    public var addressWidth: Int { BitVector.bitsNeeded(for: depth - 1, isSigned: false) }
  }
}
