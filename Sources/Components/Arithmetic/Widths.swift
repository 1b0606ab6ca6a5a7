import HDL

/// The bits of a register that counts `0 ..< count`, at least 1.
func counterWidth(_ count: Int) -> Int {
  BitVector.bitsNeeded(for: max(count - 1, 0), isSigned: false)
}

/// `value` in `width` bits, where the surrounding circuit makes sure that it fits.
func fitted(_ value: Signal, to width: Int) -> Signal {
  if value.width == width { return value }
  return value.width < width ? value.extended(to: width) : value.truncated(to: width)
}
