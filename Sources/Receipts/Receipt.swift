public import Decisions
import Diagnostics
public import Digests
import Expressions
public import Facts
public import Rules

/// What an auditor needs to derive a decision again: the facts it used, the digests of the rules that bore on it, their clauses,
/// and what came of it. It holds every fact that was used, whoever may see it: for auditors only.
public struct Receipt: Sendable {
  /// Of the form of receipts, not of a rule book.
  static let form = "rationale-receipt-1"

  let content: CanonicalJSON

  /// The receipt of a decision that was made on `facts` with `graph`.
  ///
  /// - Parameters:
  ///   - version: what the rule book says of its own version.
  ///   - digests: of `book`.
  /// - Complexity: linear in the reasons, and in the facts that the decision reads.
  public init(
    of decision: Decision, _ graph: DecisionGraph, _ facts: CaseFacts, in book: RuleBook, version: String, digests: RuleDigests
  ) {
    var members: [String: CanonicalJSON] = [
      "receipt": .text(Self.form), "decision": .text(decision.decision), "outcome": .text(decision.outcome),
      "as_of": Self.day(decision.asOf), "rulebook_version": .text(version),
      "rulebook_meaning": .text(digests.whole), "facts": facts.document(of: graph.facts, in: book),
    ]
    if let value = decision.value, value.parts.count == 1, case .value(let value, _) = value.parts[0] {
      members["value"] = CanonicalJSON(value)
    }
    if !decision.items.isEmpty {
      members["items"] = .array(
        decision.items.map { .object(["name": .text($0.name), "outcome": .text($0.outcome)]) })
    }
    members["rules"] = .array(Self.rules(of: decision, digests.rules))
    members["assumptions"] = .array(decision.assumptions.map { .text($0.id) })
    content = .object(members)
  }

  /// One line of canonical JSON, with the digest of all that stands in it.
  public var bytes: [UInt8] { Self.sealed(content).bytes + [0x0A] }

  static let seal = "digest"

  static func sealed(_ content: CanonicalJSON) -> CanonicalJSON {
    guard case .object(var members) = content else { return content }
    members[seal] = nil
    members[seal] = .text(RuleBookDigest.digest(of: CanonicalJSON.object(members).bytes))
    return .object(members)
  }

  static func day(_ day: Int64) -> CanonicalJSON {
    CivilDate(daysSinceEpoch: Int(day)).map { .text($0.description) } ?? .null
  }

  /// Every rule that a reason speaks of, once for each member and truth, with the digest of what it says.
  private static func rules(
    of decision: Decision, _ said: [String: [(span: SourceSpan, digest: String)]]
  ) -> [CanonicalJSON] {
    var seen: Set<CanonicalJSON> = []
    var rules: [CanonicalJSON] = []
    func add(_ reason: Reason) {
      var members: [String: CanonicalJSON] = ["rule": .text(reason.rule), "truth": .text("\(reason.truth)")]
      members["member"] = reason.member.map { .text($0) }
      members["digest"] =
        (said[reason.rule]?.first { $0.span.file == reason.span.file && $0.span.range.contains(reason.span.range.lowerBound) }
        ?? said[reason.rule]?.first)
        .map { .text($0.digest) }
      members["sources"] = .array(
        reason.sources.map { .object(["document": .text($0.document), "clause": .text($0.clause)]) })
      let rule = CanonicalJSON.object(members)
      if seen.insert(rule).inserted { rules.append(rule) }
      for inner in reason.because + reason.exceptions { add(inner) }
    }
    for reason in decision.reasons + decision.mightAlsoFail { add(reason) }
    for item in decision.items { for reason in item.reasons + item.mightAlsoFail { add(reason) } }
    return rules
  }
}
