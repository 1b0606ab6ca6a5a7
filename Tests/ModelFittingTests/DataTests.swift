import Diagnostics
import ModelFitting
import Testing

@Suite struct DataTests {
  private func problems(_ text: String) -> [String] {
    do {
      _ = try DeviceData(csv: text, file: "a.csv")
      return []
    } catch {
      return error.diagnostics.map {
        "\($0.place.map { "\($0)" } ?? "-") \($0.identifier)"
      }
    }
  }

  @Test func pulsesAreRead() throws {
    let data = try DeviceData(
      csv: """
        # our device, 2 runs
        run, voltage [mV], width [us], gap [ms], conductance [uS]
        1, -700, 2, 1, 5
        1, 3200, 1e3, 0, 2.5

        2, 0, 0, 0, 4
        """, file: "a.csv", readVoltage: 0.2)
    #expect(data.runs.map(\.count) == [2, 1])
    let first = data.runs[0][0]
    #expect(abs(first.volts + 0.7) < 1e-15 && first.seconds == 2e-6 && first.gap == 1e-3)
    #expect(first.readVolts == 0.2 && abs(first.amperes - 1e-6) < 1e-20 && first.line == 3)
    #expect(data.runs[1][0].line == 6)
  }

  @Test func sweepsAreRead() throws {
    let data = try DeviceData(
      csv: "time [ms],voltage,current [nA]\r\n1,0.1,10\r\n3,0.2,20\r\n", file: "a.csv")
    #expect(data.samples.map(\.seconds) == [0, 2e-3])
    #expect(data.samples.map(\.readVolts) == [0.1, 0.2])
  }

  @Test(arguments: [
    ("", ["a.csv:1 no-data"]),
    ("voltage,width,conductance\n", ["a.csv:1 no-data"]),
    ("voltage,widht,conductance\n1,1,1", ["a.csv:1:9 unknown-column"]),
    ("voltage,voltage,conductance\n1,1,1", ["a.csv:1:9 duplicate-column"]),
    ("voltage,width [V],conductance\n1,1,1", ["a.csv:1:9 wrong-unit"]),
    ("voltage,width [us,conductance\n1,1,1", ["a.csv:1:9 wrong-unit"]),
    ("voltage,width\n1,1", ["a.csv:1 column-set"]),
    ("time,voltage,current,width\n1,1,1,1", ["a.csv:1 column-set"]),
    (
      "voltage,width,conductance\n1,x,1\n1,1\n1,nan,1e999\n",
      [
        "a.csv:2:3 bad-number", "a.csv:3:3 field-count", "a.csv:4:3 bad-number",
        "a.csv:4:7 bad-number",
      ]
    ),
    ("voltage,width,conductance\n1,-1,1", ["a.csv:2:3 bad-number"]),
    ("time,voltage,current\n1,0,0\n1,0,0", ["a.csv:3:1 time-order"]),
    ("voltage,width,conductance\n1;2;3", ["a.csv:2:1 field-count"]),
  ])
  func badFilesAreToldWithTheirPlaces(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func manyProblemsAreCutOff() {
    let rows = String(repeating: "x,y,z\n", count: 1000)
    #expect(problems("voltage,width,conductance\n" + rows).count <= 24)
  }
}
