import Diagnostics
import HDL
import Testing

/// Names, hierarchy and what a module holds.
@Suite struct ModuleTests {
  final class LaneQ2Stage: Hardware {
    @Input(8) var dataIn
    @Output(8) var dataOut
    let step: Int
    init(step: Int = 1) { self.step = step }
    var body: Logic { dataOut <== dataIn &+ step }
  }

  final class Lanes: Hardware {
    @Input(8) var start
    @Input(1) var index
    @Output(8) var last
    @Output(8) var chosen
    @Instances var lanes = (0..<3).map { _ in LaneQ2Stage() }
    var documentation: String { "Three lanes." }
    var body: Logic {
      lanes[0].dataIn <== start
      for lane in 1..<3 { lanes[lane].dataIn <== lanes[lane - 1].dataOut }
      last <== lanes[2].dataOut
      chosen <== element(of: lanes.map(\.dataOut), at: index)
    }
  }

  @Test func oneDefinitionIsOneModule() throws {
    let circuit = try Circuit(elaborating: Lanes())
    #expect(circuit.modules.map(\.name) == ["lane_q2_stage", "lanes"])
    let top = try #require(circuit.topModule)
    #expect(top.documentation == "Three lanes.")
    #expect(!top.needsClock)
    #expect(top.instances.map(\.name) == ["lanes_0", "lanes_1", "lanes_2"])
    #expect(top.instances[1].element == .init(array: "lanes", index: 1, count: 3))
    #expect(
      top.instances[1].inputs.map { "\($0.port)=\($0.value)" } == ["data_in=lanes_0_data_out"])
    #expect(top.instances[1].outputs.map(\.signal) == ["lanes_1_data_out"])
    #expect(
      top.signals.map(\.emittedName) == [
        "start_i", "index_i", "last_o", "chosen_o", "lanes_0_data_out", "lanes_1_data_out",
        "lanes_2_data_out",
      ])
    #expect(
      top.statements.map(\.description) == [
        "last <== lanes_2_data_out",
        "chosen <== [lanes_0_data_out, lanes_1_data_out, lanes_2_data_out][index]",
      ])
  }

  @Test func elaborationIsDeterministic() throws {
    #expect(try Circuit(elaborating: Lanes()).modules == Circuit(elaborating: Lanes()).modules)
  }

  final class Mixed: Hardware {
    @Input(8) var a
    @Output(8) var b
    @Instance var first = LaneQ2Stage(step: 1)
    @Instance var second = LaneQ2Stage(step: 2)
    var body: Logic {
      first.dataIn <== a
      second.dataIn <== first.dataOut &+ 1
      b <== second.dataOut
    }
  }

  @Test func differentModulesNeedDifferentNames() throws {
    let report = try #require(throws: DiagnosticReport.self) { try Circuit(elaborating: Mixed()) }
    #expect(
      report.diagnostics.map(\.message) == ["two different modules are both named 'lane_q2_stage'"])
    let places = [report.diagnostics[0].place?.line, report.diagnostics[0].notes[0].place?.line]
    #expect(places.map { ($0 ?? 0) - #line } == [-13, -14])
  }

  final class Buffer: Hardware {
    @Input var shared
    @Output var q
    @Register(reset: nil) var value
    @Instance var leaf: any Hardware
    init() { _leaf = Instance(Unread()) }
    var body: Logic {
      value <== shared
      q <== value
    }
  }

  final class Unread: BlackBox {
    @Input(3) var a
    @Output(3) var b
    var needsClock: Bool { false }
  }

  @Test func undrivenAndUnreadPorts() throws {
    let top = try #require(try Circuit(elaborating: Buffer()).topModule)
    #expect(top.clockDomains == [.main])
    #expect(top.signal(named: "value")?.role == .register(reset: nil, domain: .main))
    #expect(top.instances[0].outputs[0].signal == nil)
    #expect(top.instances[0].inputs[0].value.description == "leaf_a")
    #expect(top.signal(named: "leaf_a")?.role == .wire)
  }

  @Test func machinesKeepTheirStates() throws {
    let top = try #require(try Circuit(elaborating: ColumnReader(levels: 2)).topModule)
    let phase = try #require(top.enumeration(named: "phase"))
    #expect(phase.cases.map(\.name) == ["idle", "convert", "store"])
    #expect(phase.width == 2)
    #expect(top.signal(named: "phase")?.type.enumeration == "phase")
    #expect(
      top.statements.map(\.description).first { $0.hasPrefix("machine") } == """
        machine phase
        state idle
          when start
            phase <== phase.convert
        state convert
          macro_start <== 1'h1
          when macro_done
            phase <== phase.store
        state store
          select slot
          on [2'h0]
            history_0 <== weighted
          on [2'h1]
            history_1 <== weighted
          on [2'h2]
            history_2 <== weighted
          when equal(slot, last_slot)
            slot <== 2'h0
          otherwise
            slot <== add(slot, 2'h1)
          phase <== mux(start, phase.convert, phase.idle)
        """)
  }

  @Test func rawValuesAreCodes() throws {
    enum Opcode: Int, HardwareEnumeration {
      case read = 3
      case writeBack = 9
    }
    final class Decoder: Hardware {
      @Input(Opcode.self) var opcode
      @Output var isWrite
      var body: Logic { isWrite <== opcode == Signal(Opcode.writeBack) }
    }
    let top = try #require(try Circuit(elaborating: Decoder()).topModule)
    #expect(
      top.enumerations[0].cases.map { "\($0.name)=\($0.value)" } == [
        "read=4'h3", "write_back=4'h9",
      ])
    #expect(top.statements[0].description == "is_write <== equal(opcode, opcode.write_back)")
  }
}
