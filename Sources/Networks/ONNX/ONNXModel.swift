import COnnx
import Diagnostics
import Foundation

/// A model in the ONNX format, as far as its graph is read; field names are those of `onnx.proto`.
struct ONNXModel: Decodable {
  var graph: Graph

  struct Graph: Decodable {
    var node: [ONNXNode]?
    var initializer: [ONNXTensor]?
    var input: [Value]?
    var output: [Value]?
  }

  struct Value: Decodable {
    var name: String?
    var type: Kind?

    struct Kind: Decodable { var tensorType: TensorKind? }
    struct TensorKind: Decodable { var shape: Shape? }
    struct Shape: Decodable { var dim: [Dimension]? }
    struct Dimension: Decodable { var dimValue: WideInteger? }

    /// The size of every dimension, `nil` where it is left open; `nil` where no shape is told.
    var shape: [Int?]? { type?.tensorType?.shape.map { ($0.dim ?? []).map { $0.dimValue?.value } } }
  }

  /// - Throws: `Diagnostic` `network-file`.
  init(bytes: [UInt8], named file: String) throws(Diagnostic) {
    var length = 0
    guard let text = memweave_onnx_json(bytes, bytes.count, &length) else {
      throw Self.problem(file, "it is no ONNX model, or damaged")
    }
    defer { free(text) }
    let data = Data(bytesNoCopy: text, count: length, deallocator: .none)
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch {
      throw Self.problem(file, "it is no ONNX model with a graph, or damaged")
    }
  }

  private static func problem(_ file: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "network-file", "'\(file)' cannot be read: \(reason)",
      remedy: "export the network again, for example by torch.onnx.export")
  }
}

/// A 64-bit integer, which protobuf's JSON writes in quotes.
struct WideInteger: Decodable {
  var value: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self), let value = Int(text) {
      self.value = value
    } else {
      value = try container.decode(Int.self)
    }
  }
}

/// A floating-point number; those that are not finite stand in quotes.
struct WideNumber: Decodable {
  var value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = (try? container.decode(Double.self)) ?? .nan
  }
}

/// One operation.
struct ONNXNode: Decodable {
  var name: String?
  var opType: String?
  var input: [String]?
  var output: [String]?
  var attribute: [Attribute]?

  struct Attribute: Decodable {
    var name: String?
    var i: WideInteger?
    var f: WideNumber?
    var s: Data?
    var ints: [WideInteger]?
    var t: ONNXTensor?
  }

  private func attribute(_ name: String) -> Attribute? {
    attribute?.first { $0.name == name }
  }

  func integer(_ name: String, default: Int) -> Int { attribute(name)?.i?.value ?? `default` }
  func number(_ name: String, default: Double) -> Double {
    attribute(name)?.f?.value ?? `default`
  }
  func integers(_ name: String) -> [Int]? { attribute(name)?.ints.map { $0.map(\.value) } }
  func text(_ name: String) -> String? {
    attribute(name)?.s.map { String(decoding: $0, as: UTF8.self) }
  }
  func tensor(_ name: String) -> ONNXTensor? { attribute(name)?.t }
}

/// A tensor of constants.
struct ONNXTensor: Decodable {
  var name: String?
  var dims: [WideInteger]?
  var dataType: Int?
  var rawData: Data?
  var floatData: [WideNumber]?
  var doubleData: [WideNumber]?
  var int32Data: [Int]?
  var int64Data: [WideInteger]?
  var dataLocation: String?

  /// The formats of `TensorProto.DataType`.
  private static let formats: [Int: NumberFormat] = [
    1: NumberFormat(kind: .floating, size: 4), 2: NumberFormat(kind: .unsigned, size: 1),
    3: NumberFormat(kind: .signed, size: 1), 5: NumberFormat(kind: .signed, size: 2),
    6: NumberFormat(kind: .signed, size: 4), 7: NumberFormat(kind: .signed, size: 8),
    10: NumberFormat(kind: .floating, size: 2), 11: NumberFormat(kind: .floating, size: 8),
    16: NumberFormat(kind: .brainFloating, size: 2),
  ]

  /// The numbers; `nil` where they are of another kind, elsewhere, too many or not as many as the shape says.
  var tensor: Tensor? {
    guard let format = Self.formats[dataType ?? 0], dataLocation ?? "DEFAULT" == "DEFAULT",
      let count = TensorFile.count(of: shape, within: 1 << 25)
    else { return nil }
    let values: [Double]
    if let rawData {
      guard rawData.count == count * format.size else { return nil }
      values = format.numbers([UInt8](rawData), from: 0, count: count)
    } else if let floatData {
      values = floatData.map(\.value)
    } else if let doubleData {
      values = doubleData.map(\.value)
    } else if let int64Data {
      values = int64Data.map { Double($0.value) }
    } else {
      // Half precision is stored by its bits here, which nobody writes; integers are what they are.
      guard format.isInteger || count == 0 else { return nil }
      values = (int32Data ?? []).map(Double.init)
    }
    guard values.count == count, values.allSatisfy(\.isFinite) else { return nil }
    return Tensor(shape: shape, values: values, isInteger: format.isInteger)
  }

  private var shape: [Int] { (dims ?? []).map(\.value) }
}
