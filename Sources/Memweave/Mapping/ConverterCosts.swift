import Specifications

/// Energy and area of the converters of a tile, each kind from the parts it is made of.
///
/// | kind | decides | further parts |
/// |---|---|---|
/// | `sar` | – | all of ISAAC's converter |
/// | `ramp` | 2^bits - 1 times | the ramp of a tile: 2^bits - 1 drives of one bit, each switched once |
/// | `flash` | once, with 2^bits - 1 comparators | – |
/// | `dual-slope` | 2^bits - 1 times | an integrator, for the cycles of the current and those of the reference |
/// | `integrate-and-fire` | once in each cycle of the current | an integrator, for these cycles |
/// | `sense`, `winner-take-all` | once | – |
///
/// References and ladders that only stand still are not counted. Where the number of decisions depends on the current it is
/// the greatest.
struct ConverterCosts {
  /// TIMELY (W. Li et al., ISCA 2020, table II), 65 nm: a comparator, in joules a decision and square metres.
  private static let comparator = (energy: 41.7e-15, area: 40e-12)
  /// NeuRRAM (W. Wan et al., Nature 2022), 130 nm, as Accelergy's component library has it: an integrator, in joules a
  /// sample and square metres.
  private static let integrator = (energy: 0.25e-12, area: 350e-12)
  /// ISAAC (ISCA 2016), 32 nm: one of 8 converters of 8 bits at 1.28 GS/s that take 16 mW and 0.0096 mm².
  private static let approximation = (energy: 2e-3 / 1.28e9, area: 1200e-12)

  private static let comparatorSource = "TIMELY (ISCA 2020), 65 nm: comparator 41.7 fJ, 40 um2"
  private static let integratorSource =
    "NeuRRAM (Nature 2022), 130 nm: integrator 0.25 pJ a sample, 350 um2"

  private let layer: MatrixLayerSpecification

  init(_ layer: MatrixLayerSpecification) { self.layer = layer }

  private var converter: MatrixConverterSpecification { layer.converter }
  private var highest: Double { Double(converter.highestCode) }
  private var samples: Double { Double(layer.integrationCycles) }

  /// Of one conversion, in joules.
  var energy: Double {
    let (decision, sample) = (Self.comparator.energy, Self.integrator.energy)
    return switch converter.kind {
    case .sar:
      Self.approximation.energy * scale * Double(converter.bits + converter.redundancy)
        / Double(converter.bits)
    case .ramp:
      highest * (decision + AnalogueCosts.unitDrive.energy / Double(layer.tile.converters))
    case .flash: highest * decision
    case .dualSlope: highest * (decision + sample) + samples * sample
    case .integrateAndFire: samples * (decision + sample)
    case .sense, .winnerTakeAll: decision
    }
  }

  /// Of the converters of a tile, in square metres.
  var areaOfTile: Double {
    let lanes = Double(layer.tile.converters)
    let comparator = Self.comparator.area
    return switch converter.kind {
    case .sar: lanes * Self.approximation.area * scale
    case .ramp: lanes * comparator + highest * AnalogueCosts.unitDrive.area
    case .flash: lanes * highest * comparator
    case .dualSlope, .integrateAndFire: lanes * (comparator + Self.integrator.area)
    case .sense, .winnerTakeAll: lanes * comparator
    }
  }

  /// Where the numbers come from.
  var source: String {
    switch converter.kind {
    case .sar:
      "\(AnalogueCosts.isaac): 8-bit SAR 1.56 pJ a conversion, 1200 um2; times 2^(bits - 8) (Walden's "
        + "figure of merit), and decisions over bits"
    case .ramp:
      "\(Self.comparatorSource), 2^bits - 1 decisions; a ramp for each tile of 2^bits - 1 1-bit "
        + "DACs of \(AnalogueCosts.isaac)"
    case .flash: "\(Self.comparatorSource), 2^bits - 1 of them"
    case .dualSlope:
      "\(Self.comparatorSource), 2^bits - 1 decisions; \(Self.integratorSource), of current and "
        + "reference"
    case .integrateAndFire:
      "\(Self.comparatorSource), a decision a cycle; \(Self.integratorSource)"
    case .sense, .winnerTakeAll: "\(Self.comparatorSource), one decision"
    }
  }

  /// Twice as much for a bit more than eight.
  private var scale: Double { Double(1 << converter.bits) / 256 }
}
