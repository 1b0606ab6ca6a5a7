import RegisterMaps
import Specifications

/// The pins of an accelerator that runs cycle by cycle, and what can be seen inside it.
protocol AgentPins {
  /// Clock cycles so far.
  var cycle: Int { get }
  /// The pins of its bus.
  var bus: any BusPins { get }
  /// The compiled model it runs in, where it is one.
  var instance: ModelInstance? { get }

  /// Sets an input; it acts on the next clock edge.
  func set(_ input: AgentInputPin, _ value: Int) throws
  /// The settled value of an output; 0 for one that the accelerator does not have.
  func get(_ output: AgentOutputPin) throws -> Int
  /// Lets one clock edge come.
  func step() throws
  /// Lets clock edges come until the output is 1.
  ///
  /// - Throws: `ModelFailure` when `limit` cycles were not enough.
  func await(_ output: AgentOutputPin, limit: Int) throws
  /// Lets clock edges come until the output is 1, at most so many; whether it is.
  func reaches(_ output: AgentOutputPin, within cycles: Int) throws -> Bool
  /// What the strobes showed since the last call.
  func takeRecords() -> [ModelRecord]
  /// The state of one cell of the crossbar, `row * columns + column`.
  func cellState(_ index: Int) throws -> Double
  /// The state of every cell; empty without a crossbar.
  func cellStates() throws -> [Double]
}

extension AgentPins {
  func reaches(_ output: AgentOutputPin, within cycles: Int) throws -> Bool {
    for _ in 0..<cycles {
      if try get(output) == 1 { return true }
      try step()
    }
    return try get(output) == 1
  }
}

/// An input that every transaction sets.
enum AgentInputPin: Int, CaseIterable {
  case observationValid, observationReward, observationState, observationFirst, observationDone
  case actionReady

  /// Its name in the description.
  var name: String {
    switch self {
    case .observationValid: "observation_valid"
    case .observationReward: "observation_reward"
    case .observationState: "observation_state"
    case .observationFirst: "observation_first"
    case .observationDone: "observation_done"
    case .actionReady: "action_ready"
    }
  }
}

/// An output that every transaction looks at.
enum AgentOutputPin: Int, CaseIterable {
  case observationReady, actionValid, action, learningRate, faults

  /// Its name in the description.
  var name: String {
    switch self {
    case .observationReady: "observation_ready"
    case .actionValid: "action_valid"
    case .action: "action"
    case .learningRate: "trace_learning_rate"
    case .faults: "trace_faults"
    }
  }
}

/// The pins of an accelerator in a compiled model, each looked up once.
struct CompiledPins: AgentPins {
  private let model: ModelInstance
  private let inputs: [InputHandle]
  /// Without a crossbar there are no faults.
  private let outputs: [OutputHandle?]
  /// One a tile; none without a crossbar.
  private var cells: [ProbeHandle] = []
  private let tileProbes: TileProbes
  /// How many cells hold values.
  private let cellCount: Int

  /// - Parameter instance: one that is out of reset.
  init(
    _ instance: ModelInstance, _ specification: QLearningAcceleratorSpecification
  ) throws(ModelFailure) {
    let hasCrossbar = specification.table == nil
    model = instance
    tileProbes = TileProbes(specification)
    cellCount = specification.tile.cells
    var inputs: [InputHandle] = []
    for pin in AgentInputPin.allCases {
      inputs.append(try instance.library.input("\(pin.name)_i"))
    }
    var outputs: [OutputHandle?] = []
    for pin in AgentOutputPin.allCases {
      let exists = hasCrossbar || pin != .faults
      outputs.append(exists ? try instance.library.output("\(pin.name)_o") : nil)
    }
    self.inputs = inputs
    self.outputs = outputs
    for tile in 0..<tileProbes.tiles {
      cells.append(try instance.library.probe(tileProbes.name(tile)))
    }
  }

  var instance: ModelInstance? { model }
  var cycle: Int { Int(model.cycle) }
  var bus: any BusPins { ModelPins(model, prefix: "axi_") }

  func set(_ input: AgentInputPin, _ value: Int) throws {
    if input == .observationReward {
      try model.poke(inputs[input.rawValue], signed: Int64(value))
    } else {
      try model.poke(inputs[input.rawValue], UInt64(bitPattern: Int64(value)))
    }
  }

  func get(_ output: AgentOutputPin) throws -> Int {
    try outputs[output.rawValue].map { Int(truncatingIfNeeded: try model.peek($0)) } ?? 0
  }

  func step() throws { try model.step() }

  func await(_ output: AgentOutputPin, limit: Int) throws {
    guard let handle = outputs[output.rawValue] else { return }
    try model.await(handle, limit: limit)
  }

  func reaches(_ output: AgentOutputPin, within cycles: Int) throws -> Bool {
    guard let handle = outputs[output.rawValue] else { return false }
    return try model.run(upTo: cycles, until: handle)
  }

  func takeRecords() -> [ModelRecord] { model.takeRecords() }

  func cellState(_ index: Int) throws -> Double {
    let place = tileProbes.place(ofCell: index)
    return cells.isEmpty ? .nan : try model.probe(cells[place.tile], at: place.index)
  }

  func cellStates() throws -> [Double] {
    Array(try cells.flatMap { try model.probe($0) }.prefix(cellCount))
  }
}
