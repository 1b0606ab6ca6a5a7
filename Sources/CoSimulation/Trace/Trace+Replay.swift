import Components
import Reference
import RegisterMaps
import Specifications

extension Trace {
  /// The run as `sim/testbench.sv` reads it: a word and its numbers a line.
  ///
  /// | line | what |
  /// |---|---|
  /// | `seed S` | the seed of the macros, decimal |
  /// | `write A V`, `read A V` | a register's offset and what is written or expected, hexadecimal |
  /// | `start L` | writes the start bit; ready after `L` cycles |
  /// | `observe R S F D A L` | reward, state, first, done; action `A` is expected after `L` cycles |
  ///
  /// At the end come the counters, where they are given.
  public func replay(
    for specification: QLearningAcceleratorSpecification, counters: AcceleratorCounters? = nil
  ) -> String {
    let registers = AgentRegisters(specification)
    var rows = ["seed \(head.seed)"]
    func transfer<Layout>(
      _ word: String, _ register: KeyPath<AgentRegisters, BusRegister<Layout>>, _ value: Int
    ) {
      rows.append("\(word) \(hexadecimal(registers.address(register))) \(hexadecimal(value))")
    }
    transfer("write", \.seed, Int(head.hardwareSeed))
    rows.append("start \(head.start.latency)")
    var written: AgentSettings?
    for line in lines {
      if line.settings != written {
        transfer("write", \.constantRate, line.settings.constantLearningRate)
        transfer("write", \.discount, line.settings.discount)
        transfer("write", \.exploration, line.settings.exploration)
        transfer("write", \.control, line.settings.controlWord)
        let schedule = line.settings.schedule
        transfer("write", \.rateRatio, schedule.rateRatio)
        transfer("write", \.rateFloor, schedule.rateFloor)
        transfer("write", \.explorationRatio, schedule.explorationRatio)
        transfer("write", \.explorationFloor, schedule.explorationFloor)
        written = line.settings
      }
      let numbers = [
        line.input.reward, line.input.state, line.input.first ? 1 : 0, line.input.done ? 1 : 0,
        line.record.action ?? 0, line.record.latency,
      ]
      rows.append("observe " + numbers.map(String.init).joined(separator: " "))
    }
    if let counters {
      transfer("read", \.steps, counters.steps)
      transfer("read", \.episodes, counters.episodes)
      transfer("read", \.pulses, counters.pulses)
      transfer("read", \.conversions, counters.conversions)
      transfer("read", \.faults, counters.faults)
      transfer("read", \.stimulations, counters.stimulations)
    }
    return rows.map { $0 + "\n" }.joined()
  }

  private func hexadecimal(_ number: Int) -> String { String(number, radix: 16) }
}
