import HDL

/// One output for each code; none for codes it does not know.
final class Decoder: Hardware {
  @Input(3) var code
  @Output(4) var chosen
  @Output var unknown

  var body: Logic {
    chosen <== 0
    unknown <== 0
    select(code) {
      for line in 0..<4 {
        on(line) { chosen[line] <== 1 }
      }
      otherwise { unknown <== 1 }
    }
  }
}
