public import Diagnostics
public import ExpressionSyntax
public import Expressions

/// How the values of a fact are held in a case, fixed when the rule book is resolved.
///
/// See `CaseFacts` in the target Facts for the memory behind it.
public enum FactStorage: Hashable, Sendable {
  /// One bit.
  case flag
  /// A whole number: the value times ten to the power of `decimals`; for dates and durations, days.
  case integer(decimals: Int)
  /// Index of a choice, of a register's row or of a member of a list.
  case code
  /// One bit for each of at most 64 choices.
  case set
  /// Several whole numbers, each the value times ten to the power of `decimals`.
  case integers(decimals: Int)
  /// Anything else: text, unlimited decimals, lists of text.
  case value
}

/// What a reference fact leads to.
public enum ReferenceTarget: Hashable, Sendable {
  case register(RegisterID)
  case entity(EntityID)
}

/// A code of a choice with its words.
public struct Choice: Hashable, Sendable {
  public var code: String
  public var words: String

  public init(code: String, words: String) {
    self.code = code
    self.words = words
  }
}

/// A fact of the vocabulary, resolved.
public struct Fact: Sendable {
  public var id: FactID
  public var entity: EntityID
  public var name: String
  /// `entity.fact`, as expressions write it.
  public var path: String
  public var type: FactType
  public var storage: FactStorage
  public var choices: [Choice] = []
  public var target: ReferenceTarget?
  public var unit: String?
  public var minimum: Decimal?
  public var maximum: Decimal?
  public var mayBeNone = false
  public var title: String
  public var ask: Template?
  public var holder: String?
  public var sensitivity = Sensitivity.ordinary
  public var isFixed = false
  public var isFinding = false
  public var actionableBy: String?
  /// Of a yes-no fact the only value to which a change is proposed; nil for any.
  public var proposed: Bool?
  /// The value that is presumed while nothing is given.
  public var presumed: Value?
  /// What it takes to ask for it, by the fact or else by its holder; 1 is usual, always above 0.
  public var cost: Decimal?
  public var likelihood: Likelihood?
  /// Set for derived facts.
  public var definition: ExpressionSource?
  /// The definition in words.
  public var meaning: String?
  public var span: SourceSpan

  public var isDerived: Bool { definition != nil }

  public init(
    id: FactID, entity: EntityID, name: String, path: String, type: FactType, storage: FactStorage, title: String,
    span: SourceSpan
  ) {
    self.id = id
    self.entity = entity
    self.name = name
    self.path = path
    self.type = type
    self.storage = storage
    self.title = title
    self.span = span
  }
}

/// A kind of record that facts describe.
public struct Entity: Sendable {
  public struct Role: Sendable {
    public var name: String
    public var condition: Condition
    public var span: SourceSpan

    public init(name: String, condition: Condition, span: SourceSpan) {
      self.name = name
      self.condition = condition
      self.span = span
    }
  }

  public var id: EntityID
  public var name: String
  public var title: String
  /// The key under which the members are given; nil for a single record.
  public var list: String?
  public var nameFact: FactID?
  /// Facts that name the item, whose it is and in which form, where the members are decided one by one.
  public var itemFact: FactID?
  public var subjectFact: FactID?
  public var formFact: FactID?
  public var facts: [FactID] = []
  public var roles: [Role] = []
  public var span: SourceSpan

  public var isList: Bool { list != nil }

  public init(id: EntityID, name: String, title: String, list: String?, span: SourceSpan) {
    self.id = id
    self.name = name
    self.title = title
    self.list = list
    self.span = span
  }
}

/// Reference data: rows known when the rule book is loaded.
public struct Register: Sendable {
  public var id: RegisterID
  public var name: String
  public var title: String
  public var columns: [String]
  /// How columns are declared: their types, choices and units.
  public var columnFacts: [Fact]
  public var rows: [String]
  /// `cells[row][column]`; `.null` where there is none.
  public var cells: [[Value]]
  public var span: SourceSpan

  public init(
    id: RegisterID, name: String, title: String, columns: [String], columnFacts: [Fact], rows: [String], cells: [[Value]],
    span: SourceSpan
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.columns = columns
    self.columnFacts = columnFacts
    self.rows = rows
    self.cells = cells
    self.span = span
  }
}

/// A named value with its history.
public struct ParameterHistory: Sendable {
  public struct Entry: Sendable {
    public var value: Value
    public var period: EffectivePeriod
    public var sources: [SourceReference]
    public var assumes: [Name]
    /// The value alone.
    public var valueSpan: SourceSpan
    /// Everything that is written of it.
    public var span: SourceSpan

    public init(
      value: Value, period: EffectivePeriod, sources: [SourceReference], assumes: [Name], valueSpan: SourceSpan, span: SourceSpan
    ) {
      self.value = value
      self.valueSpan = valueSpan
      self.period = period
      self.sources = sources
      self.assumes = assumes
      self.span = span
    }
  }

  /// Type, unit, choices and title.
  public var fact: Fact
  /// In order of time; periods do not overlap.
  public var entries: [Entry]

  public init(fact: Fact, entries: [Entry]) {
    self.fact = fact
    self.entries = entries
  }

  public func entry(on day: Int64) -> Entry? { entries.first { $0.period.contains(day) } }
}
