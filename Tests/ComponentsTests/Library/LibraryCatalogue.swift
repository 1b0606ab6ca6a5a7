import HDL
import Specifications
import TestSupport

@testable import Components

/// Every component of the library in the sizes where its text changes shape: the least, odd ones,
/// powers of two and large ones.
func libraryCatalogue() throws -> [any Hardware] {
  try counters() + fifos() + streams() + arbiters() + converters() + registers() + checksums()
    + crossings() + beats() + banks()
}

private func counters() throws -> [any Hardware] {
  try [2, 3, 10, 16, 1 << 30].map { try Counter(modulus: $0) }
}

private func fifos() throws -> [any Hardware] {
  try [(1, 1), (8, 1), (1, 2), (8, 5), (7, 8), (129, 3), (32, 64)].map {
    try FIFO(width: $0, depth: $1)
  }
}

private func crossings() throws -> [any Hardware] {
  let queues = try [(1, 2), (8, 4), (33, 64)].map {
    try AsynchronousFIFO(width: $0, depth: $1)
  }
  return queues + [
    try HandshakeCrossing(width: 1), try HandshakeCrossing(width: 65), PulseCrossing(),
    ResetSynchronizer(), try TwoFlopSynchronizer(),
    try TwoFlopSynchronizer(stages: 8, resetValue: 1),
  ]
}

private func streams() throws -> [any Hardware] {
  try [1, 8, 65].flatMap { width -> [any Hardware] in
    [try SkidBuffer(width: width), try StreamRegisterSlice(width: width)]
  }
}

private func arbiters() throws -> [any Hardware] {
  try [2, 3, 8, 33, 64].flatMap { count -> [any Hardware] in
    [try PriorityArbiter(count: count), try RoundRobinArbiter(count: count)]
  }
}

private func converters() throws -> [any Hardware] {
  try [(1, 2), (2, 1), (8, 24), (8, 32), (24, 8), (32, 8), (3, 15), (256, 32)].map {
    try WidthConverter(inputWidth: $0, outputWidth: $1)
  }
}

private func registers() throws -> [any Hardware] {
  try [2, 3, 16, 64, 102, 168].map { try LinearFeedbackShiftRegister(length: $0) }
}

private func checksums() throws -> [any Hardware] {
  [
    try CyclicRedundancyCheck(.crc32, dataWidth: 8),
    try CyclicRedundancyCheck(.crc32, dataWidth: 64),
    try CyclicRedundancyCheck(.crc16, dataWidth: 1),
    try CyclicRedundancyCheck(.crc8, dataWidth: 7),
    try CyclicRedundancyCheck(CRCSpecification(width: 3, polynomial: 3), dataWidth: 2),
  ]
}

private func beats() throws -> [any Hardware] {
  let wide = AXI4StreamShape(bytes: 4, idWidth: 3, userWidth: 2)
  return [
    try AXI4StreamRegisterSlice(wide), try AXI4StreamRegisterSlice(.init(bytes: 1)),
    try AXI4StreamFIFO(wide, depth: 5), try AXI4StreamArbiter(wide, count: 3),
    try AXI4StreamArbiter(.init(bytes: 1), count: 2),
    try AXI4StreamTransmitter(bytes: 4, packetLength: 5),
    try AXI4StreamTransmitter(bytes: 1, packetLength: 1), try AXI4StreamReceiver(bytes: 4),
  ]
}

private func banks() throws -> [any Hardware] {
  [
    try AXI4LiteRegisterBank(TimerRegisters()), try APBRegisterBank(TimerRegisters()),
    try AXI4LiteSubordinate(addressWidth: 12, dataWidth: 64),
  ]
}
