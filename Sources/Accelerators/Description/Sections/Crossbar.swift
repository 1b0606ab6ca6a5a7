import Diagnostics
import YAML

/// The array that stores the values, and how it is read. What is left out takes its default.
public struct Crossbar: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - slices: Cells for one value, 1...4.
  ///   - cellBits: Bits in one cell, 1...5.
  ///   - lowestLevel: Conductance of level 0.
  ///   - levelSpacing: Conductance between levels.
  ///   - wordlineBits: Resolution of the wordline converter, 1...8.
  ///   - readVoltage: Magnitude at the wordline.
  ///   - readNoise: Standard deviation of a reading, relative.
  ///   - deviceSpread: Log-normal spread of the programming rate between cells.
  ///   - cycleSpread: Log-normal spread of the programming rate between pulses.
  ///   - device: The memristor.
  public init(
    slices: Int? = nil,
    cellBits: Int? = nil,
    lowestLevel: Quantity? = nil,
    levelSpacing: Quantity? = nil,
    wordlineBits: Int? = nil,
    readVoltage: Quantity? = nil,
    readNoise: Double? = nil,
    deviceSpread: Double? = nil,
    cycleSpread: Double? = nil,
    device: OhmicDevice? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "crossbar",
      [
        "slices": slices,
        "cell-bits": cellBits,
        "lowest-level": lowestLevel,
        "level-spacing": levelSpacing,
        "wordline-bits": wordlineBits,
        "read-voltage": readVoltage,
        "read-noise": readNoise,
        "device-spread": deviceSpread,
        "cycle-spread": cycleSpread,
        "device": device?.content,
      ], at: Place(fileID, line))
  }
}
