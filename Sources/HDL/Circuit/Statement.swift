import Diagnostics

extension Circuit {
  /// One statement of a module's body. The order counts: of several assignments to the same bits,
  /// the last whose conditions hold wins. A register that is not assigned keeps its value; so does
  /// a memory word.
  ///
  /// Reading is free of order: a wire or output that is read anywhere has the value it settles to
  /// after all statements, a register or memory word the one from before the clock edge.
  public struct Statement: Sendable, Hashable {
    public var kind: Kind
    /// The user's line.
    public var place: Place

    public init(_ kind: Kind, at place: Place) {
      self.kind = kind
      self.place = place
    }

    public indirect enum Kind: Sendable, Hashable {
      /// The value has the width and sign of the target. Registers and memories take it at the next
      /// clock edge.
      case assign(Target, Expression)
      /// `condition` is one unsigned bit.
      case when(condition: Expression, then: [Statement], otherwise: [Statement])
      /// The first arm that holds the subject's value, else `otherwise`. No value stands in two
      /// arms.
      case select(Expression, arms: [SelectArm], otherwise: [Statement])
      /// One arm for each case of the register's enumeration, in the order of its declaration.
      /// A value that is no case (after an upset) does nothing here.
      case machine(register: String, arms: [MachineArm])
      /// Judged at each clock edge out of reset, under the conditions it stands in; in a module
      /// without a clock, at all times.
      case property(PropertyKind, condition: Expression, message: String)
    }
  }

  /// What an assignment drives. Never an input.
  public enum Target: Sendable, Hashable {
    case signal(String)
    /// `width` bits from `lowBit` up of the signal, all inside of it.
    case slice(String, lowBit: Int, width: Int)
    /// One bit of the signal, chosen by an unsigned index that cannot reach beyond its width.
    case bit(String, index: Expression)
    /// One word of the memory; the address is unsigned, `addressWidth` wide.
    case memory(String, address: Expression)
    /// `width` bits from `lowBit` up of one word of the memory, all inside of it; its other bits
    /// keep their value.
    case memorySlice(String, address: Expression, lowBit: Int, width: Int)

    /// The signal or memory that is driven.
    public var name: String {
      switch self {
      case .signal(let name), .slice(let name, _, _), .bit(let name, _), .memory(let name, _),
        .memorySlice(let name, _, _, _):
        name
      }
    }
  }

  public struct SelectArm: Sendable, Hashable {
    /// Each as wide as the subject; at least one.
    public var values: [BitVector]
    public var body: [Statement]
    public var place: Place

    public init(values: [BitVector], body: [Statement], place: Place) {
      self.values = values
      self.body = body
      self.place = place
    }
  }

  public struct MachineArm: Sendable, Hashable {
    /// The case of the enumeration.
    public var state: String
    public var body: [Statement]

    public init(state: String, body: [Statement]) {
      self.state = state
      self.body = body
    }
  }

  public enum PropertyKind: String, Sendable, Hashable {
    case assert, assume, cover
  }
}
