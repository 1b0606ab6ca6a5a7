import HDL

extension MatrixLayer {
  /// Joins the calibration with the layer's ports.
  @LogicBuilder
  func calibrating(_ calibrator: CalibrationSequencer, _ ports: CalibrationPorts) -> Logic {
    calibrator.start <== ports.calibrate
    ports.calibrating <== calibrator.busy
  }

  /// What a tile is told in a calibration.
  @LogicBuilder
  func calibrating(_ tile: MatrixTile, by calibrator: CalibrationSequencer) -> Logic {
    if let pins = tile.reference { pins.reference <== calibrator.busy }
    if let pins = tile.upperReference { pins.upper <== calibrator.upper }
    if let strobes = tile.calibration, let ports = calibration {
      strobes.clear <== ports.calibrate
      strobes.measure <== calibrator.measure
    }
    if let strobes = tile.gains { strobes.divide <== calibrator.divide }
  }
}

extension MatrixTile {
  /// Joins the correction of a lane's codes.
  @LogicBuilder func correcting(_ lane: MatrixLane, by correction: LaneCalibration) -> Logic {
    correction.code <== lane.code
    lane.corrected[0] <== correction.corrected
    if let calibration {
      correction.clear <== calibration.clear
      correction.measure <== calibration.measure
    }
    if let upperReference { correction.upper[0] <== upperReference.upper }
    if let gains { correction.divide[0] <== gains.divide }
  }
}
