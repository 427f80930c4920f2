public import Rules

/// A letter filled in with the facts of a case: plain data. Lists are made from the decision, by who renders it.
public struct Letter: Sendable {
  public enum Part: Sendable {
    case text(Phrase)
    case heading(Phrase)
    case list(LetterSyntax.List, empty: Phrase?)
    case signature(Phrase)
  }

  public var id: String
  public var title: String
  /// As its reader may see it: what its lists are made from.
  public var decision: Decision
  public var to: [Phrase]
  public var sender: [Phrase]
  public var subject: Phrase
  /// The parts that are to be written, in their order.
  public var parts: [Part]
  /// What its list of missing facts asks for.
  public var questions: [MissingFact]
  /// To whom it goes, where one is written for each holder of facts: the holder's name in the rules.
  public var holder: String?
  /// Whether it asks for facts of which the rules do not say who holds them.
  public var lacksHolder: Bool
  /// Facts that were not given, in whose places blanks are left.
  public var blanks: [MissingFact]
  /// Whether a blank is left for a due date that is not settled.
  public var lacksDueDate: Bool
  /// How many parts are left out because it is not known whether they apply.
  public var openParts: Int

  public init(
    id: String, title: String, decision: Decision, to: [Phrase], sender: [Phrase], subject: Phrase, parts: [Part],
    questions: [MissingFact] = [], holder: String? = nil, lacksHolder: Bool = false, blanks: [MissingFact] = [],
    lacksDueDate: Bool = false, openParts: Int = 0
  ) {
    self.id = id
    self.title = title
    self.decision = decision
    self.to = to
    self.sender = sender
    self.subject = subject
    self.parts = parts
    self.questions = questions
    self.holder = holder
    self.lacksHolder = lacksHolder
    self.blanks = blanks
    self.lacksDueDate = lacksDueDate
    self.openParts = openParts
  }
}

/// Why no letter could be chosen.
public enum LetterChoiceFailure: Error, Hashable, Sendable {
  /// There is none of this name for the decision; with those that there are.
  case noSuchLetter(String, known: [String])
  /// The letter named is not written with this outcome or these facts; with the outcomes with which it is, if it says any.
  case doesNotFit(String, on: [String])
  /// None is written; with all that there are, and those of which it is not known whether they are.
  case noneFits(known: [String], open: [String])
  /// The letter named asks for facts, and none is missing.
  case nobodyToAsk(String)
  case several([String])
  /// The letter goes to one of several readers, of whom it has to be said which.
  case needsReader(String, reader: String)
}
