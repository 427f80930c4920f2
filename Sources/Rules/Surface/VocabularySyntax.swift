public import Diagnostics
public import ExpressionSyntax

/// The declared type of a fact.
public indirect enum FactType: Hashable, Sendable {
  case yesNo
  case text
  case integer
  /// A decimal number; with `decimals` absent it may have any number of digits.
  case number
  case money
  case date
  /// Whole days.
  case duration
  case choice
  case choices
  case list(FactType)
  case reference
}

/// One code of a `choice`, with its words.
public struct ChoiceSyntax: Sendable {
  public var code: Name
  public var words: String

  public init(code: Name, words: String) {
    self.code = code
    self.words = words
  }
}

public enum Sensitivity: String, Sendable, CaseIterable { case ordinary, personal, sensitive }

/// A fact as declared in a vocabulary, or a column of a register.
public struct FactSyntax: Sendable {
  public var name: Name
  public var type: Located<FactType>
  public var choices: [ChoiceSyntax] = []
  /// Register or list entity that a `reference` leads to.
  public var target: Name?
  public var unit: String?
  public var decimals: Int?
  /// Decimal literals.
  public var minimum: Name?
  public var maximum: Name?
  public var mayBeNone = false
  public var title: Name?
  public var ask: Template?
  public var holder: Name?
  public var sensitivity = Sensitivity.ordinary
  public var isFixed = false
  public var isFinding = false
  public var actionableBy: Name?
  /// The only value to which a change is proposed; nil for any.
  public var proposed: Bool?
  /// The presumed value as written: `no`, `yes`, `none` or a code.
  public var presumed: Name?
  /// A decimal literal; nil where not given.
  public var cost: Name?
  public var likelihood: LikelihoodSyntax?

  public init(name: Name, type: Located<FactType>) {
    self.name = name
    self.type = type
  }
}

public struct DerivedFactSyntax: Sendable {
  /// Declares name, type, unit, title and so on.
  public var fact: FactSyntax
  public var definition: ExpressionSource
  /// The definition in words, for readers.
  public var meaning: Name?

  public init(fact: FactSyntax, definition: ExpressionSource, meaning: Name? = nil) {
    self.fact = fact
    self.definition = definition
    self.meaning = meaning
  }
}

public struct RoleSyntax: Sendable {
  public var name: Name
  public var condition: Condition

  public init(name: Name, condition: Condition) {
    self.name = name
    self.condition = condition
  }
}

/// Which facts of a list entity say what the item is, whose it is and in which form.
public struct ItemSyntax: Sendable {
  public var item: Name?
  public var subject: Name?
  public var form: Name?

  public init(item: Name?, subject: Name?, form: Name?) {
    self.item = item
    self.subject = subject
    self.form = form
  }
}

public struct EntitySyntax: Sendable {
  public var name: Name
  public var title: Name?
  /// The key under which a list of members is given; nil for a single record.
  public var list: Name?
  /// The fact that names a member.
  public var nameFact: Name?
  public var item: ItemSyntax?
  public var facts: [FactSyntax]
  public var derived: [DerivedFactSyntax]
  public var roles: [RoleSyntax]
  /// Where the key of the roles stands.
  public var rolesSpan: SourceSpan?

  public init(
    name: Name, title: Name?, list: Name?, nameFact: Name?, item: ItemSyntax?, facts: [FactSyntax],
    derived: [DerivedFactSyntax], roles: [RoleSyntax], rolesSpan: SourceSpan? = nil
  ) {
    self.name = name
    self.title = title
    self.list = list
    self.nameFact = nameFact
    self.item = item
    self.facts = facts
    self.derived = derived
    self.roles = roles
    self.rolesSpan = rolesSpan
  }
}

/// A contradiction between facts that makes them refused.
public struct CheckSyntax: Sendable {
  public var id: Name
  public var each: Name?
  public var wrongWhen: Condition
  public var says: Template

  public init(id: Name, each: Name?, wrongWhen: Condition, says: Template) {
    self.id = id
    self.each = each
    self.wrongWhen = wrongWhen
    self.says = says
  }
}

/// Who holds facts, and what letters and reports call them.
public struct HolderSyntax: Sendable {
  public var id: Name
  public var words: Template
  /// What asking for a fact takes that it holds, a decimal literal; nil where not given.
  public var cost: Name?

  public init(id: Name, words: Template, cost: Name? = nil) {
    self.id = id
    self.words = words
    self.cost = cost
  }
}

public struct VocabularySyntax: Sendable {
  public var id: Name
  public var title: Name?
  public var entities: [EntitySyntax]
  public var checks: [CheckSyntax]
  public var holders: [HolderSyntax]
  public var readers: [ReaderSyntax]

  public init(
    id: Name, title: Name?, entities: [EntitySyntax], checks: [CheckSyntax], holders: [HolderSyntax],
    readers: [ReaderSyntax] = []
  ) {
    self.id = id
    self.title = title
    self.entities = entities
    self.checks = checks
    self.holders = holders
    self.readers = readers
  }
}
