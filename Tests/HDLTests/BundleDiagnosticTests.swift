import Diagnostics
import HDL
import Testing

/// Mistakes with bundles: each is told at the user's line.
@Suite struct BundleDiagnosticTests {
  struct Short: HardwareBundle {
    @Output(8) var data
    @Output var valid
    @Input var ready
  }

  final class Giver: Hardware {
    @Ports var output = PacketStream(width: 8)
    var body: Logic { output.packed <== 0 }
  }

  final class Taker: Hardware {
    @FlippedPorts var input: PacketStream
    init(_ width: Int) { _input = FlippedPorts(PacketStream(width: width)) }
    var body: Logic { input.ready <== input.valid }
  }

  @Test func membersThatDoNotFit() throws {
    final class Unequal: Hardware {
      @FlippedPorts var short = Short()
      @Ports var long = PacketStream(width: 8)
      @Instance var taker = Taker(9)
      @WireBundle var pixel = Pixel()
      var body: Logic {
        short <==> long
        long <==> taker.input
        pixel <== short
      }
    }
    #expect(
      complaints(about: Unequal()) == [
        "bundle-member-missing: 'last' is a member on the right of '<==>', but not on the left @-5",
        "bundle-directions: both sides take 'data', and none gives it @-4",
        "bundle-directions: both sides take 'last', and none gives it @-4",
        "bundle-directions: both sides take 'valid', and none gives it @-4",
        "bundle-directions: both sides give 'ready', and none takes it @-4",
        "bundle-member-missing: 'red' is a member on the left of '<==', but not on the right @-3",
        "bundle-member-missing: 'green' is a member on the left of '<==', but not on the right @-3",
        "bundle-member-missing: 'tint' is a member on the left of '<==', but not on the right @-3",
        "bundle-member-missing: 'data' is a member on the right of '<==', but not on the left @-3",
        "bundle-member-missing: 'valid' is a member on the right of '<==', but not on the left @-3",
        "bundle-member-missing: 'ready' is a member on the right of '<==', but not on the left @-3",
      ])
  }

  @Test func theMessageOfAMismatchNamesTheMember() {
    final class Wider: Hardware {
      @FlippedPorts var input = PacketStream(width: 8)
      @Instance var taker = Taker(9)
      var body: Logic { input <==> taker.input }
    }
    let report = #expect(throws: DiagnosticReport.self) { try Circuit(elaborating: Wider()) }
    #expect(
      report?.diagnostics.map(\.message) == [
        "'data' of the target has 9 unsigned bits, but that of the value has 8 unsigned bits"
      ])
    #expect(
      report?.diagnostics.first?.notes.map(\.message) == [
        "'input_data' is declared here with 9 unsigned bits",
        "'input_data' is declared here with 8 unsigned bits",
      ])
  }

  @Test func directionsThatDoNotFit() {
    final class Wrong: Hardware {
      @FlippedPorts var input = Short()
      @Ports var output = Short()
      @RegisterBundle var held = Short()
      @Output(10) var bits
      var body: Logic {
        output <== input
        bits <== input.packed
      }
    }
    #expect(
      complaints(about: Wrong()) == [
        "bundle-directions: 'held_ready' goes against its bundle, which cannot be declared as "
          + "registers @-7",
        "bundle-directions: 'ready' cannot be driven here with the rest of its bundle @-4",
        "bundle-directions: 'ready' goes the other way than 'data', so the bundle cannot be packed "
          + "@-3",
      ])
  }

  @Test func declarationsThatAreNone() {
    struct Empty: HardwareBundle { let width = 3 }
    struct Keeper: HardwareBundle {
      @Output(8) var data
      @Register(8) var kept
    }
    struct Bad: HardwareBundle {
      @Output(0) var none
      @Outputs(count: -1) var few
    }
    final class Wrong: Hardware {
      @Output var y
      @Field(3) var field
      @Ports var empty = Empty()
      @Ports var keeper = Keeper()
      @FlippedPorts var bad = Bad()
      @RegisterBundle(reset: [\.red: 32, \.packed: 3]) var pixel = Pixel()
      let forgotten = Pixel()
      @Wire(5) var x
      var body: Logic {
        y <== 0
        x <== forgotten.red
        pixel.red <== 5
      }
    }
    #expect(
      complaints(about: Wrong()) == [
        "width-not-positive: a width of 0 was asked for; the least is 1 bit @-18",
        "array-count: an array of -1 was asked for; it has 0 to 65536 @-17",
        "field-outside-bundle: '@Field var field' stands in a module, not in a bundle @-13",
        "bundle-empty: no member was found in the bundle 'Empty' @-12",
        "bundle-member: 'kept' of the bundle 'Keeper' keeps or computes something, which a "
          + "bundle cannot @-11",
        "bundle-reset: a reset value is given for what is no member of the bundle @-9",
        "literal-does-not-fit: the reset value of 'pixel_red', 32 does not fit in 5 unsigned bits "
          + "(0 to 31) @-9",
        "bundle-unmarked: 'forgotten_red' is used, but the bundle 'forgotten' declares nothing @-4",
      ])
  }

  @Test func oneValueForTwoProperties() {
    final class Shared: Hardware {
      @FlippedPorts var input: Pixel
      @Ports var output: Pixel
      init() {
        let pixel = Pixel()
        _input = FlippedPorts(pixel)
        _output = Ports(pixel)
      }
      var body: Logic { output <== input }
    }
    #expect(
      complaints(about: Shared()).first
        == "declared-twice: the property 'output_red' shares its signal with another property @-4")
  }

  @Test func oneValueForTwoModules() {
    final class Inner: Hardware {
      @FlippedPorts var input: Pixel
      @Ports var output = Pixel()
      init(_ shape: Pixel) { _input = FlippedPorts(shape) }
      var body: Logic { output <== input }
    }
    final class Outer: Hardware {
      @FlippedPorts var input: Pixel
      @Ports var output = Pixel()
      @Instance var first: Inner
      @Instance var second: Inner
      init() {
        let (shape, other) = (Pixel(), Pixel())
        _input = FlippedPorts(shape)
        _first = Instance(Inner(shape))
        _second = Instance(Inner(other))
      }
      var body: Logic {
        input <==> first.input
        first.output <==> second.input
        second.output <==> output
      }
    }
    #expect(
      complaints(about: Outer()).first
        == "declared-twice: the port 'input_red' of the instance 'first' shares its signal with "
        + "'input_red' @-9")
  }

  @Test func namesThatClash() {
    final class Clash: Hardware {
      @Ports(prefix: "") var first = Pixel()
      @Ports(prefix: "2x") var second = Pixel()
      @Output(5) var red
      var body: Logic {
        first.packed <== 0
        second.packed <== 0
        red <== 0
      }
    }
    #expect(
      complaints(about: Clash()) == [
        "name-invalid: '2x_red' cannot be a name in the emitted text @-8",
        "name-invalid: '2x_green' cannot be a name in the emitted text @-8",
        "name-invalid: '2x_tint' cannot be a name in the emitted text @-8",
        "name-clash: two things of this module are both named 'red' @-7",
      ])
  }

  @Test func computedBundles() {
    final class Choices: Hardware {
      @Input(2) var index
      @FlippedPorts var short = [Short()]
      @FlippedPorts var none: [Pixel] = []
      @Ports var output = Pixel()
      @WireBundle var stream = PacketStream(width: 8)
      var body: Logic {
        output <== none[index]
        stream <==> short[index]
        mux(index[0], output, output) <== output
      }
    }
    #expect(
      complaints(about: Choices()) == [
        "array-empty: an element is taken of an array that has none @-5",
        "bundle-member-missing: 'last' is a member on the left of '<==>', but not on the right @-4",
        "bundle-directions: 'red' cannot be driven here with the rest of its bundle @-3",
        "bundle-directions: 'green' cannot be driven here with the rest of its bundle @-3",
        "bundle-directions: 'tint' cannot be driven here with the rest of its bundle @-3",
      ])
  }
}
