import Examples

@testable import DevicePhysics

/// The devices whose texts are tested: those that are shipped, and the one of
/// `docs/your-own-device.md`.
enum TestedDevices {
  static let own = DeviceLibrary.Entry(
    name: "titanium-oxide", summary: "Titanium oxide", model: TitaniumOxideMemristor(), voltage: 3,
    step: 1e-5)

  static let all = DeviceLibrary.entries + [own]
}
