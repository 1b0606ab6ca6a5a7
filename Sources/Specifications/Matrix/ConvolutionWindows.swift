/// How a kernel moves along one dimension of a map.
public struct ConvolutionAxis: Sendable, Hashable {
  /// Elements of the map along it.
  public var inputs: Int
  /// Taps of the kernel.
  public var kernel: Int
  /// From one position to the next.
  public var stride: Int
  /// From one tap to the next.
  public var dilation: Int
  /// Zeros that are put before and behind the map.
  public var before: Int
  public var after: Int

  public init(
    inputs: Int, kernel: Int, stride: Int = 1, dilation: Int = 1, before: Int = 0, after: Int = 0
  ) {
    self.inputs = inputs
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.before = before
    self.after = after
  }

  /// That of a map with one row.
  public static let single = ConvolutionAxis(inputs: 1, kernel: 1)

  private var reach: Int { (kernel - 1) * dilation + 1 }

  /// Positions of the kernel; 0 where it does not fit.
  public var outputs: Int {
    let room = inputs + before + after - reach
    return room < 0 ? 0 : room / stride + 1
  }

  /// As many outputs as inputs, divided by the stride and rounded up; an odd rest goes to one side.
  public mutating func padToSame(upper: Bool) {
    let outputs = (inputs + stride - 1) / stride
    let total = max(0, (outputs - 1) * stride + reach - inputs)
    before = upper ? total / 2 : total - total / 2
    after = total - before
  }

  /// The element under a tap; `nil` in the zeros around the map.
  public func element(position: Int, tap: Int) -> Int? {
    let place = position * stride + tap * dilation - before
    return (0..<inputs).contains(place) ? place : nil
  }
}

/// The windows in which a convolution looks at a map: of each, what is under the kernel's taps is a vector, with which one
/// matrix is multiplied (im2col; K. Chellapilla et al., *High performance convolutional neural networks for document
/// processing*, 2006).
///
/// Windows go row by row; taps row by row, in each place channel by channel.
public struct ConvolutionWindows: Sendable, Hashable {
  public var channels: Int
  public var rows: ConvolutionAxis
  public var columns: ConvolutionAxis
  public var order: MapOrder

  /// In which order the elements of a map come.
  public enum MapOrder: String, Sendable, Hashable, CaseIterable {
    /// Channel by channel, as ONNX has them.
    case channelsFirst = "channels-first"
    /// Place by place, as a layer gives them that looks at windows itself.
    case channelsLast = "channels-last"
  }

  public init(
    channels: Int, rows: ConvolutionAxis, columns: ConvolutionAxis, order: MapOrder
  ) {
    self.channels = channels
    self.rows = rows
    self.columns = columns
    self.order = order
  }

  /// The most elements that a map may have.
  public static let greatestMap = 1 << 20

  /// Elements of a map.
  public var elements: Int { channels * rows.inputs * columns.inputs }
  /// How many windows there are.
  public var positions: Int { rows.outputs * columns.outputs }
  /// Elements of a window, those in the zeros around the map counted.
  public var taps: Int { channels * rows.kernel * columns.kernel }

  /// From a channel, row and column of the map to the next.
  public var channelStride: Int { order == .channelsFirst ? rows.inputs * columns.inputs : 1 }
  public var rowStride: Int { columns.inputs * columnStride }
  public var columnStride: Int { order == .channelsFirst ? 1 : channels }

  /// What is in each window, `zero` where the map has nothing.
  ///
  /// - Precondition: `map` has as many elements as ``elements``.
  public func vectors<Element>(of map: [Element], zero: Element) -> [[Element]] {
    (0..<positions).map { position in
      let (row, column) = position.quotientAndRemainder(dividingBy: columns.outputs)
      var vector: [Element] = []
      vector.reserveCapacity(taps)
      for rowTap in 0..<rows.kernel {
        for columnTap in 0..<columns.kernel {
          guard let ownRow = rows.element(position: row, tap: rowTap),
            let ownColumn = columns.element(position: column, tap: columnTap)
          else {
            vector += repeatElement(zero, count: channels)
            continue
          }
          let first = ownRow * rowStride + ownColumn * columnStride
          for channel in 0..<channels { vector.append(map[first + channel * channelStride]) }
        }
      }
      return vector
    }
  }
}
