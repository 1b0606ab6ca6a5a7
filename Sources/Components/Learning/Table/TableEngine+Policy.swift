import HDL
import Specifications

/// What the policies add to the values they choose by, and the learning rate that follows from visits.
extension TableEngine {
  /// Boltzmann's noise and the weight of the upper confidence bounds, for the rank stage.
  @LogicBuilder var noise: Logic {
    for (place, numbers) in noiseNumbers.enumerated() {
      numbers.load <== start
      numbers.seed
        <== (seed ^ Literal(TableEngineSpecification.noiseSeedMask(place), width: 32))
      numbers.draw <== takes
    }
    for (lane, table) in noises.enumerated() {
      let low = lane % 4 * 8
      table.index <== noiseNumbers[lane / 4].number[low + 7...low]
      when(advance) {
        rankNoise[lane]
          <== shifted(exploration * table.value, by: specification.droppedBonusBits)
      }
    }
    if let timeRoot {
      timeRoot.index <== timeIndex
      when(advance) {
        rankConfidence[0] <== fitted((exploration * timeRoot.value) >> 10, to: 20)
        rankExplores[0] <== exploration != 0
      }
      when(takes && time[0] != 0xFFFF_FFFF) { time[0] <== time[0] &+ 1 }
      when(start) { time[0] <== 0 }
    }
  }

  /// How often each value was updated, or all of a state. A count is one cycle under way: it is read in the
  /// fetch stage and written in the rank stage.
  @LogicBuilder var visits: Logic {
    let counts = (writesVisits && advance).named("counts")
    for memory in entryVisits {
      memory.advance <== advance
      memory.readIndex <== cat(state, action)
      memory.write <== (clearing || counts)
      memory.writeIndex <== mux(clearing, clearIndex, cat(rankState, rankAction))
      memory.writeValue <== mux(clearing, Literal(0, signed: 9), next(after: entryVisits))
    }
    for (lane, memory) in rowVisits.enumerated() {
      let cleared = clearIndex[clearIndex.width - 1...action.width]
      memory.advance <== advance
      memory.readIndex <== next
      memory.write <== (clearing || (counts && rankAction == lane))
      memory.writeIndex <== mux(clearing, cleared, rankState)
      memory.writeValue <== mux(clearing, Literal(0, signed: 9), next(after: entryVisits))
    }
    for memory in stateVisits {
      memory.advance <== advance
      memory.readIndex <== state
      memory.write <== (clearing || counts)
      memory.writeIndex
        <== mux(clearing, clearIndex[clearIndex.width - 1...action.width], rankState)
      memory.writeValue <== mux(clearing, Literal(0, signed: 9), next(after: stateVisits))
    }
    for (memory, root) in zip(rowVisits, visitRoots) {
      root.index <== memory.value[7...0]
    }
    if let visitRate {
      visitRate.index <== (stateVisits.first ?? entryVisits[0]).value[7...0]
      when(advance) { rankByVisits[0] <== byVisits[0] }
    }
  }

  private var writesVisits: Signal {
    entryVisits.isEmpty && stateVisits.isEmpty ? false : rankValid && rankLearn
  }

  /// The count of the transition in the rank stage and one, in the first of the memories.
  private func next(after counts: [ValueMemory]) -> Signal {
    let count = counts.first?.value ?? Literal(0, signed: 9)
    return mux(count == VisitCount.limit, count, count &+ 1)
  }

  /// The learning rate, in the rank stage.
  var rateInForce: Signal {
    guard let visitRate else { return rankRate }
    return mux(rankByVisits[0], visitRate.value, rankRate).named("rate_in_force")
  }

  /// Where `√(ln t)` stands in its table (`TableEngineSpecification.timeIndex`).
  private var timeIndex: Signal {
    let count = time[0]
    return (4...32).reduce(fitted(count[2...0], to: 9)) { index, bits in
      let eighth = count[bits - 2...bits - 4]
      return mux(count[bits - 1], cat(Literal(bits, width: 6), eighth), index)
    }
  }

  // MARK: Exploring

  /// Whether the policy takes a random action, with this number.
  func isRandom(_ number: Signal) -> Signal {
    specification.policy == .epsilonGreedy ? number[15...0] < exploration : false
  }

  /// Whether the action is not chosen for its value alone, in the update stage.
  var isExploring: Signal {
    specification.policy == .epsilonGreedy ? updateExplored : greedyLane != greatest.index
  }

  // MARK: The greatest sum

  /// The greatest sum of the lanes not in flight; `nil` where the policy adds nothing.
  func greatestKey(row: [Signal], bonuses: [Signal], out: [Signal]) -> Ranked? {
    if bonuses.isEmpty { return nil }
    let keys = row.indices.map { lane in
      (row[lane].extended(to: specification.keyBits) &+ bonuses[lane]).named("key_\(lane)")
    }
    return Ranked.greatest(of: keys, out: out, named: "key_rank")
  }

  /// What the policy adds to a value of the next state, in the rank stage.
  func policyBonus(_ lane: Int) -> Signal {
    guard specification.policy == .upperConfidenceBound else { return rankNoise[lane] }
    let bound = shifted(
      rankConfidence[0] * visitRoots[lane].value, by: specification.droppedBonusBits)
    let first = mux(
      rankExplores[0], Literal(specification.unvisitedBonus, signed: specification.keyBits),
      Literal(0, signed: specification.keyBits))
    return mux(rowVisits[lane].value == 0, first, bound)
  }

  /// A product in units of a value's last place, rounded down.
  private func shifted(_ product: Signal, by bits: Int) -> Signal {
    fitted(product.asSigned >> bits, to: specification.keyBits)
  }

  /// Whether the value in flight has the greatest sum.
  var keyJoins: Signal {
    let sum =
      (writeValue.extended(to: specification.keyBits) &+ updateBonus[0]).named("key_in_flight")
    return joins(
      sum, Ranked(value: updateKey[0], index: updateKeyLane[0]), inFlight: updateInFlight)
  }
}
