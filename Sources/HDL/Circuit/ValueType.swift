extension Circuit {
  /// How the bits of a value are to be read.
  public struct ValueType: Sendable, Hashable {
    /// The number of bits; at least 1.
    public var width: Int
    public var isSigned: Bool
    /// How many of the bits stand right of the binary point. May be negative or exceed `width`.
    public var fractionBits: Int
    /// The name of the enumeration whose cases these bits encode; an enumeration's values are
    /// unsigned.
    public var enumeration: String?

    public init(
      width: Int, isSigned: Bool = false, fractionBits: Int = 0, enumeration: String? = nil
    ) {
      self.width = width
      self.isSigned = isSigned
      self.fractionBits = fractionBits
      self.enumeration = enumeration
    }

    /// One unsigned bit: the type of conditions, comparisons and reductions.
    public static let bit = ValueType(width: 1)

    public static func unsigned(_ width: Int) -> ValueType { ValueType(width: width) }
    public static func signed(_ width: Int) -> ValueType { ValueType(width: width, isSigned: true) }

    /// The same reading of another number of bits; no longer an enumeration.
    public func with(width: Int) -> ValueType {
      ValueType(width: width, isSigned: isSigned, fractionBits: fractionBits)
    }
  }

  /// A set of named values: a Swift enum that hardware uses, such as the states of a machine.
  public struct Enumeration: Sendable, Hashable {
    public struct Case: Sendable, Hashable {
      /// In snake_case.
      public var name: String
      public var value: BitVector

      public init(name: String, value: BitVector) {
        self.name = name
        self.value = value
      }
    }

    /// How the codes of the cases are chosen.
    public enum Encoding: String, Sendable, Hashable {
      /// Counted from 0 in the order of declaration.
      case binary
      /// One bit for each case.
      case oneHot
      /// Counted so that a case and the next one differ in one bit. Where the number of cases is a
      /// power of two, so do the last and the first.
      case gray
    }

    /// In snake_case, from the name of the Swift type.
    public var name: String
    public var width: Int
    /// In the order of the Swift declaration.
    public var cases: [Case]
    public var encoding: Encoding

    public init(name: String, width: Int, cases: [Case], encoding: Encoding = .binary) {
      self.name = name
      self.width = width
      self.cases = cases
      self.encoding = encoding
    }

    public func value(of caseName: String) -> BitVector? {
      cases.first { $0.name == caseName }?.value
    }
  }
}
