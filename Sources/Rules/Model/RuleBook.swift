public import Diagnostics
public import ExpressionSyntax
import Expressions
public import YAMLTree

/// All rule files of a load: resolved and checked, ready to be lowered for a decision and a day.
public struct RuleBook: Sendable {
  public var files: SourceFiles
  public var entities: [Entity] = []
  public var facts: [Fact] = []
  public var registers: [Register] = []
  public var parameters: [ParameterHistory] = []
  /// What is said of decisions as a whole.
  public var declaredDecisions: [DecisionSyntax] = []
  public var criteria: [CriterionSyntax] = []
  public var eligibility: [EligibilitySyntax] = []
  public var determinations: [DeterminationSyntax] = []
  public var sharing: [SharingRuleSyntax] = []
  public var retention: [RetentionSyntax] = []
  public var outcomes: [OutcomeSyntax] = []
  public var duties: [DutySyntax] = []
  public var rankings: [RankingSyntax] = []
  public var letters: [LetterSyntax] = []
  public var checks: [CheckSyntax] = []
  public var holders: [HolderSyntax] = []
  public var readers: [Reader] = []
  public var assumptions: [AssumptionSyntax] = []
  public var documents: [DocumentSyntax] = []
  public var translations: [TranslationSyntax] = []
  /// What readers see of the rules, in the words that the rules have; of a book that was loaded whole or for a language.
  public var texts: [RuleText] = []
  public var cases: [CasesSyntax] = []
  /// The trees of the files that were read, those of worked cases apart; none for a file that could not be read.
  public internal(set) var fileTrees: [FileID: YAMLNode] = [:]
  /// Whether every file that may declare facts could be read: otherwise facts cannot be held against the vocabulary.
  public internal(set) var vocabularyIsSound = true

  /// Parsed expressions by the place of their text.
  var trees: [SourceSpan: SyntaxTree] = [:]
  /// Decision tables by the place of the expression that each stands for.
  var tables: [SourceSpan: DecisionTableSyntax] = [:]
  /// Derived facts that stand for something else on other days.
  var editions: [FactID: FactEditions] = [:]
  var entityByName: [String: EntityID] = [:]
  var entityByList: [String: EntityID] = [:]
  var entityByRole: [String: EntityID] = [:]
  var factByPath: [String: FactID] = [:]
  var registerByName: [String: RegisterID] = [:]
  var registerByListName: [String: RegisterID] = [:]
  var parameterByName: [String: Int] = [:]

  public init(files: SourceFiles) { self.files = files }

  /// Makes entities, facts, registers and parameters findable by name; to be called once they are complete.
  ///
  /// Of two with the same name the first is found. Complexity: O(n) in their number.
  public mutating func index() {
    func table<ID>(_ entries: some Sequence<(String, ID)>) -> [String: ID] {
      Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }
    entityByName = table(entities.map { ($0.name, $0.id) })
    entityByList = table(entities.compactMap { entity in entity.list.map { ($0, entity.id) } })
    entityByRole = table(entities.flatMap { entity in entity.roles.map { ($0.name, entity.id) } })
    factByPath = table(facts.map { ($0.path, $0.id) })
    registerByName = table(registers.map { ($0.name, $0.id) })
    registerByListName = table(registers.map { ($0.listName, $0.id) })
    parameterByName = table(parameters.enumerated().map { ($0.element.fact.name, $0.offset) })
  }

  public func entity(named name: String) -> EntityID? { entityByName[name] }
  public func entity(listedAs list: String) -> EntityID? { entityByList[list] }
  public func entity(ofRole role: String) -> EntityID? { entityByRole[role] }
  /// The fact written `entity.fact`.
  public func fact(at path: String) -> FactID? { factByPath[path] }
  public func register(named name: String) -> RegisterID? { registerByName[name] }
  public func parameter(named name: String) -> ParameterHistory? { parameterByName[name].map { parameters[$0] } }

  // What is looked up is large and seldom wanted whole: lent, not copied.
  public subscript(id: FactID) -> Fact { _read { yield facts[id.index] } }
  public subscript(id: EntityID) -> Entity { _read { yield entities[id.index] } }
  public subscript(id: RegisterID) -> Register { _read { yield registers[id.index] } }

  /// The tree of an expression of this book; parsed anew where the checker has not seen it.
  public func tree(of source: ExpressionSource) -> SyntaxTree {
    if let tree = trees[source.wholeSpan] { return tree }
    var ignored = DiagnosticSet()
    return FEELParser.parseExpression(source, names: Builtins.names, into: &ignored)
  }

  /// The decision table that an expression was written as; nil for others.
  public func table(of source: ExpressionSource) -> DecisionTableSyntax? { tables[source.wholeSpan] }

  /// Names of all decisions, in the order of the rule files.
  public var decisions: [String] {
    var seen: Set<String> = []
    let names =
      eligibility.map(\.decision.value) + determinations.map(\.decision.value) + sharing.map(\.decision.value)
      + retention.map(\.decision.value)
      + outcomes.map(\.decision.value)
    return names.filter { seen.insert($0).inserted }
  }
}

extension RuleBook {
  /// What keeps every record of a decision, whichever rule covers it.
  public func holds(of decision: String) -> [ExceptionSyntax] {
    declaredDecisions.filter { $0.id.value == decision }.flatMap(\.holds)
  }

  /// When the rules of a decision are in force, one period for each. Complexity: linear in the rules.
  public func periods(of decision: String) -> [EffectivePeriod] {
    let headers =
      eligibility.filter { $0.decision.value == decision }.map(\.header)
      + determinations.filter { $0.decision.value == decision }.map(\.header)
      + sharing.filter { $0.decision.value == decision && $0.role == .permission }.map(\.header)
      + retention.filter { $0.decision.value == decision }.map(\.header)
      + outcomes.filter { $0.decision.value == decision }.map(\.header)
    return headers.map(\.period)
  }
}

extension RuleBook {
  /// The path of the fact by which the rules of a decision are chosen; nil where that is the day of the decision, and where
  /// versions differ in it.
  public func clock(of decision: String) -> String? {
    let clocks =
      eligibility.filter { $0.decision.value == decision }.map { $0.clock?.fact.text }
      + determinations.filter { $0.decision.value == decision }.map { $0.clock?.fact.text }
    guard let first = clocks.first, clocks.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}

extension ExpressionSource {
  /// The place of the whole text, by which its tree is kept.
  var wholeSpan: SourceSpan { span(0..<text.utf8.count) }
}
