import CrossbarPhysics
import DevicePhysics
import Specifications
import Templates

/// The behavioural SystemVerilog of the analogue macros, from the same equations that the golden
/// model computes with.
public enum BehaviouralMacros {
  /// Bits of a pin that selects one of `count`, at least 1.
  static func selectBits(_ count: Int) -> Int {
    max(1, Int.bitWidth - (count - 1).leadingZeroBitCount)
  }

  /// The equations of a converter's comparator, which both macros have.
  static func addComparator(
    _ converter: SARConverterSpecification, to physics: inout PrintedPhysics
  ) {
    let currents = ConverterCurrents(converter)
    physics.addConstant(currents.reference, named: "referenceCurrent")
    physics.addFunction(
      "compared", of: ["sample"], comment: "The current that the comparator sees."
    ) { currents.compared($0[0]) }
    physics.addFunction(
      "threshold", of: ["trial"], comment: "The current at the lower edge of a trial code."
    ) { currents.threshold($0[0]) }
  }

  /// A reading with noise, which both macros have.
  static func addReading(noise: Double, to physics: inout PrintedPhysics) {
    physics.addFunction(
      "reading", of: ["nominal", "normalNumber"], comment: "A reading with noise."
    ) { Spread.reading($0[0], noise: noise, normal: $0[1]) }
  }
}
