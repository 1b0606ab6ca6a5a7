// swift-format-ignore-file
import HDL

final class Printed21Top: Hardware {
  enum Phase: Int, HardwareEnumeration {
    case state0 = 0
    case state1 = 1
    case state2 = 3
    case state3 = 2
    case state4 = 6
    static var encoding: EnumerationEncoding { .gray }
  }
  @Input(signed: 9) var i0
  @Input(1) var i1
  @Input(signed: 27) var i2
  @Input(signed: 65) var i3
  @Output(signed: 5) var o0
  @Output(9) var o1
  @Output(7) var o2
  @Register(signed: 4, reset: -8) var r0
  @Register(signed: 3, reset: -1) var r1
  @Registers(count: 2, width: 9, reset: 0) var list
  @State(reset: Phase.state0) var state
  @Constant(-1, signed: 16) var fixed
  @Wire(signed: 1) var w0
  @Wire(13) var w1

  var moduleName: String { "printed21_top" }

  var body: Logic {
    let part0 = i3[63...3].asSigned.truncated(to: 1)
    let part1 = Literal(1, width: 40)[17]
    let part2 = Literal(-1, signed: 1).reducedAnd
    let part3 = i0.truncated(to: 5).truncated(to: 1)
    let part4 = (list[1].truncated(to: 1) &<< Literal(3, width: 9))
    let part5 = element(of: [list[0], list[1]], at: part4)
    let part6 = state.signal.asUnsigned.truncated(to: 1)
    let part7 = (part6.asSigned &<< i0[5...3])
    let part8 = list[0].truncated(to: 1).asSigned
    let part9 = i3.truncated(to: 13).asUnsigned
    let part10 = element(of: [part9, part9], at: r0[3...1])
    let part11 = (state.signal != Signal(Phase.state4))
    let part12 = (Literal(388, width: 9) >> Literal(6, width: 9))
    let part13 = Literal(0, width: 4).extended(to: 13)
    let part14 = Literal(0, width: 6).truncated(to: 3)
    let part15 = state.signal.asUnsigned.extended(to: 13)
    let part16 = w0.extended(to: 3).asUnsigned
    let part17 = element(of: [part15], at: part16)
    let part18 = r1.extended(to: 6).truncated(to: 1)
    let part19 = w0.extended(to: 4).truncated(to: 3)
    let part20 = (fixed[14...13] >> Literal(3, width: 9))
    let part21 = element(of: [list[0], list[1]], at: part20)
    let part22 = Literal(1, signed: 6).extended(to: 13)
    let part23 = list[1].truncated(to: 2).asSigned
    let part24 = cat(r1.extended(to: 5), part23)
    let part25 = w1.truncated(to: 4).asSigned
    let part26 = state.signal.asUnsigned.truncated(to: 2)
    let part27 = (-part26).truncated(to: 2).asUnsigned
    let part28 = (state.signal != Signal(Phase.state1))
    let part29 = (list[1].truncated(to: 2) &<< Literal(1, width: 9))
    let part30 = (~Literal(-1, signed: 4))
    let part31 = (r1[0] & Literal(1, width: 1))
    let part32 = cat(Literal(-1, signed: 2), w1[1].asSigned)
    let part33 = fixed.truncated(to: 2).asUnsigned
    let part34 = element(of: [w0.asUnsigned, w0.asUnsigned], at: part33)
    let part35 = (state.signal == Signal(Phase.state2))
    let part36 = (Literal(1, width: 2) >> state.signal.asUnsigned)
    let part37 = (fixed[6...5].asSigned > i2.truncated(to: 2))
    let part38 = r0.extended(to: 16)[6...4]
    let part39 = element(of: [list[0], list[1]], at: part38)
    let part40 = w0.extended(to: 62).truncated(to: 3)
    let part41 = (Literal(0, signed: 3) >> Literal(2, width: 9))
    let part42 = (i0.truncated(to: 3) | w0.extended(to: 3))
    let part43 = element(of: [i2[25]], at: Literal(0, width: 1))
    let part44 = w0.extended(to: 15).asUnsigned
    let part45 = element(of: [w1[12]], at: r0[2...0])
    let part46 = state.signal.asUnsigned.extended(to: 29)
    let part47 = (list[1][0] >> list[1].truncated(to: 8))
    let part48 = mux(part47, Signal(Phase.state3), Signal(Phase.state1))
    let part49 = i2.truncated(to: 1).asUnsigned
    let part50 = mux(w1.truncated(to: 1), part49, part49)
    let part51 = mux(part50, Signal(Phase.state0), Signal(Phase.state4))
    let part52 = mux((i1 & i0[4]), Signal(Phase.state4), Signal(Phase.state0))
    let part53 = element(of: [list[0], list[1]], at: (~part16))
    let part54 = mux(part53.truncated(to: 1), Signal(Phase.state2), Signal(Phase.state0))
    let part55 = list[0].asSigned.truncated(to: 1)
    let part56 = mux(part55.asUnsigned, Signal(Phase.state1), Signal(Phase.state1))
    let part57 = i0.extended(to: 40).asUnsigned
    let part58 = (i3.truncated(to: 5) >> part57)
    let part59 = w0.extended(to: 19).asUnsigned
    let part60 = list[1].extended(to: 13).asSigned
    let part61 = part60.truncated(to: 7).asUnsigned
    let part62 = element(of: [Literal(0, width: 1), part6, i0[7], part6], at: i2[24])
    w0 <== part0
    when(part1) {
      w0 <== part2.asSigned
      w0 <== part3
    }.otherwise {
      select(part5.truncated(to: 3)) {
        on(2) {
          w0 <== part7
          w0 <== (~part8)
        }
      }
    }
    w1 <== part10
    when(part11) {
      w1[8...0] <== part12
      w1 <== part13
    }.otherwise {
      select(part14) {
        on(6, 2) {
          w1 <== part17
          w1[(~i3[5...3])] <== part18.asUnsigned
        }
        on(5) {
          w1[part19.asUnsigned] <== part21.truncated(to: 1)
        }
        otherwise {
          w1 <== part22.asUnsigned
          w1[8...2] <== part24
        }
      }
    }
    when(part25[1]) {
      r0[part27] <== part28
    }.otherwise {
      select(state.signal) {
        on(Phase.state2, Phase.state4) {
          r0[1...0] <== part29
        }
        on(Phase.state1) {
          r0 <== part30
        }
      }
    }
    when(part31) {
      r1 <== part32.asSigned
      r1[part34] <== part35
    }.otherwise {
      select(part36) {
        on(2) {
          r1[part37] <== part39[4]
          r1 <== part40
        }
        on(3, 1) {
          r1 <== part41
          r1 <== part42
        }
        otherwise {
          r1[part43] <== part44.truncated(to: 1)
        }
      }
    }
    select(part45) {
      on(0) {
        list[0] <== part46.asSigned[18...10]
      }
      on(1) {
        list[1] <== part46.asSigned[18...10]
      }
    }
    machine(state) { phase in
      switch phase {
      case .state0:
        state <== part48
      case .state1:
        state <== part51
      case .state2:
        state <== part52
      case .state3:
        state <== part54
      case .state4:
        state <== part56
      }
    }
    o0 <== part58
    o1 <== part59.truncated(to: 9)
    o2 <== part61
    cover(part62, "seen")
  }
}
