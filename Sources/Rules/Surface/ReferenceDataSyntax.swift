public import Diagnostics
public import YAMLTree

/// One dated value of a parameter, as written; its type reads it.
public struct ParameterValueSyntax: Sendable {
  public var value: YAMLNode
  public var period: EffectivePeriod
  public var sources: [SourceReference]
  public var assumes: [Name]
  public var span: SourceSpan

  public init(value: YAMLNode, period: EffectivePeriod, sources: [SourceReference], assumes: [Name], span: SourceSpan) {
    self.value = value
    self.period = period
    self.sources = sources
    self.assumes = assumes
    self.span = span
  }
}

public struct ParameterSyntax: Sendable {
  /// Declares name, type, unit, decimals, choices and title.
  public var fact: FactSyntax
  public var values: [ParameterValueSyntax]

  public init(fact: FactSyntax, values: [ParameterValueSyntax]) {
    self.fact = fact
    self.values = values
  }
}

public struct RegisterSyntax: Sendable {
  public struct Row: Sendable {
    public var id: Name
    public var cells: [(column: Name, value: YAMLNode)]

    public init(id: Name, cells: [(column: Name, value: YAMLNode)]) {
      self.id = id
      self.cells = cells
    }
  }

  public var id: Name
  public var title: Name?
  public var columns: [FactSyntax]
  public var rows: [Row]

  public init(id: Name, title: Name?, columns: [FactSyntax], rows: [Row]) {
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}

public struct AssumptionSyntax: Sendable {
  public var id: Name
  public var title: Name
  public var reason: Name
  public var alternatives: [Name]
  public var sources: [SourceReference]
  public var span: SourceSpan

  public init(id: Name, title: Name, reason: Name, alternatives: [Name], sources: [SourceReference], span: SourceSpan) {
    self.id = id
    self.title = title
    self.reason = reason
    self.alternatives = alternatives
    self.sources = sources
    self.span = span
  }
}

public struct DocumentSyntax: Sendable {
  /// Why no rule can hold a clause; `no_rule` says one of these.
  public enum NoRule: String, Sendable, CaseIterable {
    case statementOfAims = "statement of aims"
    case background
    case contactDetail = "contact detail"
    case headingOverOthers = "heading over others"
  }

  public struct Clause: Sendable {
    public var number: Name
    public var says: Name
    /// Ids of rules that cover it without citing it; of anything else that has an id besides.
    public var coveredBy: [Name]
    public var noRule: Located<NoRule>?

    public init(number: Name, says: Name, coveredBy: [Name], noRule: Located<NoRule>?) {
      self.number = number
      self.says = says
      self.coveredBy = coveredBy
      self.noRule = noRule
    }
  }

  public var id: Name
  /// Empty where another file says it.
  public var title: Name
  /// What letters call it: `the agreement`.
  public var short: Name?
  public var date: Name?
  /// Whether only clauses that rules cite are registered, as of law and guidance, and not all that the document has.
  public var isCitedOnly: Bool
  /// In the order of the file.
  public var clauses: [Clause]

  public init(id: Name, title: Name, short: Name?, date: Name?, isCitedOnly: Bool, clauses: [Clause]) {
    self.id = id
    self.title = title
    self.short = short
    self.date = date
    self.isCitedOnly = isCitedOnly
    self.clauses = clauses
  }
}
