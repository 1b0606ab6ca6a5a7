import CircuitSimulator
import CoSimulation
import Components
import Reference
import Specifications
import Testing

@Suite struct QLearningControllerTests {
  /// The controller, its macros, and the golden model of both.
  private struct Agent {
    let bench: Bench
    var golden: QLearningAcceleratorReference
    let specification: QLearningAcceleratorSpecification

    init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) throws {
      self.specification = specification
      golden = QLearningAcceleratorReference(specification, seed: seed)
      bench = try Bench(
        QLearningController(specification),
        blackBoxes: [
          "walker_crossbar_macro": CrossbarMacroModel(specification, seed: seed),
          "walker_gradient_macro": GradientMacroModel(specification.learningRate, seed: seed),
        ])
    }

    mutating func start(seed: UInt32) throws {
      try bench.set(["seed": Int(seed), "rate_ratio": 65536, "exploration_ratio": 65536])
      let expected = golden.start(hardwareSeed: seed)
      #expect(
        try bench.cycles(from: "start", to: "observation_ready", limit: 10 * expected.latency)
          == expected.latency)
      try compareCounters()
    }

    /// One transaction; the action is taken after some cycles, in which it must not change.
    mutating func transact(
      _ input: AgentInput, _ settings: AgentSettings, takenAfter delay: Int = 0
    ) throws {
      let expected = golden.transact(input, settings: settings)
      try bench.set([
        "learning": settings.learning ? 1 : 0,
        "constant_source": settings.source == .constant ? 1 : 0,
        "constant_rate": settings.constantLearningRate, "discount": settings.discount,
        "stimulation": settings.stimulates ? 1 : 0,
        "rate_ratio": settings.schedule.rateRatio, "rate_floor": settings.schedule.rateFloor,
        "exploration_ratio": settings.schedule.explorationRatio,
        "exploration_floor": settings.schedule.explorationFloor,
        "exploration": settings.exploration, "observation_reward": input.reward,
        "observation_state": input.state, "observation_first": input.first ? 1 : 0,
        "observation_done": input.done ? 1 : 0, "action_ready": 0,
      ])
      if golden.specification.learning.visitRate != nil {
        try bench.set(["visit_source_0": settings.source == .visits ? 1 : 0])
      }
      if golden.specification.learning.changeDetector != nil {
        try bench.set(["detection_0": settings.detectsChange ? 1 : 0])
      }
      #expect(try bench["observation_ready"] == 1)
      var found = TransactionRecord()
      found.latency = try bench.cycles(
        from: "observation_valid", to: "action_valid", limit: 10 * expected.latency + 100
      ) { try look($0, &found) }
      found.learningRate = try bench["learning_rate"]
      for _ in 0..<delay {
        #expect(try bench["action_valid"] == 1)
        #expect(try bench["action"] == expected.action ?? 0)
        #expect(try bench["observation_ready"] == 0)
        try bench.simulation.step()
      }
      if expected.action != nil { found.action = try bench["action"] }
      #expect(try bench["action"] == expected.action ?? 0)
      try bench.set(["action_ready": 1])
      try bench.simulation.step()
      found.faults = try bench["faults"]
      found.cells = expected.cells
      #expect(found == expected)
      try compareCounters()
    }

    private func look(_ simulation: Simulation, _ record: inout TransactionRecord) throws {
      if try simulation.peek("trace_rate_valid") == 1 {
        record.rateCodes.append(try simulation.peek("trace_rate_code"))
      }
      if try simulation.peek("trace_conversion_valid") == 1 {
        record.conversions.append(
          Conversion(
            column: try simulation.peek("trace_conversion_column"),
            code: try simulation.peek("trace_conversion_code")))
      }
      if try simulation.peek("trace_value_valid") == 1 {
        record.valuesRead.append(
          ValueRead(
            action: try simulation.peek("trace_value_action"),
            value: try simulation.peek("trace_value")))
      }
      if try simulation.peek("trace_pulse_valid") == 1 {
        record.pulses.append(
          ProgramPulse(
            column: try simulation.peek("trace_pulse_column"),
            set: try simulation.peek("trace_pulse_set") == 1,
            amplitude: try simulation.peek("trace_pulse_amplitude")))
      }
      if try simulation.peek("trace_update_valid") == 1 {
        record.error = try simulation.peek("trace_update_error")
        record.updatedValue = try simulation.peek("trace_update_value")
      }
      if try simulation.peek("trace_choice_valid") == 1 {
        record.explored = try simulation.peek("trace_choice_explored") == 1
      }
    }

    private func compareCounters() throws {
      let counters = golden.counters
      #expect(try bench["steps"] == counters.steps)
      #expect(try bench["episodes"] == counters.episodes)
      #expect(try bench["pulses"] == counters.pulses)
      #expect(try bench["conversions"] == counters.conversions)
      #expect(try bench["faults"] == counters.faults)
      #expect(try bench["stimulations"] == counters.stimulations)
    }
  }

  private func settings(_ random: inout Numbers) -> AgentSettings {
    AgentSettings(
      learning: Int.random(in: 0..<8, using: &random) > 0,
      source: LearningRateSource.allCases.randomElement(using: &random) ?? .device,
      constantLearningRate: [0, 6554, 65536].randomElement(using: &random) ?? 0,
      discount: [0, 58982, 65536].randomElement(using: &random) ?? 0,
      exploration: [0, 20000, 65536].randomElement(using: &random) ?? 0,
      schedule: AgentSchedule(
        rateRatio: [65536, 60000].randomElement(using: &random) ?? 0, rateFloor: 100,
        explorationRatio: [65536, 50000].randomElement(using: &random) ?? 0,
        explorationFloor: 500),
      detectsChange: Bool.random(using: &random),
      stimulates: Int.random(in: 0..<6, using: &random) == 0)
  }

  /// One that counts visits and detects changes.
  private static func watchful(
    _ count: VisitCount, rows: Int, actions: Int
  ) -> QLearningAcceleratorSpecification {
    var watchful = specification(rows: rows, actions: actions, slices: 2)
    watchful.learning.visitRate = VisitRateSpecification(exponent: 0.7, count: count)
    watchful.learning.changeDetector = ChangeDetectorSpecification(
      fastShift: 1, slowShift: 3, ratioShift: 0, floor: 1, holdOff: 3)
    return watchful
  }

  @Test(arguments: [
    specification(rows: 4), specification(rows: 3, greedy: .winnerTakeAll, mapping: .literal),
    specification(rows: 2, actions: 2, slices: 1, fractionBits: 3, rounding: .nearest),
    specification(rows: 5, actions: 5, slices: 2, cellBits: 4, converterBits: 4),
    watchful(.state, rows: 3, actions: 4), watchful(.value, rows: 2, actions: 3),
  ])
  func transactionsAreThoseOfTheGoldenModel(
    _ specification: QLearningAcceleratorSpecification
  ) throws {
    var agent = try Agent(specification, seed: 21)
    var random = Numbers(13)
    let limit = 1 << (specification.learning.rewardBits - 1)
    for seed in [0, 99] as [UInt32] {
      try agent.start(seed: seed)
      for number in 0..<24 {
        let input = AgentInput(
          reward: Int.random(in: -limit..<limit, using: &random) >> [0, 2, 5][number % 3],
          state: Int.random(in: 0..<specification.states, using: &random),
          first: number == 0 || Int.random(in: 0..<6, using: &random) == 0,
          done: Int.random(in: 0..<5, using: &random) == 0)
        try agent.transact(input, settings(&random), takenAfter: [0, 0, 1, 7][number % 4])
      }
    }
    let coverage = agent.bench.simulation.coverage
    #expect(coverage["the row that was written is read again"] ?? 0 > 0)
    #expect(coverage["an update changes nothing"] ?? 0 > 0)
    #expect(coverage["an action waits to be taken"] ?? 0 > 0)
    #expect(coverage["an action is chosen at random"] ?? 0 > 0)
  }

  /// A cell that no pulse moves far enough is given up, and the agent goes on.
  @Test func faultsAreCounted() throws {
    var specification = specification(rows: 2, actions: 2, slices: 2, fractionBits: 3)
    specification.programVerify.pulseLimit = 1
    var agent = try Agent(specification, seed: 2)
    try agent.start(seed: 5)
    #expect(try agent.bench["faults"] > 0)
    var random = Numbers(14)
    for number in 0..<10 {
      try agent.transact(
        AgentInput(reward: 90_000, state: number % 2, first: number == 0, done: false),
        settings(&random))
    }
  }

  @Test func aStartWhileBusyIsIgnored() throws {
    let specification = specification(rows: 2, actions: 2, slices: 1, fractionBits: 3)
    var agent = try Agent(specification, seed: 1)
    let bench = agent.bench
    let latency = agent.golden.start(hardwareSeed: 1).latency
    try bench.set(["seed": 1, "start": 1])
    // Held for some cycles, the start bit starts once.
    try bench.simulation.step(20)
    #expect(try bench["busy"] == 1)
    #expect(try bench["started"] == 0)
    try bench.set(["start": 0])
    #expect(try bench.simulation.run(until: "observation_ready", limit: 10_000) == latency - 20)
    #expect(try bench["busy"] == 0)
    #expect(try bench["started"] == 1)

    let input = AgentInput(reward: 0, state: 1, first: true, done: false)
    let settings = AgentSettings(
      learning: false, source: .device, constantLearningRate: 0, discount: 0, exploration: 0)
    let expected = agent.golden.transact(input, settings: settings)
    try bench.set(["observation_state": 1, "observation_first": 1])
    let cycles = try bench.cycles(from: "observation_valid", to: "action_valid") { simulation in
      let isReady = try simulation.peekCase("phase") == "ready"
      try simulation.poke("start", isReady ? 0 : simulation.cycle % 2)
    }
    #expect(cycles == expected.latency)
    #expect(try bench["started"] == 1)
    #expect(bench.simulation.coverage["a start comes while the agent is busy"] ?? 0 > 0)
  }

  /// A start and an observation in the same cycle: the start goes first, the observation waits.
  @Test func aStartGoesBeforeAnObservation() throws {
    let specification = specification(rows: 2, actions: 2, slices: 1, fractionBits: 3)
    var agent = try Agent(specification, seed: 1)
    try agent.start(seed: 3)
    let bench = agent.bench
    try bench.set(["start": 1, "observation_valid": 1, "observation_first": 1])
    #expect(try bench["observation_ready"] == 0)
    try bench.simulation.step()
    #expect(try bench.simulation.peekCase("phase") == "calibrate")
    try bench.set(["start": 0])
    let again = agent.golden.start(hardwareSeed: 3)
    #expect(
      try bench.simulation.run(until: "observation_ready", limit: 10_000) == again.latency - 1)
  }

  @Test func beforeAStartNothingIsTaken() throws {
    let agent = try Agent(specification(rows: 2), seed: 1)
    try agent.bench.set(["observation_valid": 1])
    try agent.bench.simulation.step(50)
    #expect(try agent.bench["observation_ready"] == 0)
    #expect(try agent.bench["busy"] == 0)
    #expect(try agent.bench["started"] == 0)
  }
}
