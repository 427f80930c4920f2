public import Decisions
import Expressions
public import Facts
public import Reference
public import Rules

/// Compares the engine with the reference on one case after another.
public final class Differential {
  public let book: RuleBook
  public let reference: Reference
  public let reader: FactsReader
  public let facts: CaseFacts
  private let spare: CaseFacts
  private var deciders: [String: Decider] = [:]

  /// What came of one case.
  public struct Report {
    /// Nil where the document was refused or contradictory.
    public var decision: Decision?
    public var isCutOff = false
    /// Whether the engine reached a limit, so that it may leave open what it need not; whether it did so.
    public var isLimited = false
    public var isLeftOpen = false
    /// What is wrong, if anything.
    public var differences: [String] = []
  }

  private let withLetters: Bool

  public init(book: RuleBook, withLetters: Bool = false) {
    self.book = book
    self.withLetters = withLetters
    reference = Reference(book: book)
    reader = FactsReader(book: book)
    facts = CaseFacts(FactLayout(book))
    spare = CaseFacts(FactLayout(book))
  }

  public func decider(_ decision: String, asOf: Int64) -> Decider? {
    let key = "\(decision) \(asOf)"
    if let decider = deciders[key] { return decider }
    let decider = GraphLowering.lower(decision, of: book, asOf: asOf, withLetters: withLetters).map { Decider($0, of: book) }
    deciders[key] = decider
    return decider
  }

  /// What the engine comes to; nil where the document is refused or contradictory.
  func outcome(_ example: RandomCase, _ decision: String) -> String? {
    guard example.document.read(reader, into: facts) == nil, let decider = decider(decision, asOf: example.asOf) else {
      return nil
    }
    return decider.refuses(facts) ? nil : decider.verdict(facts).outcome
  }

  /// Decides one document both ways.
  public func compare(_ document: RandomDocument, _ decision: String, asOf: Int64) -> Report {
    var report = Report()
    guard document.read(reader, into: facts) == nil, let decider = decider(decision, asOf: asOf) else { return report }
    guard let expected = reference.decide(decision, facts, asOf: asOf) else { return report }
    let verdict = decider.verdict(facts)
    switch decider.decide(facts) {
    case .failure(let contradictions):
      if expected.contradictions.isEmpty { report.differences.append("engine alone finds \(contradictions.all.map(\.id))") }
      if verdict.isDetermined { report.differences.append("contradictory facts have the verdict \(verdict.outcome)") }
    case .success(let actual):
      report.decision = actual
      report.isCutOff = expected.isCutOff
      report.isLimited = actual.isLimited
      report.isLeftOpen = actual.isLimited && actual.outcome == Decision.undetermined && expected.outcome != actual.outcome
      if !expected.contradictions.isEmpty {
        report.differences.append("reference alone finds \(expected.contradictions)")
        return report
      }
      report.differences += compare(actual, verdict, expected)
    }
    return report
  }

  private func compare(_ actual: Decision, _ verdict: Verdict, _ expected: ReferenceDecision) -> [String] {
    var differences: [String] = []
    func check(_ what: String, _ a: String, _ b: String) {
      if a != b { differences.append("\(what): engine \(a), reference \(b)") }
    }
    check("outcome of verdict and decide", verdict.outcome, actual.outcome)
    if actual.isLimited, !expected.isCutOff {
      // What it settled all the same is right.
      if actual.items.isEmpty, actual.outcome != Decision.undetermined {
        check("outcome at a limit", actual.outcome, expected.outcome)
      }
      for (own, other) in zip(verdict.items, expected.items) where own != .unknown && own.known != other.known {
        differences.append("items at a limit: engine \(own), reference \(other)")
      }
    }
    if !expected.isCutOff, !actual.isLimited {
      check("outcome", actual.outcome, expected.outcome)
      check(
        "items", "\(verdict.items.map { $0.known.map { $0 ? "yes" : "no" } ?? "open" })",
        "\(expected.items.map { $0.known.map { $0 ? "yes" : "no" } ?? "open" })")
      let due: String? = actual.value?.parts.first.flatMap { if case .value(let value, _) = $0 { "\(value)" } else { nil } }
      let date = expected.due.flatMap { CivilDate(daysSinceEpoch: Int($0)) }.map { "\($0)" }
      if !expected.isValueOpen {
        check("value", due ?? "-", date ?? expected.value.map { "\($0)" } ?? "-")
      }
    }
    for reason in actual.reasons { compare(reason, 0, expected, &differences) }
    for (index, item) in actual.items.enumerated() {
      for reason in item.reasons + item.mightAlsoFail { compare(reason, index, expected, &differences) }
    }
    return differences
  }

  private func compare(_ reason: Reason, _ member: Int, _ expected: ReferenceDecision, _ differences: inout [String]) {
    if let truths = expected.rules[reason.rule], let truth = (truths.count == 1 ? truths.first?.value : truths[member])?.known,
      truths.count == 1 || truths[member] != nil
    {
      if reason.truth.known != truth { differences.append("rule \(reason.rule): engine \(reason.truth), reference \(truth)") }
    }
    for inner in reason.because + reason.exceptions { compare(inner, member, expected, &differences) }
  }

  /// Whether what is decided with fewer facts stays decided with more. `less` must be `more` with facts taken away.
  ///
  /// A derived fact that was open and now fails counts as no completion: what rests on it may open again, with a problem that
  /// says why, and may not turn.
  public func isMonotone(_ less: RandomDocument, _ more: RandomDocument, _ decision: String, asOf: Int64) -> String? {
    guard let decider = decider(decision, asOf: asOf), less.read(reader, into: spare) == nil,
      more.read(reader, into: facts) == nil, case .success(let small) = decider.decide(spare)
    else { return nil }
    let before = decider.verdict(spare)
    guard case .success(let large) = decider.decide(facts) else { return nil }
    let after = decider.verdict(facts)
    let mayOpen = large.hasFailed
    if decider.graph.plan.items == nil {
      if before.isDetermined, before.outcome != after.outcome, after.isDetermined || !mayOpen {
        return "\(small.outcome) became \(large.outcome)"
      }
    }
    for (index, pair) in zip(before.items, after.items).enumerated() where pair.0 != .unknown && pair.0 != pair.1 {
      if pair.1 == .unknown, mayOpen { continue }
      return "item \(index) was \(pair.0) and became \(pair.1)"
    }
    return nil
  }

  /// The smallest document, dropping fact by fact, for which `isWrong` still holds.
  public func shrunk(_ document: RandomDocument, _ isWrong: (RandomDocument) -> Bool) -> RandomDocument {
    var current = document
    var left = 2000
    search: while left > 0 {
      for candidate in current.smaller {
        left -= 1
        if isWrong(candidate) {
          current = candidate
          continue search
        }
      }
      return current
    }
    return current
  }
}

extension Decision {
  /// Whether an expression failed.
  fileprivate var hasFailed: Bool { problems.contains { if case .evaluation = $0.kind { true } else { false } } }

  fileprivate var isLimited: Bool { problems.contains { if case .limit = $0.kind { true } else { false } } }
}

extension Truth {
  var known: Bool? { self == .met ? true : self == .notMet ? false : nil }
}
