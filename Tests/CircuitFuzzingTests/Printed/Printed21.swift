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
  @Register(1, reset: 0) var b_p0_has_read
  @Wire(signed: 11) var b_p0_word
  @Register(1, reset: 0) var b_p1_has_read
  @Wire(signed: 11) var b_p1_word
  @BlockMemory(depth: 9, signed: 11, ports: 2, contents: [0, -1, -1024, 921, 666, 1023, -826, -1, 1023]) var b

  var moduleName: String { "printed21_top" }

  var body: Logic {
    let part0 = w1.extended(to: 60).truncated(to: 4)
    let part1 = i3.extended(to: 174).reducedXor
    let part2 = element(of: [list[0], list[1]], at: part1)
    let part3 = i2.truncated(to: 11).asUnsigned
    let part4 = element(of: [list[0], list[1]], at: part3[1])
    let part5 = part4.extended(to: 11).asSigned
    let part6 = cat(Literal(3, width: 2), i3.truncated(to: 2))
    let part7 = (i3.truncated(to: 11) &* Literal(1, signed: 11))
    let part8 = state.signal.asUnsigned.extended(to: 5)
    let part9 = (i1.extended(to: 4) >> Literal(3, width: 9))
    let part10 = state.signal.asUnsigned.truncated(to: 1)
    let part11 = element(of: [fixed[9]], at: w1.truncated(to: 1))
    let part12 = ((part10 | part10) & part11)
    let part13 = w0.extended(to: 4).asUnsigned
    let part14 = i3.truncated(to: 1).extended(to: 4)
    let part15 = (w1[10...0].asSigned ^ r1.extended(to: 11))
    let part16 = i3[63...3].asSigned.truncated(to: 1)
    let part17 = Literal(1, width: 40)[17]
    let part18 = Literal(-1, signed: 1).reducedAnd
    let part19 = i0.truncated(to: 5).truncated(to: 1)
    let part20 = (list[1].truncated(to: 1) &<< Literal(3, width: 9))
    let part21 = element(of: [list[0], list[1]], at: part20)
    let part22 = (part10.asSigned &<< i0[5...3])
    let part23 = list[0].truncated(to: 1).asSigned
    let part24 = i3.truncated(to: 13).asUnsigned
    let part25 = element(of: [part24, part24], at: r0[3...1])
    let part26 = (state.signal != Signal(Phase.state4))
    let part27 = (Literal(388, width: 9) >> Literal(6, width: 9))
    let part28 = Literal(0, width: 4).extended(to: 13)
    let part29 = Literal(0, width: 6).truncated(to: 3)
    let part30 = state.signal.asUnsigned.extended(to: 13)
    let part31 = w0.extended(to: 3).asUnsigned
    let part32 = element(of: [part30], at: part31)
    let part33 = r1.extended(to: 6).truncated(to: 1)
    let part34 = w0.extended(to: 4).truncated(to: 3)
    let part35 = (fixed[14...13] >> Literal(3, width: 9))
    let part36 = element(of: [list[0], list[1]], at: part35)
    let part37 = Literal(1, signed: 6).extended(to: 13)
    let part38 = list[1].truncated(to: 2).asSigned
    let part39 = cat(r1.extended(to: 5), part38)
    let part40 = w1.truncated(to: 4).asSigned
    let part41 = state.signal.asUnsigned.truncated(to: 2)
    let part42 = (-part41).truncated(to: 2).asUnsigned
    let part43 = (state.signal != Signal(Phase.state1))
    let part44 = (list[1].truncated(to: 2) &<< Literal(1, width: 9))
    let part45 = (~Literal(-1, signed: 4))
    let part46 = (r1[0] & Literal(1, width: 1))
    let part47 = cat(Literal(-1, signed: 2), w1[1].asSigned)
    let part48 = fixed.truncated(to: 2).asUnsigned
    let part49 = element(of: [w0.asUnsigned, w0.asUnsigned], at: part48)
    let part50 = (state.signal == Signal(Phase.state2))
    let part51 = (Literal(1, width: 2) >> state.signal.asUnsigned)
    let part52 = (fixed[6...5].asSigned > i2.truncated(to: 2))
    let part53 = r0.extended(to: 16)[6...4]
    let part54 = element(of: [list[0], list[1]], at: part53)
    let part55 = w0.extended(to: 62).truncated(to: 3)
    let part56 = (Literal(0, signed: 3) >> Literal(2, width: 9))
    let part57 = (i0.truncated(to: 3) | w0.extended(to: 3))
    let part58 = element(of: [i2[25]], at: Literal(0, width: 1))
    let part59 = w0.extended(to: 15).asUnsigned
    let part60 = element(of: [w1[12]], at: r0[2...0])
    let part61 = state.signal.asUnsigned.extended(to: 29)
    let part62 = (list[1][0] >> list[1].truncated(to: 8))
    let part63 = mux(part62, Signal(Phase.state3), Signal(Phase.state1))
    let part64 = i2.truncated(to: 1).asUnsigned
    let part65 = mux(w1.truncated(to: 1), part64, part64)
    let part66 = mux(part65, Signal(Phase.state0), Signal(Phase.state4))
    let part67 = mux((i1 & i0[4]), Signal(Phase.state4), Signal(Phase.state0))
    let part68 = element(of: [list[0], list[1]], at: (~part31))
    let part69 = mux(part68.truncated(to: 1), Signal(Phase.state2), Signal(Phase.state0))
    let part70 = list[0].asSigned.truncated(to: 1)
    let part71 = mux(part70.asUnsigned, Signal(Phase.state1), Signal(Phase.state1))
    let part72 = mux(b_p0_has_read, b.ports[0].word, Literal(0, signed: 11))
    let part73 = mux(b_p1_has_read, b.ports[1].word, Literal(0, signed: 11))
    let part74 = b_p0_word.truncated(to: 5)
    let part75 = (part74 ^ Literal(0, signed: 5))
    let part76 = (list[0] &<< Literal(7, width: 9))
    let part77 = i2[18...17].extended(to: 7)
    let part78 = list[0].extended(to: 169)
    let part79 = part78.asSigned.reducedXor
    b.ports[0].read(at: part0)
    b.ports[0][part2.truncated(to: 4)].lanes((i0 > i0)) <== part5
    when(part8.asSigned[3]) { b.ports[0][part6] <== part7 }
    when(part12) { b.ports[1].read(at: part9) }
    b.ports[1].read(at: (part13 ^ part13))
    b.ports[1][part14.asUnsigned] <== part15
    w0 <== part16
    when(part17) {
      w0 <== part18.asSigned
      w0 <== part19
    }.otherwise {
      select(part21.truncated(to: 3)) {
        on(2) {
          w0 <== part22
          w0 <== (~part23)
        }
      }
    }
    w1 <== part25
    when(part26) {
      w1[8...0] <== part27
      w1 <== part28
    }.otherwise {
      select(part29) {
        on(6, 2) {
          w1 <== part32
          w1[(~i3[5...3])] <== part33.asUnsigned
        }
        on(5) {
          w1[part34.asUnsigned] <== part36.truncated(to: 1)
        }
        otherwise {
          w1 <== part37.asUnsigned
          w1[8...2] <== part39
        }
      }
    }
    when(part40[1]) {
      r0[part42] <== part43
    }.otherwise {
      select(state.signal) {
        on(Phase.state2, Phase.state4) {
          r0[1...0] <== part44
        }
        on(Phase.state1) {
          r0 <== part45
        }
      }
    }
    when(part46) {
      r1 <== part47.asSigned
      r1[part49] <== part50
    }.otherwise {
      select(part51) {
        on(2) {
          r1[part52] <== part54[4]
          r1 <== part55
        }
        on(3, 1) {
          r1 <== part56
          r1 <== part57
        }
        otherwise {
          r1[part58] <== part59.truncated(to: 1)
        }
      }
    }
    select(part60) {
      on(0) {
        list[0] <== part61.asSigned[18...10]
      }
      on(1) {
        list[1] <== part61.asSigned[18...10]
      }
    }
    machine(state) { phase in
      switch phase {
      case .state0:
        state <== part63
      case .state1:
        state <== part66
      case .state2:
        state <== part67
      case .state3:
        state <== part69
      case .state4:
        state <== part71
      }
    }
    b_p0_has_read <== Literal(1, width: 1)
    b_p0_word <== part72
    b_p1_has_read <== Literal(1, width: 1)
    b_p1_word <== part73
    o0 <== part75
    o1 <== part76
    o2 <== part77
    cover(part79, "seen")
  }
}
