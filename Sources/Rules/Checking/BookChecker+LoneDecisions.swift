import Diagnostics

// A decision of one rule that nothing else knows of is most likely another one, misspelt.
extension BookChecker {
  mutating func checkLoneDecisions() {
    var rules: [String: (ids: Set<String>, first: Name)] = [:]
    func note(_ decision: Name, _ header: RuleHeader) {
      rules[decision.value, default: ([], decision)].ids.insert(header.id.value)
    }
    for rule in book.eligibility { note(rule.decision, rule.header) }
    for rule in book.determinations { note(rule.decision, rule.header) }
    // Without a permission that is said already.
    for rule in book.sharing where rule.role == .permission { note(rule.decision, rule.header) }
    for rule in book.retention { note(rule.decision, rule.header) }
    for rule in book.outcomes { note(rule.decision, rule.header) }
    for rule in book.sharing where rules[rule.decision.value] != nil { note(rule.decision, rule.header) }
    let named = Set(
      (book.cases.map(\.decision) + book.declaredDecisions.map(\.id) + book.duties.compactMap(\.decision)
        + book.letters.map(\.decision)).map(\.value))
    let lone = rules.filter { $0.value.ids.count == 1 && !named.contains($0.key) }
    let others = rules.keys.filter { lone[$0] == nil }.sorted()
    for (decision, found) in lone.sorted(by: { $0.key < $1.key }) {
      if let meant = Suggestion.nearest(to: decision, among: others) {
        diagnostics.report(.loneDecision(found.first, meant: meant))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func loneDecision(_ name: Name, meant: String) -> Diagnostic {
    .warning(
      "rules/lone-decision", "this is the only rule of the decision `\(name.value)`, and no case tries it", at: name.span,
      help: "did you mean `\(meant)`? otherwise add worked cases of `\(name.value)`",
      fixes: [Fix("write `\(meant)`", [TextEdit(name.span, meant)])])
  }
}
