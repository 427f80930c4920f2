import Diagnostics
import ExpressionSyntax
import Expressions

/// Parses and checks every expression of a book where it stands, and every name that conditions use of each other.
struct BookChecker {
  var book: RuleBook
  var diagnostics = DiagnosticSet()
  /// What conditions name, for the report of what nothing names.
  var usedFacts: Set<FactID> = []
  var usedParameters: Set<String> = []
  /// Whose expressions are looked at: the whole book, or the part that one decision can reach.
  let part: RuleBook
  let isWhole: Bool
  /// Expressions with mistakes, of which nothing more is said.
  var faulty: Set<SourceSpan> = []
  /// Values of parameters with which a condition always or never holds.
  var doubted: Set<SourceSpan> = []
  let types: VocabularyTypes
  let ruleIDs: Set<String>
  let groups: Set<String>

  /// The book with its expressions parsed; with a decision, only those that it can reach, and only these are checked.
  ///
  /// Names that rules use of each other and what rules must agree on are checked throughout; letters with the whole book, or
  /// those of the decision where they are asked for.
  static func check(
    _ book: RuleBook, for decision: String? = nil, withLetters: Bool = false, into diagnostics: inout DiagnosticSet
  ) -> RuleBook {
    var checker = BookChecker(book, decision)
    checker.checkVocabulary()
    checker.checkRules()
    if checker.isWhole {
      checker.checkLetters(book.letters)
      checker.checkRankings()
      checker.checkUse()
    } else {
      if withLetters, let decision { checker.checkLetters(book.letters.filter { $0.belongs(to: decision) }) }
      checker.checkUsedFacts()
    }
    checker.checkConsistency()
    checker.checkCycles()
    checker.checkTranslations()
    checker.checkCases()
    diagnostics.merge(checker.diagnostics)
    return checker.book
  }

  private init(_ book: RuleBook, _ decision: String?) {
    self.book = book
    part = decision.map(book.reach) ?? book
    isWhole = decision == nil
    types = VocabularyTypes(book)
    ruleIDs = Set(
      book.criteria.flatMap { [$0.header.id.value] + $0.indicators.map(\.header.id.value) }
        + book.eligibility.map(\.header.id.value) + book.sharing.map(\.header.id.value))
    groups = Set(book.criteria.compactMap(\.group?.value))
  }

  // MARK: Expressions

  /// The type of its values; nil where it has mistakes.
  @discardableResult
  mutating func check(
    _ source: ExpressionSource, _ scope: NameScope, expected: ValueType?, extra: [String: Binding] = [:]
  ) -> ValueType? {
    if let table = book.table(of: source) { return check(table, source, scope, expected: expected) }
    var own = DiagnosticSet()
    let tree = FEELParser.parseExpression(source, names: Builtins.names, into: &own)
    book.trees[source.wholeSpan] = tree
    var type: ValueType?
    if !own.containsError {
      type =
        Expressions.check(
          tree, source: source, scope: RuleScope(types: types, names: scope, extra: extra), expected: expected, into: &own)[
          tree.root]
    }
    diagnostics.merge(own)
    if own.containsError { faulty.insert(source.wholeSpan) }
    noteUse(tree, scope)
    // What follows only warns, which is of use where the book is checked, not where it decides.
    guard isWhole else { return own.containsError ? nil : type }
    if !own.containsError { checkClaims(source, tree, scope) }
    lint(tree, source)
    return own.containsError ? nil : type
  }

  mutating func noteUse(_ tree: SyntaxTree, _ scope: NameScope) {
    for id in tree.nodes.indices.map({ NodeID(UInt32($0)) }) {
      switch scope.meaning(of: id, in: tree, book: book) {
      case .fact(let path):
        usedFacts.insert(path.fact)
        if let reference = path.reference { usedFacts.insert(reference) }
      case .column(let path, _, _):
        usedFacts.insert(path.fact)
        if let reference = path.reference { usedFacts.insert(reference) }
      case .parameter(let history): usedParameters.insert(history.fact.name)
      case .entity, .rows, .cells, .unknown: break
      }
    }
  }

  /// Officers read conditions aloud: closures, `for` and nested `if` belong in a derived fact with a name.
  private mutating func lint(_ tree: SyntaxTree, _ source: ExpressionSource) {
    if isDerived { return }
    for node in tree.nodes {
      switch node.kind {
      case .function: diagnostics.report(.hardToRead("a function literal", at: source.span(node.range)))
      case .forEach: diagnostics.report(.hardToRead("`for`", at: source.span(node.range)))
      case .conditional(_, let then, let otherwise):
        for branch in [then, otherwise] {
          if case .conditional = tree[branch].kind {
            diagnostics.report(.hardToRead("an `if` inside an `if`", at: source.span(node.range)))
          }
        }
      default: break
      }
    }
  }

  /// Whether the expression being checked is the definition of a derived fact.
  var isDerived = false

  // MARK: Conditions

  /// Checks a condition, and that it can hold where all of `together` do.
  mutating func check(_ condition: Condition?, _ scope: NameScope, together: [Condition?] = []) {
    guard let condition else { return }
    defer { if isWhole { checkTogether(together + [condition], scope) } }
    switch condition {
    case .expression(let source, _): checkCondition(source, scope)
    case .all(let inner, let span), .any(let inner, let span), .none(let inner, let span):
      if inner.isEmpty { diagnostics.report(.emptyGate(at: span)) }
      for condition in inner { check(condition, scope) }
    case .not(let inner, _): check(inner, scope)
    case .met(let name, _):
      if !ruleIDs.contains(name.value) {
        diagnostics.report(.unknownName(name, what: "criterion, indicator or rule", among: ruleIDs.sorted()))
      }
      if let each = book.sharing.first(where: { $0.header.id.value == name.value })?.each,
        book.entity(named: each.value) != scope.member
      {
        diagnostics.report(.ruleOfMembers(name, each: each.value))
      }
    case .count(let gate, let span): check(gate, scope, span)
    case .quantified(let quantified, let span): check(quantified, scope, span)
    }
  }

  /// The id of a rule in the place of an expression would be read as a difference of names.
  private mutating func checkCondition(_ source: ExpressionSource, _ scope: NameScope) {
    if ruleIDs.contains(source.text), source.text.contains("-") {
      return diagnostics.report(.ruleAsCondition(source.text, at: source.wholeSpan))
    }
    check(source, scope, expected: .boolean)
  }

  private mutating func check(_ gate: CountGate, _ scope: NameScope, _ span: SourceSpan) {
    check(gate.number, NameScope(), expected: .number())
    switch gate.operands {
    case .conditions(let conditions):
      for condition in conditions { check(condition, scope) }
      if let number = Int(gate.number.text), number > conditions.count, gate.bound == .atLeast {
        diagnostics.report(.neverEnough(number, of: conditions.count, at: gate.number.span(0..<gate.number.text.utf8.count)))
      }
    case .group(let name):
      if !groups.contains(name.value) {
        diagnostics.report(.unknownName(name, what: "group of criteria", among: groups.sorted()))
      } else {
        checkCount(gate, ofGroup: name)
      }
    }
  }

  private mutating func check(_ quantified: QuantifiedCondition, _ scope: NameScope, _ span: SourceSpan) {
    let name = quantified.member
    guard let entity = member(name) else { return }
    if scope.member != nil {
      diagnostics.report(.nestedQuantifier(name))
      return
    }
    if case .count(_, let number) = quantified.kind { check(number, NameScope(), expected: .number()) }
    let role = book[entity].roles.first { $0.name == name.value }?.condition
    check(quantified.where, NameScope(member: entity), together: [role])
    check(quantified.when, NameScope(member: entity), together: [role, quantified.where])
  }

  func isList(_ name: Name) -> Bool {
    (book.entity(named: name.value) ?? book.entity(ofRole: name.value)).map { book[$0].isList } ?? false
  }

  /// The list entity of a name or role, reported where there is none.
  mutating func member(_ name: Name) -> EntityID? {
    if let entity = book.entity(named: name.value) ?? book.entity(ofRole: name.value), book[entity].isList { return entity }
    if let entity = book.entity(named: name.value) {
      diagnostics.report(.notAList(name, entity: book[entity].name))
      return nil
    }
    let lists = book.entities.filter(\.isList).flatMap { [$0.name] + $0.roles.map(\.name) }
    diagnostics.report(.unknownName(name, what: "list of facts or role", among: lists))
    return nil
  }

  // MARK: Words

  mutating func check(_ words: Words, _ scope: NameScope?, extra: [String: Binding] = [:]) {
    guard let scope else { return }
    for template in [words.met, words.notMet, words.unknown].compactMap({ $0 }) { check(template, scope, extra: extra) }
  }

  mutating func check(_ template: Template, _ scope: NameScope, extra: [String: Binding] = [:]) {
    for case .placeholder(let source) in template.parts { check(source, scope, expected: nil, extra: extra) }
  }
}
