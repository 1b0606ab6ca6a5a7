// swift-format-ignore-file
import HDL

final class Printed35Part0: Hardware {
  enum Phase: Int, HardwareEnumeration {
    case state0 = 0
    case state1 = 1
    case state2 = 3
    case state3 = 2
    static var encoding: EnumerationEncoding { .gray }
  }
  @Input(19) var i0
  @Input(signed: 60) var i1
  @Input(1) var i2
  @Input(200) var i3
  @Output(7) var o0
  @Output(signed: 6) var o1
  @Output(signed: 64) var o2
  @Register(1, reset: 0) var r0
  @Register(3, reset: 3) var r1
  @Registers(count: 2, signed: 169, reset: -2) var list
  @State(reset: Phase.state0) var state
  @Constant(0, width: 1) var fixed
  @Wire(signed: 114) var w0
  @Memory(depth: 9, width: 67, contents: [1152921504606846975, 174184603774594648, 754418749440527809, 1152921504606846975, 833404817093917886, 0, 0, 576460752303423487, 130550628650866415]) var m0
  @Memory(depth: 9, signed: 9, contents: [-1, 0, -256, -256, -256]) var m1

  var moduleName: String { "printed35_part0" }

  var body: Logic {
    let part0 = state.signal.asUnsigned.extended(to: 4)
    let part1 = element(of: [part0, i3[186...183], Literal(7, width: 4)], at: i2.extended(to: 4))
    let part2 = m1[part1].extended(to: 114)
    let part3 = state.signal.asUnsigned.truncated(to: 1)
    let part4 = r1.extended(to: 114).asSigned
    let part5 = cat(Literal(131072, width: 18), Literal(0, width: 32), Literal(0, width: 32), Literal(0, width: 32)).asSigned
    let part6 = i0.extended(to: 114).asSigned
    let part7 = element(of: [part4, part5, part5, part6, part4], at: i0.truncated(to: 1))
    let part8 = list[0][105...99].asSigned
    let part9 = (part6 >> Literal(42, width: 9))
    let part10 = r1[2...1].asSigned.extended(to: 6)
    let part11 = (i2 >> Literal(1, width: 9))
    let part12 = r0.extended(to: 114).asSigned
    let part13 = mux(Literal(1, width: 1), part12, part12)
    let part14 = i2.extended(to: 111).truncated(to: 35)
    let part15 = list[0].truncated(to: 67)
    let part16 = part15.asUnsigned[60...29]
    let part17 = m1[(~i0.truncated(to: 4))]
    let part18 = (-i2).truncated(to: 1).asUnsigned
    let part19 = i1.truncated(to: 1).asUnsigned
    let part20 = (part19 >> r0.extended(to: 8))
    let part21 = w0.truncated(to: 2).asUnsigned
    let part22 = element(of: [list[0], list[1]], at: (part21 &<< r1))
    let part23 = (state.signal != Signal(Phase.state3))
    let part24 = (-r1[0]).truncated(to: 1).asUnsigned
    let part25 = element(of: [list[0], list[1]], at: part24)
    let part26 = cat(i1[57], r0.extended(to: 2))
    let part27 = (Literal(7, width: 3) &<< Literal(0, width: 9))
    let part28 = list[1][51].asSigned.extended(to: 2)
    let part29 = (i2.extended(to: 3) ^ i0.truncated(to: 3))
    let part30 = (i0[11...9].asSigned > i3[133...131].asSigned)
    let part31 = (Literal(1, width: 1) &* r1[1])
    let part32 = (i2.extended(to: 2) &<< Literal(0, width: 9))
    let part33 = (Literal(0, width: 2) >> Literal(1, width: 9))
    let part34 = (i3[178...10].asSigned &<< r1.extended(to: 8))
    let part35 = list[0].truncated(to: 4).asUnsigned
    let part36 = (part35 &+ list[0][100...97])
    let part37 = m1[part36].truncated(to: 1)
    let part38 = i3.truncated(to: 6).asSigned
    let part39 = fixed.extended(to: 12).asSigned
    let part40 = Literal(0, width: 15)[5...2]
    let part41 = mux(m0[part40][49], Signal(Phase.state1), Signal(Phase.state0))
    let part42 = mux((fixed &+ i2), Signal(Phase.state2), Signal(Phase.state2))
    let part43 = list[0].truncated(to: 1).asUnsigned
    let part44 = (-part43).truncated(to: 1).asUnsigned
    let part45 = mux(part44, Signal(Phase.state3), Signal(Phase.state0))
    let part46 = fixed.extended(to: 3).asSigned
    let part47 = mux(part46.reducedAnd, Signal(Phase.state3), Signal(Phase.state0))
    let part48 = list[0].truncated(to: 7).asUnsigned
    let part49 = w0.truncated(to: 7).asUnsigned
    let part50 = element(of: [r1.extended(to: 7), part48, i2.extended(to: 7), part49, i3[191...185]], at: r0.extended(to: 4))
    let part51 = i3[25...7].asSigned[14...9]
    let part52 = fixed.extended(to: 3).extended(to: 64)
    w0 <== part2
    when((list[1][145] ^ part3)) {
      w0 <== part7
      w0 <== part8.extended(to: 114)
    }.otherwise {
      select(state.signal) {
        on(Phase.state3) {
          w0 <== part9
        }
        otherwise {
          w0[part10.asUnsigned] <== part11
        }
      }
    }
    select(state.signal) {
      on(Phase.state3, Phase.state2) {
        w0 <== part13
      }
      on(Phase.state1) {
        w0[65...31] <== part14
      }
      otherwise {
        w0[36...5] <== part16
      }
    }
    when(part17[0]) {
      r0 <== part18
      r0 <== mux(i2, fixed, part19)
    }.otherwise {
      select((r0 &* r0)) {
        on(0) {
          r0 <== part20
        }
        otherwise {
          r0 <== part22[10]
          r0 <== part23
        }
      }
    }
    when(part25[95]) {
      r1 <== part26
      r1 <== part27
    }.otherwise {
      select(part28.asUnsigned) {
        on(3, 2) {
          r1 <== part29
          r1[(~i1[13])] <== i3[48...46].asSigned[2]
        }
        on(1, 0) {
          r1[1] <== part30
        }
        otherwise {
          r1[1] <== part31
          r1[1...0] <== part32
        }
      }
    }
    select(part33) {
      on(0) {
        list[0] <== part34
      }
      on(1) {
        list[1] <== part34
      }
    }
    when(part37.asUnsigned) {
      m1[part38[3...0]] <== part39[8...0].asSigned
    }
    machine(state) { phase in
      switch phase {
      case .state0:
        state <== part41
      case .state1:
        state <== part42
      case .state2:
        state <== part45
      case .state3:
        state <== part47
      }
    }
    o0 <== part50
    o1 <== part51.asSigned
    o2 <== part52.asSigned
    cover(mux(part43, i2, r0), "seen")
  }
}

final class Printed35Top: Hardware {
  enum Phase: Int, HardwareEnumeration {
    case state0 = 1
    case state1 = 2
    static var encoding: EnumerationEncoding { .oneHot }
  }
  @Input(signed: 100) var i0
  @Input(signed: 5) var i1
  @Input(70) var i2
  @Input(5) var i3
  @Output(signed: 6) var o0
  @Output(5) var o1
  @Output(signed: 31) var o2
  @Register(signed: 60, reset: -1) var r0
  @Register(9, reset: 168) var r1
  @Registers(count: 3, width: 5, reset: 0) var list
  @State(reset: Phase.state0) var state
  @Constant(-222739288246567945, signed: 144) var fixed
  @Wire(10) var w0
  @Wire(25) var w1
  @Memory(depth: 1, signed: 137, contents: [-1]) var m0
  @Memory(depth: 2, width: 29, contents: [268435456, 536870911]) var m1
  @Instances var u0 = (0..<1).map { _ in Printed35Part0() }

  var moduleName: String { "printed35_top" }

  var body: Logic {
    let part0 = cat(i2[41...13], i0[72...42].asSigned)
    let part1 = i0[51...44].extended(to: 19)
    let part2 = list[2].extended(to: 10).asSigned
    let part3 = i1.extended(to: 200).asUnsigned
    let part4 = (part3 >> Literal(106, width: 9))
    let part5 = u0[0].i2.extended(to: 10)
    let part6 = mux(list[1].truncated(to: 1), part5, u0[0].o2[16...7])
    let part7 = i3.truncated(to: 1).asSigned
    let part8 = (list[2][3].asSigned <= part7)
    let part9 = (u0[0].i2.extended(to: 2) >> i0[36...34])
    let part10 = i1.extended(to: 9).extended(to: 10)
    let part11 = i0.truncated(to: 70).asUnsigned
    let part12 = (Literal(0, width: 1) >> part11)
    let part13 = cat(list[0].truncated(to: 1), r0.truncated(to: 2))
    let part14 = element(of: [list[0], list[1], list[2]], at: part13)
    let part15 = cat(list[2][1].asSigned, u0[0].o0[3])
    let part16 = element(of: [list[0], list[1], list[2]], at: part15)
    let part17 = i1.extended(to: 60).asUnsigned
    let part18 = (r1.truncated(to: 3) >> Literal(4, width: 9))
    let part19 = state.signal.asUnsigned.extended(to: 9)
    let part20 = (u0[0].i3[86...78] &- part19)
    let part21 = (Literal(127, width: 7) >> list[2].extended(to: 40))
    let part22 = Literal(16383, signed: 15)
    let part23 = state.signal.asUnsigned.extended(to: 3)
    let part24 = element(of: [Literal(1, width: 1), i3[3], u0[0].i3[36], list[1].truncated(to: 1), list[1][0], Literal(1, width: 1)], at: part23)
    let part25 = m1[part24].truncated(to: 1)
    let part26 = i3.truncated(to: 3).asSigned
    let part27 = part26.extended(to: 25).asUnsigned
    let part28 = (r1.truncated(to: 1) &+ r0[57])
    let part29 = (Literal(1, width: 4) >> Literal(6, width: 9))
    let part30 = (u0[0].o2[36] >> Literal(3, width: 9))
    let part31 = (u0[0].o0[6] >= Literal(0, width: 1))
    let part32 = mux(u0[0].i0[5], list[0].truncated(to: 1), i2.truncated(to: 1))
    let part33 = m0[part32].truncated(to: 4)
    let part34 = fixed[89...75].asSigned[8]
    let part35 = i0.truncated(to: 1).asUnsigned
    let part36 = r0.truncated(to: 1).asUnsigned
    let part37 = r1.extended(to: 60).asSigned
    let part38 = mux(r0[5], fixed[136...77].asSigned, part37)
    let part39 = (-r0[45...44]).truncated(to: 2).asUnsigned
    let part40 = list[0].extended(to: 60).asSigned
    let part41 = u0[0].o1.extended(to: 60)
    let part42 = u0[0].i0.extended(to: 60)
    let part43 = element(of: [part40, part41, part42.asSigned], at: w1.truncated(to: 3))
    let part44 = (-Literal(1, width: 58)).truncated(to: 58).asUnsigned
    let part45 = (Literal(1, signed: 60) &<< Literal(38, width: 9))
    let part46 = u0[0].i3[134...75].asSigned
    let part47 = (part46 & i0.truncated(to: 60))
    let part48 = mux(Literal(1, width: 1), Literal(1, width: 1), part35)
    let part49 = list[1][3...1].asSigned.extended(to: 9)
    let part50 = i1.extended(to: 9).asUnsigned
    let part51 = (part50 | u0[0].i2.extended(to: 9))
    let part52 = fixed.truncated(to: 5).asUnsigned
    let part53 = fixed.truncated(to: 5)[Literal(1, width: 1)]
    let part54 = u0[0].i3.truncated(to: 1)
    let part55 = cat(part54, w0[5].asSigned)
    let part56 = r1.extended(to: 113).asSigned
    let part57 = part56.truncated(to: 8).asUnsigned
    let part58 = (-w1[8...0]).truncated(to: 9).asUnsigned
    let part59 = i1.truncated(to: 2).asUnsigned
    let part60 = element(of: [u0[0].i2.extended(to: 2), part59], at: u0[0].i2.extended(to: 2))
    let part61 = u0[0].i3.truncated(to: 3)
    let part62 = (r0[18...10] == r0[18...10])
    let part63 = u0[0].i3.truncated(to: 4)
    let part64 = element(of: [part35, i3[3], w1[9]], at: part63)
    let part65 = Literal(831, signed: 13).extended(to: 137)
    let part66 = u0[0].i2.extended(to: 14)
    let part67 = part66.asSigned.truncated(to: 1)
    let part68 = mux(part67.asUnsigned, Signal(Phase.state0), Signal(Phase.state0))
    let part69 = r1.truncated(to: 3).asSigned
    let part70 = u0[0].i0[5...0].asSigned[4...0]
    let part71 = Literal(20, width: 5).truncated(to: 3)
    let part72 = element(of: [list[0], list[1], list[2]], at: part71)
    let part73 = part72.extended(to: 31).asSigned
    let part74 = element(of: [i0[62], i3[3], w1[4], Literal(0, width: 1)], at: w0.truncated(to: 2))
    u0[0].i1 <== part0.asSigned
    u0[0].i0 <== part1
    u0[0].i2 <== part2.reducedXor
    u0[0].i3 <== part4
    w0 <== part6
    when(part8) {
      w0[8...7] <== part9
      w0 <== part10.asUnsigned
    }.otherwise {
      select(part12) {
        on(0, 1) {
          w0[part14.truncated(to: 3)] <== part16[2]
          w0 <== part17[51...42]
        }
      }
    }
    select(part18) {
      on(2) {
        w0[8...0] <== part20
        w0[8...2] <== part21
      }
      otherwise {
        w0[part22[11...9]] <== part25
      }
    }
    w1 <== part27
    when(part28) {
      w1[19] <== (fixed[58] & fixed[58])
      w1[part29] <== part30
    }.otherwise {
      select(part31) {
        on(1) {
          w1[part33.asUnsigned] <== part34
        }
      }
    }
    when((part35 ^ part36)) {
      r0 <== part38
    }.otherwise {
      select(part39) {
        on(3) {
          r0 <== part43
        }
        on(2, 0) {
          r0[58...1] <== part44
        }
        on(1) {
          r0 <== part45
          r0 <== part47
        }
      }
    }
    when(part48) {
      r1 <== part49.asUnsigned
    }.otherwise {
      select(state.signal) {
        on(Phase.state0, Phase.state1) {
          r1 <== part51
        }
        otherwise {
          r1[part52[3...1]] <== part53
        }
      }
    }
    select(part55) {
      on(0) {
        r1[8...1] <== part57
      }
      on(3, 1) {
        r1 <== part58
      }
    }
    select(part60) {
      on(0) {
        list[0] <== part61.extended(to: 5)
      }
      on(1) {
        list[1] <== part61.extended(to: 5)
      }
      on(2) {
        list[2] <== part61.extended(to: 5)
      }
    }
    when(part62) {
      m0[part64] <== part65
    }
    machine(state) { phase in
      switch phase {
      case .state0:
        Logic()
      case .state1:
        state <== part68
      }
    }
    o0 <== part69.extended(to: 6)
    o1 <== part70
    o2 <== part73
    cover(part74, "seen")
  }
}
