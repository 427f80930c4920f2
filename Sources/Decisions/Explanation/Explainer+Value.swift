import Expressions
import Facts
import Rules

// What a decision amounts to beside its outcome.
extension Explainer {
  mutating func noteValue(_ decision: inout Decision) {
    // A rule of which the reader does not see what became of it might give another value.
    if view != nil, graph.plan.rules.contains(where: { restsOnHidden(graph.rules[$0.index].node, 0) }) { return }
    switch graph.plan.family {
    case .retention: decision.value = dueDate().map(Self.phrase)
    case .determination: noteDeterminedValue(&decision)
    case .outcomes: decision.value = decision.outcome == "claim" ? claimDate().map(Self.phrase) : nil
    case .eligibility, .sharing: break
    }
    noteOverdue(&decision)
  }

  /// A record whose action has fallen due, and a determination that says it of its outcome.
  private func noteOverdue(_ decision: inout Decision) {
    let isDeadline =
      switch graph.plan.family {
      case .retention: RetentionSyntax.Action(rawValue: decision.outcome) != nil
      case .determination: graph.plan.deadlines.contains(decision.outcome)
      case .eligibility, .sharing, .outcomes: false
      }
    guard isDeadline, case .value(.date(let date), _)? = decision.value?.parts.first else { return }
    let day = Int64(date.daysSinceEpoch)
    if day < graph.asOf { decision.overdueDays = graph.asOf - day }
  }

  /// The value of a determination, once its outcome is settled; what is missing for it is missing for the decision.
  private mutating func noteDeterminedValue(_ decision: inout Decision) {
    guard decision.isDetermined, let determined = determinedValue() else { return }
    decision.valueTitle = determined.title
    let noter = ReadNoter(MemberReader(evaluator: decider.evaluator, facts: facts, scope: nil, member: 0))
    switch decider.evaluator.evaluate(determined.program, noter) {
    case .unknown: for cell in noter.unknown { valueFacts.formUnion(openFacts.given(cell)) }
    case .error(let error):
      valueProblem = Problem(.evaluation(error), span: graph.programs[determined.program.index].span)
    case .null: break
    case let value: decision.value = Phrase([.value(value, determined.presentation)])
    }
  }

  /// The value that counts; where that is open, it waits for what settles it.
  private mutating func determinedValue() -> DecisionPlan.DeterminedValue? {
    for value in graph.plan.values {
      switch truth(value.node) {
      case .met: return value
      case .notMet: continue
      case .unknown:
        openValues.append(value.node)
        return nil
      }
    }
    return nil
  }

  /// The due date where it is settled: the latest of the rules that cover the record.
  private mutating func dueDate() -> CivilDate? {
    var latest: Int64?
    for index in graph.plan.rules {
      let rule = graph.rules[index.index]
      switch rule.covers.map({ truth($0) }) ?? .met {
      case .notMet: continue
      case .unknown: return nil
      case .met:
        guard let due = date(rule.due, 0, nil) else { return nil }
        latest = max(latest ?? due, due)
      }
    }
    return latest.flatMap { CivilDate(daysSinceEpoch: Int($0)) }
  }

  private static func phrase(_ date: CivilDate) -> Phrase { Phrase([.value(.date(date), ValuePresentation(type: .date))]) }

  func date(_ program: ProgramIndex?, _ member: Int, _ scope: EntityID?) -> Int64? {
    guard let program, case .date(let date) = decider.evaluator.evaluate(program, member, scope, facts) else { return nil }
    return Int64(date.daysSinceEpoch)
  }
}

/// Notes the facts that an evaluation came upon and that are not known: those of branches not taken are not among them.
private final class ReadNoter: FactReader {
  private let reader: MemberReader
  private(set) var unknown: Set<FactCell> = []

  init(_ reader: MemberReader) { self.reader = reader }

  func value(of variable: VariableID) -> Value {
    let value = reader.value(of: variable)
    if value.isUnknown, let cell = reader.place(of: variable) { unknown.insert(cell) }
    return value
  }
}
