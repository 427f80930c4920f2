import Diagnostics
import ExpressionSyntax
import Expressions
import Rules

/// Puts FEEL expressions into plain English, with the titles of facts and the values of parameters; each name leads to where it is
/// declared. A form without a phrase of its own stands as it is written.
struct ExpressionPhrase {
  let book: RuleBook
  let source: ExpressionSource
  let tree: SyntaxTree
  /// What the variables of quantifiers and the names that only words have stand for.
  var variables: [String: Term] = [:]
  /// Whether it stands in a sentence, where only what is put in is wanted.
  let isInWords: Bool

  init(_ source: ExpressionSource, in book: RuleBook, isInWords: Bool = false) {
    self.book = book
    self.source = source
    self.isInWords = isInWords
    tree = book.tree(of: source)
    if isInWords { variables = Catalogue.placeholders.mapValues { Term(words: RichText($0)) } }
  }

  /// What must hold, as a sentence without a capital or full stop. Complexity: linear in the expression.
  var condition: RichText { condition(tree.root) }
  /// What it gives, as a noun.
  var value: RichText { noun(tree.root) }
  /// The same, of which a literal is a value of the fact: of money, say.
  func value(like fact: Fact?) -> RichText { noun(tree.root, like: fact) }
  /// What it is a value of, where it is no more than a name.
  var fact: Fact? { term(tree.root)?.fact }

  /// The operands of `and`s or `or`s at the top of a condition, and whether all of them must hold; nil where there is only one.
  var parts: (areAllNeeded: Bool, operands: [RichText])? {
    guard case .binary(let word, _, _) = tree[tree.root].kind, word == .and || word == .or else { return nil }
    return (word == .and, operands(of: word, tree.root).map { condition($0) })
  }

  // MARK: Conditions

  func condition(_ id: NodeID) -> RichText {
    switch tree[id].kind {
    case .boolean(let value): return RichText(value ? Catalogue.always : Catalogue.never)
    case .binary(.and, _, _): return joined(.and, id)
    case .binary(.or, _, _): return joined(.or, id)
    case .binary(let comparison, let a, let b): return compared(comparison, a, b) ?? written(id)
    case .between(let value, let low, let high):
      let fact = term(value)?.fact
      return .filling(Catalogue.between, [noun(value), noun(low), noun(high, like: fact)])
    case .isIn(let value, let tests):
      let fact = term(value)?.fact
      return .filling(Catalogue.isAmong, [noun(value), .joined(tests.map { test($0, like: fact) }, Catalogue.orBetween)])
    case .call(let function, let arguments): return call(name(function), arguments.map(\.value), id, isCondition: true)
    case .quantified(let quantifier, let iterators, let body) where iterators.count == 1:
      let pattern = quantifier == .some ? Catalogue.forSome : Catalogue.forEvery
      var inner = self
      let domain = iterators[0].domain
      inner.variables[iterators[0].name] = Term(words: RichText(Catalogue.it), fact: term(domain)?.fact)
      return .filling(pattern, [noun(domain), inner.condition(body)])
    case .conditional(let when, let then, let otherwise):
      return settled(when, then, otherwise)
        ?? .filling(Catalogue.conditional, [condition(then), condition(when), condition(otherwise)])
    default:
      guard let term = term(id), term.fact?.type == .yesNo else { return written(id) }
      return .filling(Catalogue.isYes, [term.words])
    }
  }

  private func joined(_ word: BinaryOperator, _ id: NodeID) -> RichText {
    .joined(operands(of: word, id).map { bracketed($0, within: word) }, word == .and ? Catalogue.andBetween : Catalogue.orBetween)
  }

  /// An `or` within an `and`, and the other way round, stands in brackets.
  private func bracketed(_ id: NodeID, within outer: BinaryOperator) -> RichText {
    guard case .binary(let word, _, _) = tree[id].kind, word == .and || word == .or, word != outer else { return condition(id) }
    return .filling(Catalogue.brackets, [condition(id)])
  }

  func operands(of word: BinaryOperator, _ id: NodeID) -> [NodeID] {
    guard case .binary(word, let a, let b) = tree[id].kind else { return [id] }
    return operands(of: word, a) + operands(of: word, b)
  }

  func compared(_ comparison: BinaryOperator, _ a: NodeID, _ b: NodeID) -> RichText? {
    let (left, right) = (term(a), term(b))
    if case .null = tree[b].kind, let pattern = Catalogue.nullPatterns[comparison.rawValue] {
      return .filling(pattern, [noun(a)])
    }
    if case .boolean(let value) = tree[b].kind, comparison == .equal || comparison == .notEqual {
      return .filling(value == (comparison == .equal) ? Catalogue.isYes : Catalogue.isNo, [noun(a)])
    }
    let patterns = isDate(a) || isDate(b) ? Catalogue.datePatterns : Catalogue.comparisonPatterns
    guard let pattern = patterns[comparison.rawValue] else { return nil }
    return .filling(pattern, [noun(a, like: right?.fact), noun(b, like: left?.fact)])
  }

  private func test(_ id: NodeID, like fact: Fact?) -> RichText {
    switch tree[id].kind {
    case .range(let low?, let high?, let includesLow, let includesHigh):
      return .filling(Catalogue.range(includesLow, includesHigh), [noun(low), noun(high, like: fact)])
    case .unaryComparison(let comparison, let value):
      let patterns = fact?.type == .date ? Catalogue.datePatterns : Catalogue.comparisonPatterns
      guard let pattern = patterns[comparison.rawValue] else { return written(id) }
      return .filling(Catalogue.withoutSubject(pattern), [RichText([]), noun(value, like: fact)])
    default: return noun(id, like: fact)
    }
  }

  // MARK: Values

  /// - Parameter fact: what a literal is a value of, for its unit or the words of a choice.
  func noun(_ id: NodeID, like fact: Fact? = nil) -> RichText {
    if let term = term(id) { return term.words }
    switch tree[id].kind {
    case .number(let digits):
      return Decimal(digits).map { RichText(value(.number($0), of: fact)) } ?? written(id)
    case .string(let text): return RichText(choice(text, of: fact))
    case .boolean(let value): return RichText(value ? "yes" : "no")
    case .null: return RichText(Catalogue.noValue)
    case .at(let text): return RichText(CivilDate(text).map(Catalogue.date) ?? text)
    case .list(let items): return .joined(items.map { noun($0, like: fact) }, ", ")
    case .binary(let word, let a, let b):
      guard let pattern = Catalogue.arithmeticPatterns[word.rawValue] else { return condition(id) }
      return .filling(pattern, [noun(a), noun(b)])
    case .negate(let value): return .filling(Catalogue.negative, [noun(value)])
    case .call(let function, let arguments): return call(name(function), arguments.map(\.value), id, isCondition: false)
    case .conditional(let when, let then, let otherwise):
      return .filling(Catalogue.conditional, [noun(then, like: fact), condition(when), noun(otherwise, like: fact)])
    default: return written(id)
    }
  }

  private func call(_ name: String?, _ arguments: [NodeID], _ id: NodeID, isCondition: Bool) -> RichText {
    guard let name else { return written(id) }
    switch (name, arguments.count) {
    case ("not", 1): return negated(arguments[0])
    case ("date", 1), ("duration", 1):
      guard case .string(let text) = tree[arguments[0]].kind else { return written(id) }
      if let date = CivilDate(text) { return RichText(Catalogue.date(date)) }
      return DaysTimeDuration(text).map { RichText(Catalogue.value(.daysTimeDuration($0))) }
        ?? YearsMonthsDuration(text).map { RichText(Catalogue.value(.yearsMonthsDuration($0))) } ?? written(id)
    case ("list contains", 2):
      return .filling(Catalogue.listContains, [noun(arguments[0]), noun(arguments[1], like: term(arguments[0])?.fact)])
    case (let name, 2) where Catalogue.shifts[name] != nil:
      let unit = Catalogue.shifts[name] ?? ""
      if case .negate(let count) = tree[arguments[1]].kind { return shifted(Catalogue.before, arguments[0], count, unit) }
      return shifted(Catalogue.after, arguments[0], arguments[1], unit)
    default:
      guard let pattern = Catalogue.callPatterns["\(name)/\(arguments.count)"] else { return written(id) }
      return .filling(pattern, arguments.map { noun($0) })
    }
  }

  /// `6 months after the day ...`
  private func shifted(_ pattern: String, _ date: NodeID, _ count: NodeID, _ unit: String) -> RichText {
    if case .number(let digits) = tree[count].kind, let number = Int(digits) {
      return .filling(pattern, [RichText(Catalogue.count(number, unit)), noun(date)])
    }
    return .filling(pattern, [noun(count), noun(date)])
  }

  private func value(_ value: Value, of fact: Fact?) -> String {
    Catalogue.value(
      value, fact.map { ValuePresentation(type: $0.type, unit: $0.unit, choices: $0.choices) } ?? ValuePresentation())
  }

  /// A code in the words of its choice, or of its row in a register.
  private func choice(_ code: String, of fact: Fact?) -> String {
    if case .register(let id)? = fact?.target { return Catalogue.quoted(book[id].title(ofRow: code) ?? code) }
    return Catalogue.quoted(value(.string(code), of: fact))
  }

  func name(_ function: NodeID) -> String? {
    if case .name(let name) = tree[function].kind { name } else { nil }
  }

  private func isDate(_ id: NodeID) -> Bool {
    if let fact = term(id)?.fact { return fact.type == .date }
    return switch tree[id].kind {
    case .at: true
    case .call(let function, _): name(function).map { Catalogue.shifts[$0] != nil || ["today", "date"].contains($0) } ?? false
    case .conditional(_, let then, _): isDate(then)
    case .binary(.add, let a, _), .binary(.subtract, let a, _): isDate(a)
    default: false
    }
  }
}

extension Register {
  func title(ofRow id: String) -> String? {
    guard let row = rows.firstIndex(of: id), let column = columns.firstIndex(of: "title") else { return nil }
    return cells[row][column].asString
  }
}
