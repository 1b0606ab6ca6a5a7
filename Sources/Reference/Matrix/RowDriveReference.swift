import CrossbarPhysics
import DevicePhysics
import Specifications

/// The drivers of a tile's rows: which voltages show a vector's codes.
struct RowDriveReference: Sendable {
  private let parameters: MatrixTileParameters
  private let drive: RowDrive
  private let highestDrive: Int
  /// Of each row and code, without load, at `row * codes + code`; empty where rows do not differ.
  private let ofRows: [Double]
  private let codes: Int

  /// - Parameters:
  ///   - index: which tile of the layer it is.
  ///   - seed: the seed of the layer's macros.
  init(_ layer: MatrixLayerSpecification, tile index: Int, seed: UInt32) {
    let tile = layer.tile
    let parameters = MatrixTileParameters(layer)
    self.parameters = parameters
    drive = tile.drive
    highestDrive = tile.highestDrive
    codes = tile.highestRowCode + 1
    guard tile.driveSpread > 0 || !tile.driveTable.isEmpty else {
      ofRows = []
      return
    }
    let normals = CounterGenerator(seed: seed).series(stream: MatrixStream.drive)
    ofRows = (0..<tile.rows).flatMap { row in
      let own = normals.series(index: UInt32(truncatingIfNeeded: index * tile.rows + row))
      return (0...tile.highestRowCode).map { code in
        let nominal =
          tile.driveTable.isEmpty ? parameters.unloadedVoltage(Double(code)) : tile.driveTable[code]
        let error = code == 0 ? 0 : own.normal(draw: UInt64(code))
        return parameters.rowVoltage(nominal: nominal, normal: error, load: 0)
      }
    }
  }

  /// The voltages of the rows in volts, in every cycle in which their codes are shown.
  func voltages(codes: [Int]) -> [[Double]] {
    switch drive {
    case .voltage: [loaded(codes)]
    case .pulseWidth: (0..<highestDrive).map { cycle in loaded(codes.map { $0 > cycle ? 1 : 0 }) }
    }
  }

  private func loaded(_ rowCodes: [Int]) -> [Double] {
    let load = Double(rowCodes.reduce(0, +))
    guard !ofRows.isEmpty else {
      return rowCodes.map { parameters.wordlineVoltage(Double($0), load: load) }
    }
    let droop = parameters.droop(load: load)
    return rowCodes.enumerated().map { ofRows[$0.offset * codes + $0.element] * droop }
  }
}
