import DevicePhysics
import Testing

struct PrintedPhysicsTests {
  func printed(
    _ arguments: [String], _ equation: ([TracedNumber]) -> TracedNumber
  ) -> String {
    var physics = PrintedPhysics(.systemVerilog)
    physics.addFunction("outcome", of: arguments, comment: "Test.", equation: equation)
    return physics.constantsText + physics.functionsText
  }

  @Test func keepsNamesAndPrintsSharedPartsOnce() {
    let text = printed(["state", "voltage"]) {
      let scale = TracedNumber.constant(1e-6, named: "scaleFactor")
      let excess = ($0[1] - scale).named("excessVoltage")
      let square = excess * excess
      return TracedNumber.choose(square > 0.5, square + $0[0], -square)
    }
    #expect(
      text == """
          localparam real SCALE_FACTOR = 1.0e-06;
          // Test.
          function automatic real outcome(input real state, input real voltage);
            real excess_voltage;
            real shared;
            excess_voltage = voltage - SCALE_FACTOR;
            shared = excess_voltage * excess_voltage;
            outcome = (shared > 0.5) ? shared + state : -shared;
          endfunction

        """)
  }

  @Test func equalEquationsAreOneEvenWhenWrittenTwice() {
    let text = printed(["x"]) { TracedNumber.exponential($0[0]) * TracedNumber.exponential($0[0]) }
    #expect(text.contains("shared = $exp(x);"))
    #expect(text.contains("outcome = shared * shared;"))
  }

  @Test func keepsTheOrderOfOperations() {
    func sum(_ equation: ([TracedNumber]) -> TracedNumber) -> String {
      let line = printed(["a", "b", "c"], equation).split(separator: "\n").dropLast().last ?? ""
      return line.trimmingPrefix { $0 == " " }.description
    }
    #expect(sum { $0[0] + $0[1] + $0[2] } == "outcome = a + b + c;")
    #expect(sum { $0[0] + ($0[1] + $0[2]) } == "outcome = a + (b + c);")
    #expect(sum { $0[0] - ($0[1] - $0[2]) } == "outcome = a - (b - c);")
    #expect(sum { $0[0] * $0[1] / $0[2] } == "outcome = a * b / c;")
    #expect(sum { $0[0] / ($0[1] * $0[2]) } == "outcome = a / (b * c);")
    #expect(sum { ($0[0] + $0[1]) * $0[2] } == "outcome = (a + b) * c;")
    #expect(sum { -($0[0] + $0[1]) - -$0[2] } == "outcome = -(a + b) - (-c);")
    #expect(sum { $0[0] - -1.5 } == "outcome = a - (-1.5);")
  }

  /// Verilator multiplies `(c * a) * b` as `c * (a * b)` where c is constant: each product has a statement of its own.
  @Test func productsWithConstantsAreNotRegrouped() {
    let text = printed(["a", "b"]) {
      4.0 * TracedNumber.constant(0.1, named: "bow") * $0[0] * (1.0 - $0[1])
    }
    #expect(text.contains("partial = 4.0 * BOW;"))
    #expect(text.contains("partial_2 = partial * a;"))
    #expect(text.contains("outcome = partial_2 * (1.0 - b);"))
  }

  @Test func constantsReadBackExactly() {
    var physics = PrintedPhysics(.systemVerilog)
    let values: [Double] = [
      1e-6, 0.1, 1.0 / 3.0, 2.5e-300, 2.5e-308, 1e22, 123456789.125, -0.05, 1,
    ]
    for value in values { physics.addConstant(value, named: "constant") }
    let texts = physics.constantsText.split(separator: "\n").map {
      $0.split(separator: " ").last?.dropLast().description ?? ""
    }
    #expect(texts.map { Double($0) } == values)
    #expect(texts.allSatisfy { $0.contains(".") })
    #expect(physics.constants.map(\.name).prefix(2) == ["CONSTANT", "CONSTANT_2"])
  }

  @Test func infinitiesAreGivenByTheirBits() {
    var physics = PrintedPhysics(.systemVerilog)
    physics.addConstant(.infinity, named: "limit")
    #expect(
      physics.constantsText == "  localparam real LIMIT = $bitstoreal(64'h7ff0000000000000);\n")
  }

  @Test func reservedWordsAndClashesAreAvoided() {
    let text = printed(["table", "outcome"]) {
      ($0[0] * $0[1]).named("real") + ($0[0] - $0[1]).named("real")
    }
    #expect(text.contains("outcome(input real table_value, input real outcome_2)"))
    #expect(text.contains("real real_value;"))
    #expect(text.contains("real real_value_2;"))
  }

  @Test func longStatementsAreWrapped() {
    let names = (0..<30).map { "argument\($0)" }
    let text = printed(names) { $0.dropFirst().reduce($0[0], +) }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text.contains("argument28 + argument29;"))
  }
}
