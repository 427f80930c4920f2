import Diagnostics
import Expressions

// What worked cases expect: their facts are held against the vocabulary where facts are read.
extension BookChecker {
  mutating func checkCases() {
    var files: [String: SourceSpan] = [:]
    let whole = Dictionary(
      book.cases.flatMap { $0.cases.map { ($0.id.value, $0) } }, uniquingKeysWith: { first, _ in first })
    let known = BookNames(book)
    var names: [String: CaseNames] = [:]
    for file in book.cases {
      if let first = files[file.id.value] { diagnostics.report(.declaredTwice(file.id, what: "file of cases", first: first)) }
      files[file.id.value] = file.id.span
      let expectations = names[file.decision.value] ?? CaseNames(book, known, decision: file.decision.value)
      names[file.decision.value] = expectations
      checkDays(file)
      var ids: [String: SourceSpan] = [:]
      for entry in file.cases {
        if let first = ids[entry.id.value], !entry.id.value.isEmpty {
          diagnostics.report(.declaredTwice(entry.id, what: "case", first: first))
        }
        ids[entry.id.value] = entry.id.span
        checkLike(entry, of: file, whole)
        check(entry.expect, expectations)
      }
    }
  }

  /// Every case has a day; where several have none, one line at the top of the file is likely what is missing.
  private mutating func checkDays(_ file: CasesSyntax) {
    let dayless = file.asOf == nil ? file.cases.filter { $0.asOf == nil } : []
    if dayless.count > 1 {
      diagnostics.report(.casesWithoutDay(dayless.count, of: file.cases.count, in: file.id))
    } else if let entry = dayless.first {
      diagnostics.report(.caseWithoutDay(entry.id))
    }
  }

  /// `like` names a case, of the same file before those of others, and does not lead back to where it starts.
  private mutating func checkLike(_ entry: CaseSyntax, of file: CasesSyntax, _ whole: [String: CaseSyntax]) {
    guard let like = entry.like else { return }
    func named(_ name: Name) -> CaseSyntax? { file.cases.first { $0.id.value == name.value } ?? whole[name.value] }
    guard let next = named(like) else {
      let others = (file.cases.map(\.id.value) + whole.keys.sorted()).unique.filter { $0 != entry.id.value }
      return diagnostics.report(.unknownName(like, what: "case", among: others))
    }
    var seen: Set<String> = []
    var current: CaseSyntax? = next
    while let step = current, seen.insert(step.id.value).inserted {
      if step.id.value == entry.id.value { return diagnostics.report(.likeItself(like)) }
      current = step.like.flatMap(named)
    }
  }

  private mutating func check(_ expect: ExpectationSyntax, _ names: CaseNames) {
    // Facts that contradict each other are `refused`, whatever the decision.
    // Where a rule does not say its outcomes, that was reported.
    if let outcome = expect.outcome, let known = names.outcomes, !known.contains(outcome.value), outcome.value != "refused",
      !known.contains("")
    {
      diagnostics.report(.unknownName(outcome, what: "outcome of `\(names.decision)`", among: known))
    }
    checkRules(expect, names)
    for duty in expect.duties + expect.noDuties where !names.known.duties.contains(duty.value) {
      diagnostics.report(.unknownName(duty, what: "duty", among: names.known.duties.sorted()))
    }
    for assumption in expect.assumptions where !names.known.assumptions.contains(assumption.value) {
      diagnostics.report(.unknownName(assumption, what: "assumption", among: names.known.assumptions.sorted()))
    }
    for fact in expect.missing + expect.notMissing { checkMissing(fact) }
    for (item, outcome) in expect.items {
      if !names.hasItems, names.outcomes != nil {
        diagnostics.report(.noItems(item, decision: names.decision))
      } else if !Self.itemOutcomes.contains(outcome.value) {
        diagnostics.report(.unknownName(outcome, what: "outcome of an item", among: Self.itemOutcomes))
      }
    }
    for letter in expect.letters {
      if letter.value == "none" {
        if expect.letters.count > 1 { diagnostics.report(.noLetterAndSome(letter)) }
      } else if !names.letters.contains(letter.value) {
        diagnostics.report(.unknownName(letter, what: "letter of `\(names.decision)`", among: names.letters))
      }
    }
    if let value = expect.value, names.valueIsDate, value.value != "none", CivilDate(value.value) == nil {
      diagnostics.report(.notADate(value, likely: CivilDate.likely(in: value.value)))
    }
  }

  private static let itemOutcomes = ["permit", "refuse", "undetermined"]

  private mutating func checkRules(_ expect: ExpectationSyntax, _ names: CaseNames) {
    var seen: [String: (list: String, span: SourceSpan)] = [:]
    for (list, rules) in [("met", expect.met), ("not_met", expect.notMet), ("unknown", expect.unknown)] {
      for rule in rules {
        if !names.known.rules.contains(rule.value) {
          diagnostics.report(.unknownName(rule, what: "rule", among: names.known.rules.sorted()))
        } else if let first = seen[rule.value] {
          diagnostics.report(.expectedTwice(rule, first: first.list, second: list, at: first.span))
        }
        seen[rule.value] = (list, rule.span)
      }
    }
  }

  /// A missing fact is named as the vocabulary declares it: `person.age`, not `child.age`.
  private mutating func checkMissing(_ name: Name) {
    if let id = book.fact(at: name.value) {
      if book[id].isDerived { diagnostics.report(.derivedMissing(name)) }
      return
    }
    let parts = name.value.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.count == 2, let entity = book.entity(ofRole: parts[0]), book.fact(at: "\(book[entity].name).\(parts[1])") != nil {
      return diagnostics.report(.missingByRole(name, write: "\(book[entity].name).\(parts[1])"))
    }
    diagnostics.report(.unknownName(name, what: "fact", among: book.facts.filter { !$0.isDerived }.map(\.path)))
  }
}

/// The names that expectations of every decision may use.
private struct BookNames {
  let rules: Set<String>
  let duties: Set<String>
  let assumptions: Set<String>

  init(_ book: RuleBook) {
    let entries = book.entries
    rules = Set(entries.lazy.filter { $0.kind == .rule }.map(\.header.id.value))
    duties = Set(entries.lazy.filter { $0.kind == .duty }.map(\.header.id.value))
    assumptions = Set(book.assumptions.lazy.map(\.id.value))
  }
}

/// What expectations of one decision may say.
private struct CaseNames {
  let known: BookNames
  let decision: String
  /// Nil where no rule makes the decision.
  let outcomes: [String]?
  let letters: [String]
  let hasItems: Bool
  let valueIsDate: Bool

  init(_ book: RuleBook, _ known: BookNames, decision: String) {
    self.known = known
    self.decision = decision
    outcomes = book.outcomes(of: decision)
    letters = book.letters.filter { $0.belongs(to: decision) }.map(\.header.id.value).unique
    hasItems = book.sharing.contains { $0.decision.value == decision && $0.each != nil }
    valueIsDate = [.retention, .outcomes].contains(book.family(of: decision))
  }
}

extension Diagnostic {
  static func noLetterAndSome(_ none: Name) -> Diagnostic {
    .error(
      "cases/no-letter", "`none` stands among letters that are expected", at: none.span,
      help: "write `letter: none` alone, or remove it from the list")
  }
}
