public import Expressions
public import Facts
public import Rules

/// What the reference comes to.
public struct ReferenceDecision: Hashable, Sendable {
  /// `undetermined` where the facts do not settle it.
  public var outcome: String
  /// For decisions made item by item, in order.
  public var items: [ReferenceTruth]
  /// The outcome, or an item, is left open because there were too many completions to try.
  public var isCutOff: Bool
  /// Rules that were looked at by id, with the truth for each member (0 for rules about no member), by Kleene's logic alone.
  public var rules: [String: [Int: ReferenceTruth]]
  /// Retention: the day first after which the action falls due; an outcomes plan: the first day of a claim; in days since 1970-01-01.
  public var due: Int64?
  /// What a determination amounts to beside its outcome.
  public var value: Value?
  /// Whether it is left open because the clock may lie in several stretches of time.
  public var isValueOpen = false
  /// Checks that refuse the facts; the rest is then without meaning.
  public var contradictions: [String]
}

/// The slow reference evaluator: a walk over the syntax trees of a rule book that follows the meaning of rules to the letter and
/// tries every completion of the facts. It shares the parser and the functions of the expression language with the engine, but
/// neither the lowering of rules, nor the decision graph, nor the exact pass. It serves differential tests.
public final class Reference {
  public let book: RuleBook
  private let expressions = ExpressionCache()

  public init(book: RuleBook) { self.book = book }

  /// The decision on a case; `asOf` in days since 1970-01-01. Nil where the book has no such decision.
  ///
  /// Complexity: the whole rule book for each case, and at most ``Completions/limit`` completions for each outcome.
  public func decide(_ decision: String, _ facts: CaseFacts, asOf: Int64) -> ReferenceDecision? {
    let walk = Walk(book: book, facts: facts, asOf: asOf, expressions: expressions)
    defer { walk.end() }
    var result = ReferenceDecision(
      outcome: "undetermined", items: [], isCutOff: false, rules: [:], due: nil, contradictions: walk.contradictions)
    if book.eligibility.contains(where: { $0.decision.value == decision }) {
      settle(walk.eligibility(decision), walk, &result)
    } else if book.determinations.contains(where: { $0.decision.value == decision }) {
      settle(walk.determination(decision), walk, &result)
      if result.outcome != "undetermined" {
        result.value = walk.determinedValue(decision)
        result.isValueOpen = walk.mayHaveSeveralDays(decision)
      }
    } else if book.sharing.contains(where: { $0.decision.value == decision }) {
      settle(walk.sharing(decision), walk, &result)
    } else if book.retention.contains(where: { $0.decision.value == decision }) {
      settle(walk.retention(decision), walk, &result)
      result.due = walk.dueDate(decision)
    } else if book.outcomes.contains(where: { $0.decision.value == decision }) {
      settle(walk.progress(decision), walk, &result)
      if result.outcome == "claim" { result.due = walk.claimDay(decision) }
    } else {
      return nil
    }
    return result
  }

  private func settle(_ outcomes: Walk.Outcomes, _ walk: Walk, _ result: inout ReferenceDecision) {
    // As they are for the outcome: values may be looked at on other days.
    result.rules = walk.rules.mapValues { $0.mapValues(\.truth) }
    for (name, sentence) in outcomes {
      switch walk.agreement(sentence) {
      case .always(true):
        result.outcome = name
        result.isCutOff = false
        return
      case .always(false), .open: continue
      case .tooMany: result.isCutOff = true
      }
    }
  }

  /// A request is permitted where every item is, refused where none can be, open where all are open, and else permitted in
  /// part. Where there may be more items it is settled only by one that is permitted and one that is refused.
  private func settle(
    _ sharing: (entity: EntityID?, sentences: [Sentence])?, _ walk: Walk, _ result: inout ReferenceDecision
  ) {
    result.rules = walk.rules.mapValues { $0.mapValues(\.truth) }
    guard let sharing else { return }
    var truths: [ReferenceTruth] = []
    for sentence in sharing.sentences {
      switch walk.agreement(sentence) {
      case .always(let value): truths.append(value ? .yes : .no)
      case .open: truths.append(.unknown)
      case .tooMany:
        truths.append(.unknown)
        result.isCutOff = true
      }
    }
    if let entity = sharing.entity {
      result.items = truths
      if walk.facts.isListOpen(entity), !truths.contains(.yes) || !truths.contains(.no) { return }
    }
    if truths.isEmpty { return }
    if truths.allSatisfy({ $0 == .unknown }) { return }
    result.outcome =
      truths.allSatisfy { $0 == .yes } ? "permit" : truths.allSatisfy { $0 == .no } ? "refuse" : "permit-in-part"
  }
}
