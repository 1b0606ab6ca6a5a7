import BenchmarkSupport
import DevicePhysics
import Foundation
import Reference
import Specifications

// Matrix times vector in the golden model, one thread: products a second beside NumPy's bare matmul of the same
// shape in single precision (and beside AIHWKIT, where the Python that is given has it), in one run.
//
//   MatrixBenchmarks PYTHON SCRIPT

/// A layer of `size` inputs and outputs, 8 bits in and 8 bits out.
func layer(_ size: Int, driveBits: Int, mapping: WeightMapping) -> MatrixLayerSpecification {
  let range = mapping.weightRange
  let weights = (0..<size * size).map { range.lowerBound + ($0 * 7919) % range.count }
  let tile = MatrixTileSpecification(
    rows: size, columns: size * mapping.columnCount + 4, converters: 4, driveBits: driveBits,
    device: OhmicMemristor(), lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2,
    readNoise: 0, programSpread: 0)
  var layer = MatrixLayerSpecification(
    name: "bench", weights: WeightMatrix(outputs: size, inputs: size, values: weights),
    input: IntegerFormat(bits: 8, isSigned: false), tile: tile, mapping: mapping,
    converter: MatrixConverterSpecification(
      kind: .sar, bits: 8, settleCycles: 1, levelsPerCode: 1, offsetSpread: 0, gainSpread: 0),
    accumulatorBits: 40,
    post: PostProcessing(
      activation: .none, shift: 2, format: IntegerFormat(bits: 8, isSigned: true)))
  layer.converter.levelsPerCode =
    (Double(layer.greatestColumnSum) / Double(layer.converter.highestCode)).rounded(.up)
  return layer
}

/// Vectors a second; the best of five runs of at least 0.1 s each.
func rate(of batch: MatrixBatch, vectors: Int) -> Double {
  let inputs = (0..<vectors * batch.specification.inputs).map { Int32(($0 * 2_654_435) % 256) }
  var best = 0.0
  var check: Int32 = 0
  for _ in 0..<5 {
    var done = 0
    let clock = ContinuousClock()
    let start = clock.now
    while clock.now - start < .milliseconds(100) {
      for _ in 0..<max(1, 256 / vectors) { check &+= batch.outputs(of: inputs)[0] }
      done += max(1, 256 / vectors) * vectors
    }
    best = max(best, Double(done) / ((clock.now - start) / .seconds(1)))
  }
  precondition(check != .min)
  return best
}

/// What the script prints: lines of a name and a number.
func figures(_ arguments: ArraySlice<String>) throws -> [String: Double] {
  guard let program = arguments.first else { return [:] }
  var found: [String: Double] = [:]
  let text = try OtherProgram.output(of: program, Array(arguments.dropFirst()))
  for line in text.split(separator: "\n") {
    let words = line.split(separator: " ")
    if words.count == 2, let number = Double(words[1]) { found[String(words[0])] = number }
  }
  return found
}

func thousands(_ rate: Double) -> String {
  (rate / 1000).formatted(.number.precision(.fractionLength(1)))
}

let others = try figures(CommandLine.arguments.dropFirst())
let oneCell = WeightMapping(scheme: .offsetColumn, slicing: .binary, weightBits: 5, cellBits: 5)
let fourSlices = WeightMapping(scheme: .offsetColumn, slicing: .binary, weightBits: 8, cellBits: 2)

print("matrix times vector, thousands a second, one thread")
for (size, vectors) in [(128, 1), (128, 256), (512, 256)] {
  guard let batch = MatrixBatch(layer(size, driveBits: 8, mapping: oneCell), seed: 1) else {
    print("  \(size) x \(size): whole numbers do not decide")
    continue
  }
  let own = rate(of: batch, vectors: vectors)
  var line = "  8 bits in and out, \(size) x \(size), batch \(vectors): golden \(thousands(own))"
  for program in ["numpy", "aihwkit"] {
    guard let other = others["\(program)-\(size)-\(vectors)"] else { continue }
    let ratio = (own / other).formatted(.number.precision(.fractionLength(2)))
    line += ", \(program) \(thousands(other)) (\(ratio)x)"
  }
  print(line)
}
if let batch = MatrixBatch(layer(128, driveBits: 1, mapping: fourSlices), seed: 1) {
  print("  bit-serial, four slices, 128 x 128: golden \(thousands(rate(of: batch, vectors: 1)))")
}
