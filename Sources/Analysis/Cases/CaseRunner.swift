public import Decisions
import Diagnostics
import Expressions
import Facts
public import Rules

/// Runs worked cases and compares what comes with what they expect.
///
/// Not to be shared between threads.
public struct CaseRunner {
  private let reader: FactsReader
  private let facts: CaseFacts
  private var deciders: DeciderCache

  /// The outcome that a case expects where its facts contradict each other.
  public static let refused = "refused"

  public init(_ book: RuleBook) {
    deciders = DeciderCache(book)
    reader = FactsReader(book: book)
    facts = CaseFacts(FactLayout(book))
  }

  /// Runs the cases in their order. Complexity: linear in the cases, besides the decisions themselves.
  public mutating func run(_ cases: [WorkedCase]) -> CaseRun { CaseRun(results: cases.map { run($0) }) }

  public mutating func run(_ one: WorkedCase) -> CaseResult {
    var result = CaseResult(id: one.id, title: one.title, span: one.span, failures: one.obstacles)
    guard one.obstacles.isEmpty, let decider = decider(for: one) else { return result }
    var diagnostics = DiagnosticSet()
    _ = reader.read(one.facts, into: facts, diagnostics: &diagnostics)
    if diagnostics.containsError {
      result.failures = diagnostics.refusals
      return result
    }
    switch decider.decide(facts) {
    case .failure(let contradictions):
      if one.expect.outcome?.value != Self.refused {
        result.failures = contradictions.all.map { CaseFailure(.factsRefused($0.text.caseText), at: $0.span) }
      }
    case .success(let decision):
      var comparison = CaseComparison(expect: one.expect, decision: decision)
      comparison.compare {
        decider.truths(of: $0, for: facts)
      } letters: {
        decider.letterNames(for: decision, facts)
      }
      result.failures = comparison.failures
      result.missing = decision.missing.filter(\.matters).map { fact in
        fact.member.map { "\(fact.path) of \($0)" } ?? fact.path
      }
    }
    return result
  }

  /// What a case comes to; nil where it cannot be decided.
  mutating func standing(of one: WorkedCase) -> CaseStanding? { read(one)?.standing(of: facts) }

  /// Of these parts of rules, each by which alone the case would come to what another one does.
  mutating func parts(_ parts: [String], thatTurn one: WorkedCase, into other: CaseStanding) -> Set<String> {
    guard let decider = read(one) else { return [] }
    let own = decider.standing(of: facts)
    return Set(
      parts.filter { part in
        guard let turned = decider.standing(of: facts, with: part, asIn: other) else { return false }
        return own.decidesTheSame(as: other) ? turned.comesToTheSame(as: other) : turned.decidesTheSame(as: other)
      })
  }

  /// The decider of a case once its facts are read; nil where it cannot be decided.
  private mutating func read(_ one: WorkedCase) -> Decider? {
    guard one.obstacles.isEmpty, let decider = decider(for: one) else { return nil }
    var diagnostics = DiagnosticSet()
    _ = reader.read(one.facts, into: facts, diagnostics: &diagnostics)
    return diagnostics.containsError ? nil : decider
  }

  /// The decision on a case with the whole of its explanation, and the letters that go with it where the case expects some; nil
  /// where it cannot be decided.
  public mutating func explained(_ one: WorkedCase) -> (decision: Decision, letters: [Letter])? {
    guard one.obstacles.isEmpty, let decider = decider(for: one) else { return nil }
    var diagnostics = DiagnosticSet()
    _ = reader.read(one.facts, into: facts, diagnostics: &diagnostics)
    guard !diagnostics.containsError, case .success(var decision) = decider.decide(facts) else { return nil }
    decider.bundle(&decision, for: facts)
    let letters = decider.letterNames(for: decision, facts).flatMap { name in
      (try? decider.letters(named: name, for: decision, facts).get()) ?? []
    }
    return (decision, letters)
  }

  private mutating func decider(for one: WorkedCase) -> Decider? {
    guard let day = one.asOf else { return nil }
    return deciders.decider(one.decision, asOf: day, withLetters: !one.expect.letters.isEmpty)
  }
}
