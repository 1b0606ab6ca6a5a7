import HDL
import Specifications

/// A successive-approximation converter that takes its comparator's offset off every code.
///
/// A conversion started with `calibrate` converts the macro's reference current and stores how far
/// its code is from the reference code. Timing is the converter's own; `code` is valid in the cycle
/// of `done`.
public final class CalibratedConverter: Hardware {
  @Input("starts a conversion") var start
  @Input("with start: convert the reference and store the offset") var calibrate
  @Input("the sampled current reaches the threshold") var comparator
  @Output("samples the current at the end of this cycle") var sample
  @Output("the macro connects the reference current") var reference
  @Output("the code the current is compared with") var threshold
  @Output("the codes are there") var done
  @Output("the code as converted") var rawCode
  @Output("the code without the offset") var code
  @Output("a conversion runs") var converting

  @Instance var search: SARConverter
  @Register var offset
  @Register(1, reset: 0) var calibrating

  private let specification: SARConverterSpecification

  public init(_ specification: SARConverterSpecification) {
    let bits = specification.bits
    self.specification = specification
    _threshold = Output(bits, "the code the current is compared with")
    _rawCode = Output(bits, "the code as converted")
    _code = Output(bits, "the code without the offset")
    _search = Instance(wrappedValue: SARConverter(specification))
    _offset = Register(signed: bits + 1, reset: 0)
  }

  public var moduleName: String {
    "calibrated_converter_b\(specification.bits)_s\(specification.settleCycles)"
  }
  public var documentation: String {
    "A \(specification.bits)-bit successive-approximation converter with offset calibration."
  }

  public var body: Logic {
    search.start <== start
    search.comparator <== comparator
    sample <== search.sample
    reference <== calibrating
    threshold <== search.threshold
    done <== search.done
    converting <== search.converting
    rawCode <== search.code
    code <== (search.code - offset).saturated(toUnsigned: specification.bits)
    when(search.done & calibrating) {
      offset <== search.code - Literal(specification.referenceCode, width: specification.bits)
      calibrating <== 0
    }
    when(start) { calibrating <== calibrate }
    assert(
      ~reference | search.converting | search.done,
      "the reference is connected for its conversion alone")
    assert(~sample | search.converting, "a current is sampled in a conversion alone")
    cover(
      search.done & calibrating & (search.code != specification.referenceCode), "there is an offset"
    )
  }
}

extension UnreachedHardware {
  static let ofCalibratedConverter: [Self] = [
    .signal(
      "offset", in: "maze-walker", "maze-table",
      because: "a comparator has one offset, which the calibration finds at every start")
  ]
}
