import Diagnostics

extension Circuit {
  /// One module: what it declares, and the statements that drive it.
  public struct Module: Sendable, Hashable {
    /// In snake_case.
    public var name: String
    /// What the user said about it; may be empty or have several lines.
    public var documentation: String
    /// Where the module was first used (its instance's declaration, or the call that elaborates).
    public var place: Place
    /// In the order of declaration, then the wires of instances' ports, then named expressions.
    /// Names are unique among signals, memories and instances.
    public var signals: [Signal]
    public var memories: [Memory]
    /// Those that types in this module name.
    public var enumerations: [Enumeration]
    public var instances: [Instance]
    public var statements: [Statement]
    /// Only ports are known; a macro or hand-written text stands behind it.
    public var isBlackBox: Bool
    /// The clocks it has ports for, its own and its instances'. Empty for a combinational module.
    public var clockDomains: [ClockDomain]

    public init(
      name: String, documentation: String = "", place: Place, signals: [Signal] = [],
      memories: [Memory] = [], enumerations: [Enumeration] = [], instances: [Instance] = [],
      statements: [Statement] = [], isBlackBox: Bool = false, clockDomains: [ClockDomain] = []
    ) {
      self.name = name
      self.documentation = documentation
      self.place = place
      self.signals = signals
      self.memories = memories
      self.enumerations = enumerations
      self.instances = instances
      self.statements = statements
      self.isBlackBox = isBlackBox
      self.clockDomains = clockDomains
    }

    public var needsClock: Bool { !clockDomains.isEmpty }
    public var ports: [Signal] { signals.filter(\.isPort) }
    public var inputs: [Signal] { signals.filter { $0.role == .input } }
    public var outputs: [Signal] { signals.filter { $0.role == .output } }
    public var registers: [Signal] { signals.filter(\.isRegister) }
    public var parameters: [Signal] { signals.filter(\.isParameter) }

    public func signal(named name: String) -> Signal? { signals.first { $0.name == name } }
    public func memory(named name: String) -> Memory? { memories.first { $0.name == name } }
    public func instance(named name: String) -> Instance? { instances.first { $0.name == name } }
    public func enumeration(named name: String) -> Enumeration? {
      enumerations.first { $0.name == name }
    }
  }

  /// One module used inside of another. Clocks and resets are connected by domain.
  public struct Instance: Sendable, Hashable {
    /// In which domain of the parent a domain of the child lies.
    public struct DomainConnection: Sendable, Hashable {
      public var child: ClockDomain
      public var parent: ClockDomain

      public init(child: ClockDomain, parent: ClockDomain) {
        self.child = child
        self.parent = parent
      }
    }

    /// The value of a parameter: numbers and texts for black boxes, bits and parameters of the
    /// parent for kept parameters.
    public enum ParameterValue: Sendable, Hashable {
      case integer(Int)
      case real(Double)
      case text(String)
      /// As wide as the parameter, and of its sign.
      case bits(BitVector, isSigned: Bool)
      /// The value of the parent's parameter of that bare name, which has the same type.
      case parameter(String)
    }

    public struct Parameter: Sendable, Hashable {
      /// As the black box spells it; the bare name of a kept parameter.
      public var name: String
      public var value: ParameterValue

      public init(name: String, value: ParameterValue) {
        self.name = name
        self.value = value
      }
    }

    public struct InputConnection: Sendable, Hashable {
      /// The bare name of the child's input.
      public var port: String
      /// Has the type of the port.
      public var value: Expression
      /// The statement that gives the value; `nil` where a wire stands for it.
      public var place: Place?

      public init(port: String, value: Expression, place: Place? = nil) {
        self.port = port
        self.value = value
        self.place = place
      }
    }

    public struct OutputConnection: Sendable, Hashable {
      /// The bare name of the child's output.
      public var port: String
      /// The parent's wire that the port drives (`<instance>_<port>`); `nil` for a port nobody
      /// reads.
      public var signal: String?

      public init(port: String, signal: String?) {
        self.port = port
        self.signal = signal
      }
    }

    /// In snake_case, without a prefix; unique in the parent.
    public var name: String
    public var module: String
    /// In the order given by the user; of kept parameters, those that do not have their default.
    public var parameters: [Parameter]
    /// One for each input of the child, in the child's order. An input that the parent drives by
    /// statements is connected to a wire `<instance>_<port>` of the parent.
    public var inputs: [InputConnection]
    /// One for each output of the child, in the child's order.
    public var outputs: [OutputConnection]
    public var place: Place
    /// Which element of which array it is; `nil` for an instance declared alone.
    public var element: ArrayElement?
    /// The domains of the child that lie in another of the parent; the rest lie in the equal one.
    public var domains: [DomainConnection]

    public init(
      name: String, module: String, parameters: [Parameter] = [], inputs: [InputConnection],
      outputs: [OutputConnection], place: Place, element: ArrayElement? = nil,
      domains: [DomainConnection] = []
    ) {
      self.name = name
      self.module = module
      self.parameters = parameters
      self.inputs = inputs
      self.outputs = outputs
      self.place = place
      self.element = element
      self.domains = domains
    }

    /// The parent's domain that a domain of the child lies in.
    public func domain(of child: ClockDomain) -> ClockDomain {
      domains.first { $0.child == child }?.parent ?? child
    }
  }
}
