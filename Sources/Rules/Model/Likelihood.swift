public import Expressions

/// How likely the values of a fact are before anything is known of the case; it weighs the order of questions and nothing else.
public struct Likelihood: Hashable, Sendable {
  public struct Band: Hashable, Sendable {
    /// The smallest value; it reaches to below the next band, the last one to the largest value there is.
    public var from: Decimal
    /// Spread evenly over the values of the band.
    public var chance: Decimal

    public init(from: Decimal, chance: Decimal) {
      self.from = from
      self.chance = chance
    }
  }

  /// Of a yes-no fact: that it is yes.
  public var yes: Decimal?
  /// Of choices by their places: of each, or that each is among those given; nil where it is not said.
  public var choices: [Decimal?] = []
  /// Of numbers, in order.
  public var bands: [Band] = []
  /// That there is none.
  public var none: Decimal?

  public init() {}
}
