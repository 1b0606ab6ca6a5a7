import DevicePhysics
import Foundation
import Testing

/// What makes a device a memristor (Chua): a current that is 0 at 0 V, and lobes that shrink as the
/// frequency rises.
struct HysteresisTests {
  /// The area of both lobes in watts, over the last of ten
  /// periods of a sine.
  func loop<Device: MemristorModel>(
    _ device: Device, amplitude: Double, frequency: Double, stepsInAPeriod: Int
  ) -> Double {
    var state = device.initialState
    var area = 0.0
    var last = (voltage: 0.0, current: 0.0)
    let step = 1 / frequency / Double(stepsInAPeriod)
    for index in 1...(10 * stepsInAPeriod) {
      let angle = 2 * Double.pi * Double(index) / Double(stepsInAPeriod)
      let voltage = amplitude * sin(angle)
      state = device.advanced(state, voltage: voltage, by: step)
      let point = (voltage: voltage, current: device.current(state, voltage: voltage))
      #expect(device.current(state, voltage: 0) == 0)
      if index > 9 * stepsInAPeriod {
        // The lobes are passed in opposite senses, so each half counts with its own sign.
        let piece = (point.voltage - last.voltage) * (point.current + last.current) / 2
        area += index <= stepsInAPeriod * 19 / 2 ? piece : -piece
      }
      last = point
    }
    return abs(area)
  }

  func shrinks<Device: MemristorModel>(
    _ device: Device, amplitude: Double, frequency: Double
  ) {
    let frequencies = [1.0, 10, 100].map { frequency * $0 }
    let areas = frequencies.map {
      loop(device, amplitude: amplitude, frequency: $0, stepsInAPeriod: 500)
    }
    #expect(areas[0] > 0)
    #expect(zip(areas, areas.dropFirst()).allSatisfy { $0 > 1.5 * $1 }, "\(areas)")
  }

  @Test func ionDriftLoopsArePinchedAndShrink() {
    for window in [
      IonDriftMemristor.Window.none, .joglekar(2), .biolek(2), .prodromakis(2, scale: 1),
    ] {
      var device = IonDriftMemristor()
      device.window = window
      device.threshold = 0
      shrinks(device, amplitude: 1, frequency: 2)
    }
  }

  @Test func thresholdLoopsArePinchedAndShrink() {
    shrinks(VTEAMMemristor(), amplitude: 0.5, frequency: 2e7)
    shrinks(YakopcicMemristor.silverChalcogenide, amplitude: 0.4, frequency: 300)
    shrinks(YakopcicMemristor.amorphousSilicon, amplitude: 3, frequency: 0.3)
    shrinks(StanfordMemristor(), amplitude: 1.7, frequency: 1e6)
  }
}
