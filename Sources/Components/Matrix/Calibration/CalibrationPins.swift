import HDL
import Specifications

/// What the host asks of a layer's or an engine's calibration, from the end that calibrates.
struct CalibrationPorts: HardwareBundle {
  @Input("calibrates the converters; taken while cells can be written and none is") var calibrate
  @Output("a calibration runs") var calibrating

  /// `nil` without calibration.
  init?(_ layers: [MatrixLayerSpecification]) {
    guard layers.contains(where: { $0.converter.calibration != .none }) else { return nil }
  }
}

/// What a macro samples in place of a bitline, from the end that says so.
struct ReferencePins: HardwareBundle {
  @Output("samples a reference in place of the bitlines") var reference

  /// `nil` without calibration.
  init?(_ layer: MatrixLayerSpecification) {
    guard layer.converter.calibration != .none else { return nil }
  }
}

/// Which of two references, from the end that says so.
struct UpperReferencePins: HardwareBundle {
  @Output("the upper reference, not the lower one") var upper

  /// `nil` where the gain is not calibrated.
  init?(_ layer: MatrixLayerSpecification) {
    guard layer.converter.calibration == .offsetAndGain else { return nil }
  }
}

/// What the lanes are told in a calibration, from the end that tells it.
struct CalibrationStrobes: HardwareBundle {
  @Output("a calibration begins") var clear
  @Output("the codes are those of a reference") var measure

  /// `nil` without calibration.
  init?(_ layer: MatrixLayerSpecification) {
    guard layer.converter.calibration != .none else { return nil }
  }
}

/// When gains are divided, from the end that tells it.
struct GainStrobes: HardwareBundle {
  @Output("both references are through") var divide

  /// `nil` where the gain is not calibrated.
  init?(_ layer: MatrixLayerSpecification) {
    guard layer.converter.calibration == .offsetAndGain else { return nil }
  }
}
