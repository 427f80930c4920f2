/// A sentence ready to fill in.
public struct GraphTemplate: Sendable {
  public enum Part: Sendable {
    case text(String)
    case program(ProgramIndex)
    case count(CountPlaceholder)
    /// `{due}` in the words of a rule with a due date.
    case due
    /// `{holder}` in a letter to a holder of facts.
    case holder
  }

  public var parts: [Part]

  public init(parts: [Part]) { self.parts = parts }
}

/// `{count.met}` and kin in the words of a rule whose condition counts.
public enum CountPlaceholder: String, Sendable, CaseIterable {
  case met, notMet = "not_met", open, all, needed
}

/// Words of a rule, lowered.
public struct GraphWords: Sendable {
  public var met: GraphTemplate?
  public var notMet: GraphTemplate?
  public var unknown: GraphTemplate?

  public init(met: GraphTemplate? = nil, notMet: GraphTemplate? = nil, unknown: GraphTemplate? = nil) {
    self.met = met
    self.notMet = notMet
    self.unknown = unknown
  }

  public subscript(truth: Truth) -> GraphTemplate? {
    switch truth {
    case .met: met
    case .notMet: notMet
    case .unknown: unknown
    }
  }
}
