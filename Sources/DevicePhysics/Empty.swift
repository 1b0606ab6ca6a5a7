public struct OhmicMemristor: Sendable, Hashable { public init() {} }
public struct OxygenGradientMemristor: Sendable, Hashable { public var plateaus = 40; public init() {} }
