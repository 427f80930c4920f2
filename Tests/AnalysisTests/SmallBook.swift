import Diagnostics
import Rules
import Testing

/// A rule book in memory with one decision; tests exchange parts of it.
struct SmallBook {
  var vocabulary = """
    kind: vocabulary
    id: people
    title: A family
    entities:
      family:
        title: the family
        facts:
          has_debts: {type: yes-no, title: problem debts, ask: Does the family have problem debts?}
      person:
        list: people
        title: member of the family
        name: name
        facts:
          name: {type: text, title: name, ask: What is this person called?}
          birth_date: {type: date, title: date of birth, ask: "When was {person.name} born?"}
          absence_percent: {type: number, unit: "%", decimals: 1, between: [0, 100], title: absence, ask: "How much did {person.name} miss?"}
        derived:
          age: {type: integer, unit: years, is: "age(person.birth_date, today())", title: age}
    checks:
      - id: born-later
        each: person
        wrong_when: person.birth_date > today()
        says: "{person.name} is not born yet"
    """
  var rules = """
    kind: criterion
    rules:
      - id: school
        group: problems
        title: Children who miss school
        source: {document: handbook, clause: "1"}
        indicators:
          - id: absence
            title: persistent absence
            some: person
            where: person.age < 16
            when: person.absence_percent >= threshold
            source: {document: handbook, clause: "1"}
            says: {met: "{person.name} missed {person.absence_percent}"}
      - id: money
        group: problems
        title: Families in debt
        source: {document: handbook, clause: "1"}
        indicators:
          - id: debts
            title: problem debts
            when: family.has_debts
            source: {document: handbook, clause: "1"}
            says: {met: there are debts}
    """
  var eligibility = """
    kind: eligibility
    id: one-problem
    decision: eligibility
    title: Eligible for help
    source: {document: handbook, clause: "1"}
    outcomes: {met: eligible, not_met: not-eligible}
    when: {at_least: 1, of: problems}
    says: {met: "{count.met} problems"}
    """
  var parameters = """
    kind: parameters
    id: thresholds
    parameters:
      threshold:
        title: what counts
        type: number
        unit: "%"
        decimals: 1
        values:
          - {value: 10, source: {document: handbook, clause: "1"}}
    """
  var handbook = """
    kind: source
    id: handbook
    title: Handbook
    date: 2016-08-01
    clauses:
      "1": {says: Children should go to school.}
    """
  var cases = """
    kind: cases
    id: own-cases
    decision: eligibility
    as_of: 2016-10-03
    facts: {family: {has_debts: no}}
    cases:
      - id: child
        facts: {people: [{name: Child A, birth_date: 2006-05-01, absence_percent: 30}]}
        expect: {outcome: eligible, met: [absence, school, one-problem], not_met: [debts]}
    """

  /// Further files.
  var more: [(path: String, text: String)] = []

  func load(sourceLocation: SourceLocation = #_sourceLocation) -> RuleBook {
    let files =
      [
        ("vocabulary.yaml", vocabulary), ("rules.yaml", rules), ("eligibility.yaml", eligibility),
        ("parameters.yaml", parameters), ("handbook.yaml", handbook), ("own.cases.yaml", cases),
      ] + more.map { ($0.path, $0.text) }
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load(files.map { (path: $0.0, bytes: Array($0.1.utf8)) }, into: &diagnostics)
    // Cases may be wrong on purpose.
    let own = book.files.files.first { $0.path == "own.cases.yaml" }?.id
    for diagnostic in diagnostics.sorted where diagnostic.severity == .error && diagnostic.span?.file != own {
      Issue.record("\(diagnostic.message) \(diagnostic.span.map(book.files.location) ?? "")", sourceLocation: sourceLocation)
    }
    return book
  }

  /// With other cases under the same head.
  func with(cases own: String) -> SmallBook {
    var book = self
    let head = cases.split(separator: "\n", omittingEmptySubsequences: false).prefix(6).joined(separator: "\n")
    book.cases = head + "\n" + own
    return book
  }
}

extension String {
  /// With one text exchanged for another; a test that exchanges nothing is mistaken.
  func exchanging(_ old: String, _ new: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    guard let range = firstRange(of: old) else {
      Issue.record("`\(old)` is not in the text", sourceLocation: sourceLocation)
      return self
    }
    return replacingCharacters(range, new)
  }

  private func replacingCharacters(_ range: Range<String.Index>, _ new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
