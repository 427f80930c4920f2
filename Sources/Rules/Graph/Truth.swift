/// The truth of a condition. An error acts as unknown here and is reported beside it.
public enum Truth: UInt8, Hashable, Sendable, CaseIterable {
  case unknown, met, notMet

  public init(_ value: Bool?) { self = value == nil ? .unknown : value! ? .met : .notMet }

  public var negated: Truth { self == .met ? .notMet : self == .notMet ? .met : .unknown }
}
