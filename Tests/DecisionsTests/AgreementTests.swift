import Decisions
import Diagnostics
import Expressions
import Facts
import Reference
import Rules
import TestSupport
import Testing

/// Small rule books that engine and reference decide alike: cases that random ones found, shrunk.
@Suite struct AgreementTests {
  @Test func engineAndReferenceComeToTheSame() throws {
    try CaseBlocks("agreement.txt").check { input in
      let lines = input.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let (facts, rules) = (lines[0], lines.dropFirst().joined(separator: "\n"))
      let isDecision = rules.hasPrefix("kind: ")
      let decision = """
        kind: eligibility
        id: right
        decision: right
        outcomes: {met: entitled, not_met: not-entitled}

        """
      var files = ["vocabulary", "parameters", "register"].map { name in
        ("\(name).yaml", Array(casesText("agreement-\(name).yaml").utf8))
      }
      files.append(("agreement-tables.csv", Array(casesText("agreement-tables.csv").utf8)))
      files.append(("rules.yaml", Array((isDecision ? rules : decision + rules).utf8)))
      return decided(files, facts)
    }
  }

  private func decided(_ files: [(path: String, bytes: [UInt8])], _ text: String) -> String {
    let asOf: Int64 = 17_077
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load(files, into: &diagnostics)
    let facts = CaseFacts(FactLayout(book))
    var sources = SourceFiles()
    let file = sources.add(path: "facts.yaml", bytes: Array(text.utf8))
    _ = FactsReader(book: book).read(yaml: file, into: facts, diagnostics: &diagnostics)
    if diagnostics.containsError { return "errors: \(diagnostics.sorted.map(\.message).joined(separator: "; "))" }
    guard let graph = GraphLowering.lower("right", of: book, asOf: asOf),
      let reference = Reference(book: book).decide("right", facts, asOf: asOf)
    else { return "no such decision" }
    let decider = Decider(graph, of: book)
    let verdict = decider.verdict(facts)
    guard case .success(let decision) = decider.decide(facts) else { return "contradictory" }
    let due = decision.value?.parts.first.map { if case .value(let value, _) = $0 { "\(value)" } else { "" } }
    let expected = line(
      reference.outcome, reference.items.map { $0 == .yes ? "yes" : $0 == .no ? "no" : "open" },
      reference.due.flatMap { day in CivilDate(daysSinceEpoch: Int(day)).map { "\($0)" } })
    let items = verdict.items.map { $0 == .met ? "yes" : $0 == .notMet ? "no" : "open" }
    let lines = Set([line(decision.outcome, items, due), line(verdict.outcome, items, due), expected])
    return lines.count == 1
      ? expected : "decide \(line(decision.outcome, items, due)), verdict \(verdict.outcome), reference \(expected)"
  }

  private func line(_ outcome: String, _ items: [String], _ due: String?) -> String {
    ([outcome] + items + [due].compactMap { $0 }.map { "due \($0)" }).joined(separator: " ")
  }
}
