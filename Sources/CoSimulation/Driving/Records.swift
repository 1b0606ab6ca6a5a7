/// What a recorder noted in one cycle.
public struct ModelRecord: Sendable, Hashable {
  /// The recorder's index in the model's description.
  public let recorder: Int
  /// Cycles clocked before this one, as `ModelInstance.cycle` counts them.
  public let cycle: UInt64
  /// The values of the recorder's fields, in their order; indices count from `startIndex`.
  public let fields: ArraySlice<UInt64>
}

extension ModelInstance {
  /// What the recorders noted since the last call, in the order of cycles and, within one, of
  /// recorders. The records share one copy of the buffer.
  public func takeRecords() -> [ModelRecord] {
    var count: Int64 = 0
    let words = Array(
      UnsafeBufferPointer(start: functions.records(model, &count), count: Int(count)))
    functions.clearRecords(model)
    let fieldCounts = library.description.recorders.map(\.fields.count)
    var records: [ModelRecord] = []
    var position = 0
    while position < words.count {
      let recorder = Int(words[position])
      let fields = position + 2
      let end = fields + fieldCounts[recorder]
      records.append(
        ModelRecord(recorder: recorder, cycle: words[position + 1], fields: words[fields..<end]))
      position = end
    }
    return records
  }
}
