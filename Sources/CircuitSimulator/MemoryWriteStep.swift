import HDL

/// One write to a memory at the clock edge. Its operands have settled before.
struct MemoryWriteStep {
  let clock: ClockID
  private let memory: Tape.MemoryRegion
  /// Offsets into the storage; without an enable it always writes, without a mask whole words.
  private let enable: Int?
  private let address: Slot
  private let value: Int
  private let mask: Int?

  /// All writes, memory by memory, in the order in which they win.
  static func steps(of netlist: Netlist, on tape: Tape) -> [MemoryWriteStep] {
    zip(netlist.memories, tape.memories).flatMap { record, region in
      record.writes.compactMap { write -> MemoryWriteStep? in
        guard let address = tape.nodeSlots[write.address], let value = tape.nodeSlots[write.value]
        else { return nil }
        return MemoryWriteStep(
          clock: record.clock, memory: region,
          enable: write.enable.flatMap { tape.nodeSlots[$0]?.offset }, address: address,
          value: value.offset, mask: write.mask.flatMap { tape.nodeSlots[$0]?.offset })
      }
    }
  }

  func run(on words: UnsafeMutablePointer<UInt64>) {
    if let enable, words[enable] == 0 { return }
    guard words[address.offset] < UInt64(memory.depth),
      !(1..<address.wordCount).contains(where: { words[address.offset + $0] != 0 })
    else { return }
    let count = memory.word.wordCount
    let target = memory.offset + Int(words[address.offset]) * count
    guard let mask else {
      for word in 0..<count { words[target + word] = words[value + word] }
      return
    }
    for word in 0..<count {
      let bits = words[mask + word]
      words[target + word] = words[target + word] & ~bits | words[value + word] & bits
    }
  }
}
