import Diagnostics

/// A word of a register whose fields are read and changed by name: `contents.mode = .periodic`.
@dynamicMemberLookup
public struct RegisterContents<Layout: RegisterLayout>: Sendable {
  let layout: Layout
  /// The bits of all fields.
  public private(set) var word: UInt64
  /// What was given to a field and does not fit; told when the word is written.
  private(set) var problems: [Diagnostic] = []

  init(_ layout: Layout, word: UInt64) {
    self.layout = layout
    self.word = word
  }

  /// A field. (A code that no case of an enum has was refused when the word was read.)
  public subscript<Value>(dynamicMember path: KeyPath<Layout, BusField<Value>>) -> Value {
    get {
      let declared = layout[keyPath: path]
      return declared.value(in: word) ?? declared.resetValue
    }
    set {
      let field = layout[keyPath: path].field
      do throws(Diagnostic) {
        word = word & ~field.mask | (try field.encoded(newValue))
      } catch { problems.append(error) }
    }
  }
}

extension RegisterTable.Field {
  /// The value at the field's place in a word.
  func encoded(_ value: some FieldValue) throws(Diagnostic) -> UInt64 {
    guard let bits = value.fieldBits, bits << lowBit & mask == bits << lowBit,
      bits <= mask >> lowBit
    else {
      throw Diagnostic(
        .error, "field-value",
        "the value \(value) does not fit the \(width) bits of the field", at: place)
    }
    return bits << lowBit
  }
}
