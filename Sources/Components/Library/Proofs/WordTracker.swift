import HDL

/// Follows one word through a stream component of one clock domain, as a witness for its order.
///
/// The formal tool is free to `mark` any word that is taken; since it could be each of them, what
/// is proved of it holds for all. It counts the words in front of it down and holds the word that
/// leaves then against the one that came.
final class WordTracker: Hardware {
  @Input("follows the word that is taken now") var mark
  @Input("a word comes") var take
  @Input var takenData
  @Input("a word goes") var give
  @Input var givenData
  @Input("how many words are inside") var occupancy
  @Output("a word is being followed") var isTracking
  @Output("the word") var word
  @Output("how many words are in front of it") var ahead
  @Register(1, reset: 0) var tracking
  @Register var held
  @Register var position

  private let width: Int
  private let capacity: Int

  /// - Parameter capacity: how many words the component holds at most.
  init(width: Int, capacity: Int) {
    self.width = width
    self.capacity = capacity
    let countWidth = counterWidth(capacity + 1)
    _takenData = Input(width)
    _givenData = Input(width)
    _occupancy = Input(countWidth, "how many words are inside")
    _word = Output(width, "the word")
    _ahead = Output(countWidth, "how many words are in front of it")
    _held = Register(width, reset: 0)
    _position = Register(countWidth, reset: 0)
  }

  var moduleName: String { "word_tracker_\(width)x\(capacity)" }

  /// Follows words from one stream to another, in the module that has this one as an instance.
  @LogicBuilder func watch(_ from: DataStream, _ to: DataStream, occupancy: Signal) -> Logic {
    take <== from.moves
    takenData <== from.data
    give <== to.moves
    givenData <== to.data
    self.occupancy <== occupancy
  }

  var body: Logic {
    let passes = (take && give && occupancy.isZero).named("passes")

    isTracking <== tracking
    word <== held
    ahead <== position
    when(tracking) {
      when(give) {
        tracking <== !position.isZero
        position <== position &- 1
      }
    }
    .elsewhen(mark && take && !passes) {
      tracking <== 1
      held <== takenData
      position <== mux(give, occupancy &- 1, occupancy)
    }
    assert(!passes || givenData == takenData, "a word that passes at once is unchanged")
    assert(
      !(tracking && give && position.isZero) || givenData == held,
      "words leave in order and unchanged")
    assert(!give || take || !occupancy.isZero, "no word leaves that did not come")
    cover(tracking && give && position.isZero, "a followed word leaves")
  }
}

/// Holds that one end of a stream keeps its offer: valid and data stay until the word is taken.
final class StreamOffer: Hardware {
  @Input var valid
  @Input var ready
  @Input var data
  @Register(1, reset: 0) var pending
  @Register var offered

  private let width: Int
  private let isAssumed: Bool

  /// - Parameter isAssumed: the surroundings make the offer, so it is taken for granted.
  init(width: Int, isAssumed: Bool) {
    self.width = width
    self.isAssumed = isAssumed
    _data = Input(width)
    _offered = Register(width, reset: 0)
  }

  var moduleName: String { "stream_offer_\(width)_\(isAssumed ? "assumed" : "asserted")" }

  /// Watches a stream, in the module that has this one as an instance.
  @LogicBuilder func watch(_ stream: DataStream) -> Logic {
    valid <== stream.valid
    ready <== stream.ready
    data <== stream.data
  }

  /// The same of beats.
  @LogicBuilder func watch(_ stream: AXI4Stream) -> Logic {
    valid <== stream.tvalid
    ready <== stream.tready
    data <== stream.beat
  }

  var body: Logic {
    let isKept = !pending || (valid && data == offered)
    pending <== (valid && !ready)
    offered <== data
    if isAssumed {
      assume(isKept, "the offer at the input stays until it is taken")
    } else {
      assert(isKept, "the offer at the output stays until it is taken")
    }
  }
}
