import HDL

/// Inputs of arrays that more than their instance reads: the ports of a memory, and another instance.
final class Tapped: Hardware {
  @Input var go
  @Input(4) var first
  @Input(16) var bytes
  @Output(4) var word
  @Output(4) var stored
  @Output(4) var last
  @Instances var stages = (0..<3).map { _ in Stage() }
  @Instances var mirrored = (0..<4).map { _ in Stage() }
  @Instance var tap = Stage()
  /// Nothing is known of a word before it is read, nor of a row before its registers took a value.
  @Register(3, reset: 0) var cycles
  @BlockMemory(depth: 16, width: 4, reads: 1, writes: 1, contents: Array(0..<16)) var words
  @BlockMemory(depth: 16, width: 4, ports: 2, contents: Array(0..<16)) var both

  var body: Logic {
    stages[0].left <== first
    stages[1].left <== 3
    stages[2].left <== stages[1].right ^ 5
    when(go) { stages[1].left <== stages[0].right &+ 1 }
    for (index, stage) in mirrored.enumerated() {
      let low = 12 - index * 4
      stage.left <== bytes[BitRange(low + 3, through: low)]
    }
    when(stages[1].left[0] || cycles != 7) { words.reads[0].read(at: stages[1].left) }
    when(stages[2].right[1]) {
      words.writes[0][stages[0].right].lanes(stages[1].left[1...0]) <== stages[2].left
    }
    when(cycles != 7) { cycles <== cycles &+ 1 }
    word <== mux(cycles == 7, words.reads[0].word, 0)
    both.ports[0].read(at: mirrored[3].left)
    both.ports[1][mirrored[0].right] <== mirrored[1].right
    stored <== mux(cycles == 7, both.ports[0].word, 0)
    tap.left <== mirrored[2].left
    last <== tap.right
  }
}
