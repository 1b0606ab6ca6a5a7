import Foundation

/// The content of any coded value, so that its numbers can be found and changed by name.
enum ParameterTree: Codable {
  case number(Double)
  case boolean(Bool)
  case text(String)
  case list([ParameterTree])
  case keyed([String: ParameterTree])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([ParameterTree].self) {
      self = .list(list)
    } else {
      self = .keyed(try value.decode([String: ParameterTree].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .number(let number): try value.encode(number)
    case .boolean(let boolean): try value.encode(boolean)
    case .text(let text): try value.encode(text)
    case .list(let list): try value.encode(list)
    case .keyed(let keyed): try value.encode(keyed)
    }
  }

  /// The numbers with the keys that lead to them, in alphabetical order.
  func numbers(under path: [String] = []) -> [(path: [String], value: Double)] {
    switch self {
    case .number(let number): [(path, number)]
    case .keyed(let keyed):
      keyed.sorted { $0.key < $1.key }.flatMap { $0.value.numbers(under: path + [$0.key]) }
    default: []
    }
  }

  /// The same with another number at a place.
  func replacing(_ path: ArraySlice<String>, by value: Double) -> ParameterTree {
    guard let key = path.first else { return .number(value) }
    guard case .keyed(var keyed) = self, let old = keyed[key] else { return self }
    keyed[key] = old.replacing(path.dropFirst(), by: value)
    return .keyed(keyed)
  }
}
