import Diagnostics
import Specifications
import YAML

/// The maps of a layer that is a convolution: its matrix is multiplied with every window. What is left out takes its
/// default.
public struct Convolution: Sendable {
  let content: SectionContent

  /// - Parameters:
  ///   - channels: Channels of a map, 1...4096.
  ///   - height: Its rows, 1...4096.
  ///   - width: Its columns, 1...4096.
  ///   - kernelHeight: Rows of a window, 1...4096.
  ///   - kernelWidth: Columns of a window, 1...4096.
  ///   - stride: From window to window, in both directions, 1...4096.
  ///   - dilation: From tap to tap, in both directions, 1...4096.
  ///   - padding: Zeros around the map, on all sides; of one row, only before and behind it, 0...4096.
  ///   - order: In which order the elements come.
  public init(
    channels: Int? = nil, height: Int? = nil, width: Int, kernelHeight: Int? = nil,
    kernelWidth: Int, stride: Int? = nil, dilation: Int? = nil, padding: Int? = nil,
    order: ConvolutionWindows.MapOrder? = nil, fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "convolution",
      [
        "channels": channels,
        "height": height,
        "width": width,
        "kernel-height": kernelHeight,
        "kernel-width": kernelWidth,
        "stride": stride,
        "dilation": dilation,
        "padding": padding,
        "order": order?.rawValue,
      ], at: Place(fileID, line))
  }
}

extension Convolution {
  /// - Parameter isFirst: whether the maps come from outside.
  static func decode(_ mapping: inout YAMLMapping, isFirst: Bool) -> ConvolutionWindows? {
    let sizes = 1...4096
    let channels = mapping.integer("channels", in: sizes, default: 1)
    let height = mapping.integer("height", in: sizes, default: 1)
    let width = mapping.integer("width", in: sizes)
    let kernelHeight = mapping.integer("kernel-height", in: sizes, default: 1)
    let kernelWidth = mapping.integer("kernel-width", in: sizes)
    let stride = mapping.integer("stride", in: sizes, default: 1)
    let dilation = mapping.integer("dilation", in: sizes, default: 1)
    let padding = mapping.integer("padding", in: 0...4096, default: 0)
    let order = mapping.choice(
      "order", of: ConvolutionWindows.MapOrder.self,
      default: isFirst ? .channelsFirst : .channelsLast)
    guard let width, let kernelWidth else { return nil }
    func axis(_ inputs: Int, _ kernel: Int) -> ConvolutionAxis {
      ConvolutionAxis(
        inputs: inputs, kernel: kernel, stride: stride, dilation: dilation, before: padding,
        after: padding)
    }
    return ConvolutionWindows(
      channels: channels, rows: height == 1 ? .single : axis(height, kernelHeight),
      columns: axis(width, kernelWidth), order: order)
  }
}
