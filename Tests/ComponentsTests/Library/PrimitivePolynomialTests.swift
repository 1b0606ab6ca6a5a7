import Specifications
import Testing

/// The taps of every length are those of a primitive polynomial.
@Suite struct PrimitivePolynomialTests {
  /// A polynomial of degree n is primitive when x has order 2^n - 1 modulo it: x^(2^n - 1) is 1,
  /// and x^((2^n - 1) / p) is not, for each prime factor p.
  @Test func `every length has the longest period`() throws {
    let newPrimes = try MersenneFactors.newPrimes()
    for length in MaximalTaps.lengths {
      let field = PolynomialField(taps: MaximalTaps.of(length: length))
      let order = Natural.mersenne(length)
      #expect(field.powerOfX(order) == field.one, "\(length)")
      var rest = order
      let divisors = (1...length).filter { length.isMultiple(of: $0) }
      for prime in divisors.flatMap({ newPrimes[$0] ?? [] }) {
        let (quotient, remainder) = order.divided(by: prime)
        #expect(remainder.isZero)
        #expect(field.powerOfX(quotient) != field.one, "\(length)")
        while case (let quotient, let remainder) = rest.divided(by: prime), remainder.isZero {
          rest = quotient
        }
      }
      // No prime factor is missing.
      #expect(rest == Natural.one)
    }
  }
}

/// Polynomials over two elements, modulo one of few terms.
private struct PolynomialField {
  private let degree: Int
  /// The exponents below the degree.
  private let terms: [Int]

  init(taps: [Int]) {
    degree = taps[0]
    terms = taps.dropFirst() + [0]
  }

  var one: Natural { .one }

  /// By squaring, which spreads the bits, and multiplying by x, which shifts them.
  func powerOfX(_ exponent: Natural) -> Natural {
    var result = Natural.one
    for bit in (0..<degree).reversed() {
      result = reduced(result.spread)
      if exponent.bit(bit) { result = reduced(result.shifted(by: 1)) }
    }
    return result
  }

  private func reduced(_ polynomial: Natural) -> Natural {
    var result = polynomial
    while true {
      let (low, high) = result.split(at: degree)
      if high.isZero { return low }
      result = terms.reduce(low) { $0 ^ high.shifted(by: $1) }
    }
  }
}

/// 384 bits, in six words.
private struct Natural: Equatable {
  private var words: [UInt64] = .init(repeating: 0, count: 6)

  static let one = Natural(1)

  init(_ value: UInt64 = 0) { words[0] = value }

  init?(hexadecimal text: Substring) {
    for digit in text {
      guard let value = digit.hexDigitValue else { return nil }
      self = shifted(by: 4)
      words[0] |= UInt64(value)
    }
  }

  /// 2^n - 1.
  static func mersenne(_ n: Int) -> Natural {
    var result = Natural()
    for bit in 0..<n { result.words[bit / 64] |= 1 << (bit % 64) }
    return result
  }

  var isZero: Bool { words.allSatisfy { $0 == 0 } }

  func bit(_ index: Int) -> Bool { words[index / 64] >> (index % 64) & 1 == 1 }

  func shifted(by count: Int) -> Natural {
    var result = Natural()
    let (whole, part) = (count / 64, count % 64)
    for index in whole..<6 {
      result.words[index] = words[index - whole] << part
      if part > 0, index > whole { result.words[index] |= words[index - whole - 1] >> (64 - part) }
    }
    return result
  }

  /// The bits below a place, and those from there on.
  func split(at place: Int) -> (low: Natural, high: Natural) {
    var (low, high) = (self, Natural())
    let (whole, part) = (place / 64, place % 64)
    for index in whole..<6 {
      high.words[index - whole] = words[index] >> part
      if part > 0, index + 1 < 6 { high.words[index - whole] |= words[index + 1] << (64 - part) }
      low.words[index] = index == whole ? words[index] & ~(.max << part) : 0
    }
    return (low, high)
  }

  /// A zero after every bit: the square of a polynomial over two elements. For three words.
  var spread: Natural {
    var result = Natural()
    for index in 0..<3 {
      for half in 0..<2 {
        var word = words[index] >> (32 * half) & 0xFFFF_FFFF
        for (count, mask): (Int, UInt64) in [
          (16, 0x0000_FFFF_0000_FFFF), (8, 0x00FF_00FF_00FF_00FF), (4, 0x0F0F_0F0F_0F0F_0F0F),
          (2, 0x3333_3333_3333_3333), (1, 0x5555_5555_5555_5555),
        ] { word = (word | word << count) & mask }
        result.words[2 * index + half] = word
      }
    }
    return result
  }

  static func ^ (left: Natural, right: Natural) -> Natural {
    var result = Natural()
    for index in 0..<6 { result.words[index] = left.words[index] ^ right.words[index] }
    return result
  }

  /// By shifts and subtractions, bit by bit.
  func divided(by divisor: Natural) -> (quotient: Natural, remainder: Natural) {
    var (quotient, remainder) = (Natural(), Natural())
    for bit in (0..<192).reversed() {
      remainder = remainder.shifted(by: 1)
      if self.bit(bit) { remainder.words[0] |= 1 }
      guard let difference = remainder.minus(divisor) else { continue }
      remainder = difference
      quotient.words[bit / 64] |= 1 << (bit % 64)
    }
    return (quotient, remainder)
  }

  private func minus(_ other: Natural) -> Natural? {
    var result = Natural()
    var borrow = false
    for index in 0..<6 {
      let (first, over) = words[index].subtractingReportingOverflow(other.words[index])
      let (second, overAgain) = first.subtractingReportingOverflow(borrow ? 1 : 0)
      result.words[index] = second
      borrow = over || overAgain
    }
    return borrow ? nil : result
  }
}

/// The prime factors of 2^n - 1, computed by PARI/GP.
private enum MersenneFactors {
  /// For each n those that divide no smaller 2^m - 1.
  static func newPrimes() throws -> [Int: [Natural]] {
    var result: [Int: [Natural]] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: ":")
      let primes = parts.dropFirst().flatMap { $0.split(separator: " ") }
      result[try #require(Int(parts[0]))] = try primes.map {
        try #require(Natural(hexadecimal: $0))
      }
    }
    return result
  }

  /// In hexadecimal.
  private static let table = """
    2: 3
    3: 7
    4: 5
    5: 1f
    6:
    7: 7f
    8: 11
    9: 49
    10: b
    11: 17 59
    12: d
    13: 1fff
    14: 2b
    15: 97
    16: 101
    17: 1ffff
    18: 13
    19: 7ffff
    20: 29
    21: 151
    22: 2ab
    23: 2f 2b931
    24: f1
    25: 259 709
    26: aab
    27: 40201
    28: 1d 71
    29: e9 44f 829
    30: 14b
    31: 7fffffff
    32: 10001
    33: 925b7
    34: aaab
    35: 47 1e029
    36: 25 6d
    37: df 24bc44e1
    38: 2aaab
    39: 4f 1da19
    40: f0f1
    41: 3437 9ce3e79
    42: 152b
    43: 1af 25f7 200a97
    44: 18d 841
    45: 277 5b0f
    46: 2aaaab
    47: 92f 11a1 ca6691
    48: 61 2a1
    49: 40810204081
    50: fb fd3
    51: 67 85f 2b6f
    52: 35 9d 64d
    53: 18d9 10f37 13731a1
    54: 154ab
    55: 371 c77 314e9
    56: f0f0f1
    57: 7e79 1281af
    58: 3b 2e4851
    59: 2beef 2e9db69cff1
    60: 3d 529
    61: 1fffffffffffffff
    62: 2aaaaaab
    63: 16a41 9e9b9
    64: 281 663d81
    65: 8425296b5bdf
    66: 43 5179
    67: b8bbec9 b161194487
    68: 89 3b9 66cd
    69: 924925b6db7
    70: 119 1509b
    71: 37c7f 2e4b979 cb06149
    72: 1b1 9751
    73: 1b7 2310b9 883c1153d41
    74: 6f1 189635b
    75: 189c1 a13e21
    76: e5 1c9 80401
    77: 8112264cd9bb77f
    78: 1554aab
    79: a7f c0aba87 103413e6cb7
    80: ff00ff01
    81: a21 115cf 5d2914f
    82: 53 20e64c149
    83: a7 c4372f855d824ca58e9
    84: 595 3871
    85: 84214a52b5ad7bdf
    86: 2aaaaaaaaab
    87: 1051 8f72eebe387
    88: 161 aebbc991
    89: 1ffffffffffffffffffffff
    90: 11f6e09
    91: 38f 6babc21 5634792f1
    92: 115 3f5 679 763d
    93: 924924936db6db7
    94: 11b 26989325b1
    95: bf 191492ff 70fa3a01f
    96: c1 1538f41
    97: 2cb7 b73493decfd9b68318ef9
    98: 3f80fe03f81
    99: c7 25831 7b2661a6f
    100: 65 1fa5 418d5
    101: 6c279f03a0f 4bbe4964e1a8b11
    102: 133 b29 1981
    103: 9800b777 d79331b1cd9080adb9
    104: d1791 12675361
    105: 7207 1a0b9 251e9
    106: 6b 19852f0d8ec1
    107: 7ffffffffffffffffffffffffff
    108: 3c1e1 44221
    109: 2c76e2c7 b83cbeccdc926056c109
    110: b9b 2ea586b
    111: 4e88f 1913ca1 1303dcb9
    112: 1421 cab258ee1
    113: d3f 5aef 101c9 1c8319 3ca43f3d97c6f
    114: 23b 9908251
    115: 3a67 3d9961 966fc18022f69
    116: 6664ccd 20008001
    117: 3a9 1999 15061 1d2b61f99
    118: b11 9133 6cc31c19
    119: ef 4f07 eaa150caf 1e867bff69
    120: 10feef011
    121: 2d7 168c2661efceb3c3748ef748e7
    122: aaaaaaaaaaaaaab
    123: 3b4fc7 2776572c79ed291
    124: 15cd 21e9 c145 5df05
    125: 3ea70096b1 41606b48636df251
    126: 11f703ee09
    127: 7fffffffffffffffffffffffffffffff
    128: 42f01 3d30f19cd101
    129: 924924924936db6db6db7
    130: 83 64123 7454ab
    131: 107 7c97d9108c2ad4329db02eb8f166349
    132: 4c585 420841
    133: 8102142852a54ad5ab5ebd7bf7f
    134: 6fcfa9 61b04216c33
    135: 10f 54f7f 2d72ec879791
    136: 56981 29e66824961
    137: 1bc894a5efde5b971 126d9df90b42f22186f
    138: 8b 274a482261
    139: 51dd9dbc32f 19043ef56cca6ea8fda319c31
    140: 712a29 2d3267d
    141: 104ce069f 8f97384b16239e9
    142: 35cbe2b cb097a80581
    143: b0cb9 24fa95ea07 503e66e6e16f8c11
    144: 241 7194a10dc1
    145: 84210846318c6339ce739def7bdf
    146: 6d9 18ec61f0e8e0b323
    147: 244925b49252490049237
    148: 95 251 afef559 dd086b1
    149: 4b298e922ee1921ef 6cfda2bf2e119388fd2f1
    150: 107fdef8021
    151: 46c9 da3f 287a7 239917 6078645e5a63722b9e4b9
    152: 4c1 245e1 164c4ff76c51
    153: 397 3e8536e8565ccbc95728ef
    154: 269 13199 845e4d943
    155: 137 2ccf 11eff 1152823a9 1083c9a54a9f
    156: 139 4e1 c31 5551
    157: 32ca8551 e23940087 1811d8a6209 79536c8eb4a71
    158: 2aaaaaaaaaaaaaaaaaab
    159: 1a17 d50409 203a7441 3586873a59
    160: 65401 28741f88ac01
    161: 509 30a81f a7ebddb09 cd82be41f9819351
    162: a3 21109 10368ed1
    163: 24b0f abea1 691b191 671353d59 1f6cc6e796f81d5c9
    164: 27b9 2c52d b8d2a5 293efb5
    165: 1b1cd239b201b239a4727
    166: 1f3 48b a61 25ef1 322075ceb
    167: 23d7df 39233f1831293e724d944f759295c219d5be1
    168: d21 14b66c14f1
    """
}
