import HDL
import Specifications

/// The windows of maps beside one element of the map that is picked out, and the window elements in one list.
///
/// Two further read ports show the words of the picked element in both halves, as they were a cycle before.
final class WindowStreamProof: WindowStream {
  @Input("the element of a map that is looked at") var watched
  @Register("the same, as it was before") var watchedBefore
  @Register("there was a cycle before") var hasPast
  @Registers(count: 2) var seen: SignalArray
  @Registers(count: 2) var seenBefore: SignalArray
  @Registers(count: 2, width: 1, reset: 0) var wasKept: SignalArray
  @Register("elements of the map's windows that were read") var given
  @Register("the element in the output is the one looked at") var isWatched
  @Register("it lies around the map") var isZero
  @Register("what it should be") var expected

  /// What stands where in the windows; behind the last element what lies around the map.
  private let places: [Int]
  private let shape: ConvolutionWindows

  init() {
    // Two windows of eight elements of maps of six, a row of zeros above and a column of them on the right.
    let shape = ConvolutionWindows(
      channels: 2, rows: ConvolutionAxis(inputs: 1, kernel: 2, before: 1),
      columns: ConvolutionAxis(inputs: 3, kernel: 2, dilation: 2, after: 1), order: .channelsFirst)
    self.shape = shape
    places = shape.vectors(of: Array(0..<shape.elements), zero: shape.elements).flatMap(\.self)
    let width = 2
    let bits = counterWidth(shape.elements)
    _watched = Input(bits)
    _watchedBefore = Register(bits, reset: 0)
    _hasPast = Register(1, reset: 0)
    _seen = Registers(count: 2, width: width, reset: 0)
    _seenBefore = Registers(count: 2, width: width, reset: 0)
    _given = Register(counterWidth(places.count), reset: 0)
    _isWatched = Register(1, reset: 0)
    _isZero = Register(1, reset: 0)
    _expected = Register(width, reset: 0)
    super.init(shape, width: width, names: .proof, readPorts: 3)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    watching
    counting
    let reads = waiting != 0 && (!holds || outputReady)
    let bits = counterWidth(shape.elements + 1)
    let place = element(of: places.map { Literal($0, width: bits) as Signal }, at: given)
      .named("place")
    when(reads) {
      isWatched <== place == watched
      isZero <== place == shape.elements
      expected <== mux(readHalf, seen[1], seen[0])
    }
    assert(!(holds && isWatched) || outputData == expected, "an element is that of the map")
    assert(!(holds && isZero) || outputData == 0, "around the map there are zeros")
    assert(holds || !outputValid, "what is not read is not given")
    cover(reads && given == places.count - 1 && waiting == 2, "a map follows another at once")
    cover(holds && isWatched && outputData != 0, "an element of a map is given")
  }

  /// The element that is looked at, in both halves.
  @LogicBuilder private var watching: Logic {
    let receives = inputValid && inputReady
    let end = Literal(shape.elements, width: counterWidth(2 * shape.elements))
    hasPast <== 1
    watchedBefore <== watched
    assume(!hasPast || watched == watchedBefore, "the same element is looked at all the time")
    assume(watched < shape.elements, "it is one of the map")
    for (half, seen) in seen.enumerated() {
      let isWritten: Signal = half == 0 ? !writeHalf : writeHalf
      let isRead: Signal = half == 0 ? !readHalf : readHalf
      let kept =
        (waiting == 2 || (waiting == 1 && isRead)
        || (waiting != 2 && isWritten && received > watched))
        .named("kept_\(half)")
      let address = fitted(watched, to: end.width)
      maps.reads[half + 1].read(at: half == 0 ? address : address &+ end)
      when(receives && isWritten && received == watched) { seen <== inputData }
      seenBefore[half] <== seen
      wasKept[half] <== kept
      assert(
        !wasKept[half] || maps.reads[half + 1].word == seenBefore[half],
        "a map is kept until its windows are given")
    }
  }

  /// How the counters of the windows and of the halves belong together.
  @LogicBuilder private var counting: Logic {
    let reads = waiting != 0 && (!holds || outputReady)
    when(reads) {
      given <== given &+ 1
      when(given == places.count - 1) { given <== 0 }
    }
    let digits: [(Signal, Int)] = [
      (row, shape.rows.outputs), (column, shape.columns.outputs), (rowTap, shape.rows.kernel),
      (columnTap, shape.columns.kernel), (channel, shape.channels),
    ]
    let bits = counterWidth(places.count)
    let number = digits.reduce(Literal(0, width: bits) as Signal) {
      ($0 &* Literal($1.1, width: bits)) &+ fitted($1.0, to: bits)
    }
    for (digit, count) in digits where count < 1 << digit.width {
      assert(digit < count, "counters stay within their windows")
    }
    assert(given == number, "taps of windows follow each other")
    assert(waiting <= 2, "two maps are kept at most")
    assert(received < shape.elements, "elements are counted within a map")
    assert(writeHalf == (readHalf ^ waiting[0]), "halves are written and read in turns")
  }
}
