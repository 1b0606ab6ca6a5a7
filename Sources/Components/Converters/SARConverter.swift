import HDL
import Specifications

/// The register and sequencer of a successive-approximation converter; array, thresholds and
/// comparator are in a macro.
///
/// ```
/// cycle    0      1 … settle   settle+1 … settle+bits   settle+bits+1
/// start  ▔▔▔╲__________________________________________________________
/// sample _______________╱▔▔╲___________________________________________   (last settling cycle)
/// done   _________________________________________________╱▔▔▔▔▔▔▔╲____
/// ```
/// In each converting cycle `threshold` is the code found so far with the next bit set; the bit is
/// kept when `comparator` is high. A new conversion may start in the cycle of `done`.
public class SARConverter: Hardware {
  enum Phase: HardwareEnumeration { case idle, settle, convert }

  @Input("starts a conversion") var start
  @Input("the sampled current reaches the threshold") var comparator
  @Output("samples the current at the end of this cycle") var sample
  @Output("the code the current is compared with") var threshold
  @Output("the code is there") var done
  @Output var code
  @Output("a conversion runs") var converting

  @State(reset: Phase.idle) var phase
  @Register var settled
  @Register("the bit on trial") var trial
  @Register("the bits found so far") var found
  @Register(1, reset: 0) var finished

  let specification: SARConverterSpecification

  public init(_ specification: SARConverterSpecification) {
    self.specification = specification
    _threshold = Output(specification.bits, "the code the current is compared with")
    _code = Output(specification.bits)
    _settled = Register(counterWidth(specification.settleCycles), reset: 0)
    _trial = Register(specification.bits, reset: 0, "the bit on trial")
    _found = Register(specification.bits, reset: 0, "the bits found so far")
  }

  public var moduleName: String {
    "sar_converter_b\(specification.bits)_s\(specification.settleCycles)"
  }
  public var documentation: String {
    """
    Successive-approximation register, \(specification.bits) bits: start to done takes \
    \(specification.conversionCycles) cycles.
    """
  }

  @LogicBuilder public var body: Logic {
    let lastSettling = (settled == specification.settleCycles - 1).named("last_settling")

    sample <== 0
    threshold <== (found | trial)
    done <== finished
    code <== found
    converting <== phase != .idle
    finished <== 0
    properties
    machine(phase) { phase in
      switch phase {
      case .idle:
        when(start) { goto(Phase.settle) }
      case .settle:
        settled <== settled &+ 1
        when(lastSettling) {
          settled <== 0
          sample <== 1
          found <== 0
          trial <== specification.referenceCode
          goto(Phase.convert)
        }
      case .convert:
        when(comparator) { found <== threshold }
        trial <== trial >> 1
        when(trial[0]) {
          finished <== 1
          goto(Phase.idle)
        }
      }
    }
  }

  @LogicBuilder private var properties: Logic {
    assert(~(start & converting), "a conversion is started when none runs")
    assert(
      ~sample | ((phase == Phase.settle) & (settled == specification.settleCycles - 1)),
      "a current is sampled when it has settled")
    assert(
      (phase != Phase.convert) | (~trial.isZero & (trial & (trial &- 1)).isZero),
      "exactly one bit is on trial")
    assert((phase != Phase.convert) | (found & trial).isZero, "the bit on trial is not yet found")
    assert((phase == Phase.settle) | settled.isZero, "cycles of settling are counted from zero")
    cover(finished & start, "one conversion follows another at once")
  }
}
