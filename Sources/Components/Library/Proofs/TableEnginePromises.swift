import HDL
import Specifications

/// What every table engine promises: a transition every clock, its result three later, and every row as all updates
/// before have left it, the one in flight among them.
extension TableEngine {
  /// - Parameter held: of a policy that adds something to the values, registers for what it adds to each
  ///   value of the row in the update stage.
  @LogicBuilder func promised(
    beside watch: TransitionWatch, bonuses held: SignalArray? = nil
  ) -> Logic {
    let isCleared = !clearing && !start
    watch.start <== start
    watch.advance <== advance
    watch.takes <== takes
    watch.next <== rankNext
    if hasSpareCodes { assume(action < actions, "the action is one of the table's") }
    assert(
      !(isCleared && resultReady) || transitionReady,
      "nothing but clearing and waiting results holds a transition up")
    assert(
      rankValid == watch.underWay[0] && updateValid == watch.underWay[1],
      "no transition is lost or made on the way")
    assert(resultValid == watch.underWay[2], "the result comes three cycles after acceptance")
    assert(
      !clearing || !(rankValid || updateValid || writeValid),
      "nothing is under way while the table is cleared")
    cover(takes && rankValid && updateValid && writeValid, "four transitions in four cycles")
    cover(updateOwnInFlight && updateValid, "an entry is updated twice in a row")
    cover(updateJoins && updateValid, "a value in flight is the greatest")
    memories
    exact(watch.updateNext, bonuses: held)
    if let held { bonuses(in: held) }
  }

  /// What the table holds: each value stands in two memories, and is read as it stands.
  @LogicBuilder private var memories: Logic {
    for table in 0..<tables {
      for lane in 0..<actions {
        for state in 0..<specification.states {
          let place = state << counterWidth(actions) | lane
          let isDue = clearing && clearIndex <= place
          let entry = shown(entries[table])[place]
          assert(
            isDue || shown(rows[table * actions + lane])[state] == entry,
            "the row's copy of a value is that of the entry")
          assert(
            !clearing || isDue
              || entry == Literal(specification.initialValue, signed: specification.valueBits),
            "what is cleared holds the first value")
        }
      }
    }
    for memory in rows {
      assert(
        !rankValid || memory.value == element(of: shown(memory), at: rankNext),
        "a row is read as it stands in the table")
    }
    for memory in entries {
      assert(
        !rankValid || memory.value == element(of: shown(memory), at: cat(rankState, rankAction)),
        "an entry is read as it stands in the table")
    }
    if hasSpareCodes {
      for (isValid, lane) in [
        (rankValid, rankAction), (updateValid, updateAction), (writeValid, writeAction),
      ] {
        assert(!isValid || lane < actions, "the actions on the way are the table's")
      }
    }
  }

  /// What the update stage knows is what the table holds after all updates before.
  @LogicBuilder private func exact(_ next: Signal, bonuses: SignalArray?) -> Logic {
    let all = (0..<tables).map { table in
      (0..<actions).map { standing(table, $0, in: next).named("standing_\(table)_\($0)") }
    }
    let target = (0..<actions).map { updated(all, $0) }
    let sums = bonuses.map { bonuses in
      (0..<actions).map { all[0][$0].extended(to: specification.keyBits) &+ bonuses[$0] }
    }
    let totals =
      sums ?? (0..<actions).map { tables == 1 ? all[0][$0] : all[0][$0] + all[1][$0] }
    let own = (0..<tables).map { table in
      element(of: (0..<actions).map { standing(table, $0, in: updateState) }, at: updateAction)
    }
    assert(
      !updateValid
        || mux(updateOwnInFlight, writeValue, updateOwn)
          == (tables == 1 ? own[0] : mux(updateTable[0], own[1], own[0])),
      "the value is updated that the update before has left")
    if hasSpareCodes {
      assert(
        !updateValid || (greatest.index < actions && greedyLane < actions),
        "the actions chosen are the table's")
    }
    for lane in 0..<actions {
      assert(!updateValid || greatest.value >= target[lane], "none is greater than the greatest")
      assert(
        !updateValid || greatest.index != lane
          || (greatest.value == target[lane] && isGreatest(lane, of: target)),
        "the greatest is exact, of equals that of the lowest action")
      assert(
        !updateValid || greedyLane != lane || isGreatest(lane, of: totals),
        "the greedy action has the greatest value or sum, the lowest of equals")
    }
    proper(all, target: target)
  }

  /// There are codes that no action has.
  private var hasSpareCodes: Bool { actions < 1 << action.width }

  /// A value of the table that is updated.
  private func updated(_ all: [[Signal]], _ lane: Int) -> Signal {
    tables == 1 ? all[0][lane] : mux(updateTable[0], all[1][lane], all[0][lane])
  }

  /// A value after the update that is in the write stage.
  private func standing(_ table: Int, _ lane: Int, in state: Signal) -> Signal {
    let isNewer =
      writeValid && writeState == state && writeAction == lane
      && (writeTable.count == 0 ? Literal(1, width: 1) : writeTable[0] == table)
    return mux(isNewer, writeValue, element(of: shown(rows[table * actions + lane]), at: state))
  }

  private func isGreatest(_ lane: Int, of row: [Signal]) -> Signal {
    row.indices.reduce(Literal(1, width: 1)) {
      $1 < lane ? $0 && row[$1] < row[lane] : $0 && row[$1] <= row[lane]
    }
  }

  func shown(_ memory: ValueMemory) -> [Signal] {
    (memory as? ShownValueMemory).map { Array($0.shown) } ?? []
  }

  /// What the next state promises, by the algorithm.
  ///
  /// - Parameters:
  ///   - all: the values of the next state, by table and lane.
  ///   - target: those of the updated table.
  @LogicBuilder private func proper(_ all: [[Signal]], target: [Signal]) -> Logic {
    switch specification.algorithm {
    case .qLearning:
      assert(!updateValid || promises[0] == greatest.value, "its greatest value is promised")
    case .sarsa:
      let chosen =
        bonuses.isEmpty ? mux(updateExplored, updateRandomLane, greedyLane) : greedyLane
      assert(
        !updateValid || promises[0] == element(of: all[0], at: chosen),
        "the value of the chosen action is promised")
    case .expectedSARSA:
      let sum = all[0].reduce(Literal(0, signed: 1)) { $0 + $1 }
      assert(!updateValid || promises[0] == greatest.value, "its greatest value is promised")
      assert(
        !updateValid || promises[1] == fitted(sum, to: promises[1].width),
        "the sum of its values is promised")
    case .doubleQLearning:
      let other = (0..<actions).map { mux(updateTable[0], all[0][$0], all[1][$0]) }
      assert(
        !updateValid || promises[0] == element(of: other, at: greatest.index),
        "what the other table says of the greatest is promised")
    }
  }
}
