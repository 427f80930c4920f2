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
  public struct Clause: Sendable {
    public var number: Name
    public var says: Name
    /// Ids of rules that cover it.
    public var coveredBy: [Name]
    /// Why no rule can hold it, one of a closed list.
    public var noRule: Name?

    public init(number: Name, says: Name, coveredBy: [Name], noRule: Name?) {
      self.number = number
      self.says = says
      self.coveredBy = coveredBy
      self.noRule = noRule
    }
  }

  public var id: Name
  public var title: Name
  public var date: Name?
  public var clauses: [Clause]

  public init(id: Name, title: Name, date: Name?, clauses: [Clause]) {
    self.id = id
    self.title = title
    self.date = date
    self.clauses = clauses
  }
}
