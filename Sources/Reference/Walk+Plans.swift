import Diagnostics
import ExpressionSyntax
import Expressions
import Facts
import Rules

// Retention and the outcomes plan.
extension Walk {
  func retention(_ decision: String) -> Outcomes {
    let here = Here(day: asOf)
    let rules = book.retention.filter { $0.decision.value == decision && $0.header.period.contains(asOf) }
    if rules.isEmpty { return [] }
    let covers = rules.map { sentence($0.covers, here) }
    let isPast = rules.map { self.isPast($0.due, here) }
    let holds = rules.map { rule in
      Sentence.any(rule.holds.filter { $0.header.period.contains(asOf) }.map { sentence($0.when, here) })
    }
    let isCovered = Sentence.any(covers)
    let common = book.holds(of: decision).filter { $0.header.period.contains(asOf) }.map { sentence($0.when, here) }
    let isHeld = Sentence.any(zip(covers, holds).map { .both($0, $1) } + [.both(isCovered, .any(common))])
    let waits = Sentence.any(zip(covers, isPast).map { .both($0, .not($1)) })
    var outcomes: Outcomes = [("held", isHeld), ("keep", .both(.not(isHeld), waits))]
    for action in RetentionSyntax.Action.allCases where rules.contains(where: { $0.action.value == action }) {
      let governing = rules.indices.filter { rules[$0].action.value == action }.map { governs($0, among: rules, covers, here) }
      outcomes.append((action.rawValue, .all([isCovered, .not(isHeld), .not(waits), .any(governing)])))
    }
    return outcomes
  }

  /// Its due date is the latest of the rules that cover the record; of equal ones the more careful action governs.
  private func governs(_ index: Int, among rules: [RetentionSyntax], _ covers: [Sentence], _ here: Here) -> Sentence {
    let actions = RetentionSyntax.Action.allCases
    let own = rules[index]
    var conditions = [covers[index]]
    for (other, rule) in rules.enumerated() where rule.action.value != own.action.value {
      let isMoreCareful = (actions.firstIndex(of: rule.action.value) ?? 0) > (actions.firstIndex(of: own.action.value) ?? 0)
      let op: BinaryOperator = isMoreCareful ? .greater : .greaterOrEqual
      let key = "due \(own.due.text) \(op.rawValue) \(rule.due.text)"
      let (a, b) = (due(own, here), due(rule, here))
      let isLater: Sentence =
        if a.asError != nil || b.asError != nil {
          failed(key)
        } else if a.isUnknown || b.isUnknown {
          free(key)
        } else {
          truth(compare(a, op, b), key)
        }
      conditions.append(.either(.not(covers[other]), isLater))
    }
    return .all(conditions)
  }

  private func due(_ rule: RetentionSyntax, _ here: Here) -> Value {
    let tree = tree(rule.due)
    return value(tree, tree.root, rule.due, here)
  }

  private func isPast(_ due: ExpressionSource, _ here: Here) -> Sentence {
    let tree = tree(due)
    let key = "past \(due.text)"
    guard let today = CivilDate(daysSinceEpoch: Int(asOf)).map({ Value.date($0) }) else { return free(key) }
    switch value(tree, tree.root, due, here) {
    case .unknown:
      guard let names = tree.names(tree.root), case .fact(let path) = book.meaning(of: names, member: nil),
        let cell = cell(path, here)
      else { return free(key) }
      return test(cell, [today]) { self.truth(compare($0, .less, today), key) }
    case .error: return failed(key)
    case let date: return truth(compare(date, .less, today), key)
    }
  }

  /// The latest due date of the rules that cover the record, where it is settled.
  func dueDate(_ decision: String) -> Int64? {
    let here = Here(day: asOf)
    var latest: Int64?
    for rule in book.retention where rule.decision.value == decision && rule.header.period.contains(asOf) {
      switch agreement(sentence(rule.covers, here)) {
      case .always(false): continue
      case .always(true):
        guard let date = due(rule, here).asDate else { return nil }
        latest = max(latest ?? .min, Int64(date.daysSinceEpoch))
      default: return nil
      }
    }
    return latest
  }

  /// A claim may be made when every goal faced is achieved and one is faced, or by an alternative route.
  func progress(_ decision: String) -> Outcomes {
    let here = Here(day: asOf)
    let rules = book.outcomes.filter { $0.decision.value == decision && $0.header.period.contains(asOf) }
    if rules.isEmpty { return [] }
    var goals: [Sentence] = []
    var faced: [Sentence] = []
    var routes: [Sentence] = []
    for rule in rules {
      if let alternative = rule.alternative {
        routes.append(sentence(alternative, here))
        continue
      }
      let measures = rule.indicators.filter { $0.header.period.contains(asOf) }
        .map { Sentence.both(sentence($0.significant, here), sentence($0.sustained, here)) }
      let isFaced = rule.faced.map { sentence($0, here) } ?? .known(true)
      faced.append(isFaced)
      goals.append(.either(.not(isFaced), rule.needsAll ? .all(measures) : .any(measures)))
    }
    let claim = Sentence.any([.all(goals + [.any(faced)])] + routes)
    return [("claim", claim), ("no-claim", .not(claim))]
  }

  /// Contradictions between facts that are certain.
  var contradictions: [String] {
    var found: [String] = []
    for check in book.checks {
      let entity = check.each.flatMap { book.entity(named: $0.value) ?? book.entity(ofRole: $0.value) }
      let heres =
        entity.map { entity in (0..<facts.count(entity)).map { Here(day: asOf, entity: entity, member: $0) } } ?? [
          Here(day: asOf)
        ]
      for here in heres where sentence(check.wrongWhen, here).truth == .yes { found.append(check.id.value) }
    }
    return found
  }
}
