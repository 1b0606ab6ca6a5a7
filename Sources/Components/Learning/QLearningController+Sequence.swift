import HDL

/// How the phases follow each other.
extension QLearningController {
  /// Enters a phase that starts a unit.
  @LogicBuilder private func enter(_ next: Phase) -> Logic {
    launch <== 1
    goto(next)
  }

  @LogicBuilder private var choose: Logic {
    if sensingTile == nil { goto(Phase.choose) } else { enter(.choose) }
  }

  /// After the update: an action is chosen unless the state is terminal.
  @LogicBuilder private var chooseOrRespond: Logic {
    when(terminal) { goto(Phase.respond) }.otherwise { choose }
  }

  @LogicBuilder var sequence: Logic {
    launch <== 0
    when(starting) {
      state <== 0
      lastAction <== 0
      lastValue <== 0
    }
    machine(phase) { phase in
      switch phase {
      case .stopped:
        when(control.start) { enter(.calibrate) }
      case .calibrate:
        when(tile.calibrateDone) { enter(.firstPlateau) }
      case .firstPlateau:
        when(rateUnit.done) {
          fillRow <== 0
          fillValue <== 0
          enter(.fill)
        }
      case .fill:
        when(tile.writeDone) { fillNext }
      case .ready:
        when(control.start) { enter(.calibrate) }
          .elsewhen(observation.valid) { accept }
      case .dispatch:
        dispatch
      case .stimulate:
        when(rateUnit.done) { enter(.advance) }
      case .advance:
        when(rateUnit.done) { enter(.read) }
      case .read:
        when(tile.readDone) {
          when(control.learning & ~first) { goto(Phase.discount) }.otherwise { choose }
        }
      case .discount:
        goto(Phase.error)
      case .error:
        goto(Phase.increment)
      case .increment:
        goto(Phase.round)
      case .round:
        enter(.write)
      case .write:
        when(launch & ~changed) { chooseOrRespond }
          .elsewhen(tile.writeDone) {
            when(~terminal & (nextState == state)) { enter(.readAgain) }
              .otherwise { chooseOrRespond }
          }
      case .readAgain:
        when(tile.readDone) { choose }
      case .choose:
        when(choosing) {
          state <== nextState
          lastAction <== chosenAction
          lastValue <== element(of: Array(tile.values), at: chosenAction)
          goto(Phase.respond)
        }
      case .respond:
        when(actions.actionReady) { goto(Phase.ready) }
      }
    }
  }

  @LogicBuilder private var fillNext: Logic {
    let lastInRow = (fillValue == specification.actions - 1).named("last_in_row")
    fillValue <== fillValue &+ 1
    enter(.fill)
    when(lastInRow) {
      fillValue <== 0
      fillRow <== fillRow &+ 1
      when(fillRow == specification.states - 1) { goto(Phase.ready) }
    }
  }

  @LogicBuilder private var accept: Logic {
    reward <== observation.reward
    nextState <== observation.state
    first <== observation.first
    terminal <== observation.done & ~observation.first
    goto(Phase.dispatch)
  }

  @LogicBuilder private var dispatch: Logic {
    when(first & control.learning & rates.stimulates) { enter(.stimulate) }
      .elsewhen(first & control.learning) { enter(.advance) }
      .elsewhen(~terminal) { enter(.read) }
      .elsewhen(control.learning) { goto(Phase.discount) }
      .otherwise { goto(Phase.respond) }
  }
}
