import DevicePhysics
import Foundation
import Testing

/// The figures of Li4+3xTi5O12 in the survey of electrochemical devices.
struct LithiumTitanateTests {
  func pulsed(_ device: LithiumTitanate.Device, _ volts: Double, times: Int)
    -> [LithiumTitanate.Device.NumericState]
  {
    var states = [device.initialState]
    states[0].device.weight = volts > 0 ? -1 : 1
    for _ in 0..<times {
      states.append(device.advanced(states[states.count - 1], voltage: volts, by: 1e-3))
    }
    return states
  }

  func ratio(_ device: LithiumTitanate.Device) -> Double {
    var (low, high) = (device.initialState, device.initialState)
    low.device.weight = -1
    high.device.weight = 1
    return device.current(high, voltage: 0.1) / device.current(low, voltage: 0.1)
  }

  @Test func theRatiosAreThosePublished() {
    #expect(abs(ratio(LithiumTitanate.spinel) / 1e2 - 1) < 1e-9)
    #expect(abs(ratio(LithiumTitanate.rockSalt) / 1e6 - 1) < 1e-9)
  }

  @Test func onlyTheRockSaltIsSymmetric() {
    func asymmetry(_ device: LithiumTitanate.Device) -> Double {
      // The greatest difference of a step up and the step down at the same weight.
      stride(from: -0.75, through: 0.75, by: 0.25).map { weight in
        var state = device.initialState
        state.device.weight = weight
        let up = device.advanced(state, voltage: 2, by: 1e-3).device.weight - weight
        let down = weight - device.advanced(state, voltage: -2, by: 1e-3).device.weight
        return abs(up - down) / (up + down)
      }.max() ?? 0
    }
    #expect(asymmetry(LithiumTitanate.spinel) > 0.5)
    #expect(asymmetry(LithiumTitanate.rockSalt) < 1e-12)
  }

  @Test func theRetentionIsThatPublished() {
    for (device, time) in [(LithiumTitanate.spinel, 180.0), (LithiumTitanate.rockSalt, 1e5)] {
      let fresh = pulsed(device, 2, times: 64)[64]
      let aged = device.advanced(fresh, voltage: 0, by: time)
      let kept = device.current(aged, voltage: 0.1) / device.current(fresh, voltage: 0.1)
      #expect(abs(kept - exp(-1)) < 1e-9)
    }
  }
}
