import Decisions
import Diagnostics
import Expressions
import Rules

/// Compares one decision with what a case expects of it.
struct CaseComparison {
  let expect: ExpectationSyntax
  let decision: Decision
  private(set) var failures: [CaseFailure] = []

  init(expect: ExpectationSyntax, decision: Decision) {
    self.expect = expect
    self.decision = decision
  }

  /// `truths` says what the rules of an id came to, `letters` which letters go with the decision.
  mutating func compare(truths: (String) -> Set<Truth>, letters: () -> [String]) {
    if let outcome = expect.outcome, outcome.value != decision.outcome {
      fail(.outcome(expected: outcome.value, actual: decision.outcome), outcome.span)
    }
    for (names, truth) in [(expect.met, Truth.met), (expect.notMet, .notMet), (expect.unknown, .unknown)] {
      for name in names { compare(name, truth, truths(name.value)) }
    }
    let missing = Set(decision.missing.filter(\.matters).map(\.path))
    for name in expect.missing where !missing.contains(name.value) { fail(.missing(name.value, isExpected: true), name.span) }
    for name in expect.notMissing where missing.contains(name.value) {
      fail(.missing(name.value, isExpected: false), name.span)
    }
    compareDuties()
    let assumptions = Set(decision.assumptions.map(\.id))
    for name in expect.assumptions where !assumptions.contains(name.value) { fail(.assumption(name.value), name.span) }
    for (name, outcome) in expect.items {
      let actual = decision.items.first { $0.name == name.value }?.outcome
      if actual != outcome.value { fail(.item(name.value, expected: outcome.value, actual: actual), outcome.span) }
    }
    if let value = expect.value, !isValue(value.value) {
      fail(.value(expected: value.value, actual: decision.value?.caseText), value.span)
    }
    compareLetters(letters)
    if let urgent = expect.isUrgent, urgent.value == decision.urgent.isEmpty {
      fail(.urgent(isExpected: urgent.value), urgent.span)
    }
  }

  private mutating func compareLetters(_ letters: () -> [String]) {
    guard let first = expect.letters.first else { return }
    let expected = expect.letters.map(\.value).filter { $0 != Self.none }
    let actual = letters()
    if Set(expected) != Set(actual) { fail(.letters(expected: expected, actual: actual), first.span) }
  }

  /// What a case expects where there is nothing.
  private static let none = "none"

  /// Numbers are the same however many zeros they end with.
  private func isValue(_ expected: String) -> Bool {
    if expected == Self.none, decision.value == nil { return true }
    guard let actual = decision.value?.caseText, actual != expected else { return decision.value != nil }
    guard let number = Decimal(expected), let found = Decimal(actual) else { return false }
    return number == found
  }

  /// A rule that is looked at for several items is met where it is for one of them; so with the other truths.
  private mutating func compare(_ name: Name, _ expected: Truth, _ actual: Set<Truth>) {
    if actual.contains(expected) { return }
    let first = [Truth.notMet, .unknown, .met].first(where: actual.contains)
    fail(.rule(name.value, expected: expected.caseWord, actual: first?.caseWord), name.span)
  }

  /// An expected duty comes for certain; an unwanted one does not even stay open.
  private mutating func compareDuties() {
    let duties = decision.duties + decision.urgent
    for name in expect.duties where !duties.contains(where: { $0.id == name.value && $0.truth == .met }) {
      fail(.duty(name.value, isExpected: true), name.span)
    }
    for name in expect.noDuties where duties.contains(where: { $0.id == name.value }) {
      fail(.duty(name.value, isExpected: false), name.span)
    }
  }

  private mutating func fail(_ kind: CaseFailure.Kind, _ span: SourceSpan) { failures.append(CaseFailure(kind, at: span)) }
}

extension Truth {
  /// The word that cases use for it.
  var caseWord: String {
    switch self {
    case .met: "met"
    case .notMet: "not_met"
    case .unknown: "unknown"
    }
  }
}

extension Phrase {
  /// How a case writes the value: dates as year-month-day, texts without quotes.
  var caseText: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .value(.string(let text), _): text
      case .value(let value, _): value.description
      case .withheld: ""
      }
    }.joined()
  }
}
