import Decisions
import Facts
import Rules

/// What a decision and its explanation claim, held against the model: what is said to be forced is so in every completion, what is
/// said to be needed or to matter is told by two of them.
///
/// Where not all completions are tried, what no two of those tried tell apart counts as not shown.
struct ModelCheck {
  let example: ModelCase
  let decider: Decider
  let facts: CaseFacts
  let decision: Decision
  private let known: [Int?]
  private let rules: [String: ModelBook.Rule]
  /// What is decided: of the rule, or of each item; nil where completions differ.
  private let outcomes: [Bool?]
  /// Whether all completions of the case were tried.
  let isExact: Bool
  var problems: [String] = []
  /// Claims that were confirmed by some completion, and those for which none was found by chance.
  var shown = 0
  var notShown = 0

  init(_ example: ModelCase, _ decider: Decider, _ facts: CaseFacts, _ decision: Decision) {
    self.example = example
    self.decider = decider
    self.facts = facts
    self.decision = decision
    known = example.known
    rules = example.model.rulesByID
    let table = example.table(known)
    outcomes = table.outcomes().map(ModelTable.common)
    isExact = table.isExact
  }

  private var isSharing: Bool { example.model.isSharing }

  /// Values of some cells alone.
  private func only(_ cells: [FactCell]) -> [Int?] {
    var fixed = [Int?](repeating: nil, count: known.count)
    for cell in cells.compactMap(example.cell) { fixed[cell] = known[cell] }
    return fixed
  }

  private func name(_ cell: FactCell) -> String { "\(decider.book[cell.fact].path)[\(cell.member)]" }

  // MARK: Outcomes

  mutating func checkOutcomes() {
    let found: [Bool?]
    if isSharing {
      found = decision.items.map { $0.outcome == Decision.undetermined ? nil : $0.outcome == "permit" }
    } else {
      found = [decision.isDetermined ? decision.outcome == "entitled" : nil]
    }
    for (number, pair) in zip(found, outcomes).enumerated() where pair.0 != pair.1 {
      // Few completions may agree where all do not.
      if pair.0 == nil, !isExact {
        notShown += 1
      } else {
        problems.append("outcome \(number): \(pair.0 as Any), not \(pair.1 as Any)")
      }
    }
    if found.count != outcomes.count { problems.append("\(found.count) items, not \(outcomes.count)") }
    for duty in decision.duties {
      guard let rule = rules[duty.id] else { continue }
      let truth = ModelTable.common(example.table(known).bits(of: rule, item: Self.item(duty.member)))
      if truth != duty.truth.known { problems.append("duty \(duty.id) is \(duty.truth)") }
    }
  }

  private static func item(_ member: String?) -> Int { member.flatMap { $0.hasPrefix("I") ? Int($0.dropFirst()) : nil } ?? 0 }

  // MARK: Sufficient reason and reasons

  mutating func checkSufficient() {
    let isDecided = outcomes.contains { $0 != nil }
    guard let reason = decision.sufficient else {
      if isDecided, isExact { problems.append("no sufficient reason") }
      return
    }
    checkMinimal(reason.facts.map(\.cell), "the sufficient reason") { [example, outcomes] in
      example.isForced($0, as: outcomes)
    }
  }

  /// Every listed reason has facts of its own that alone make it so, none of which can be spared.
  mutating func checkReasons() {
    for reason in all(decision.reasons + decision.mightAlsoFail) { check(reason) }
    for item in decision.items { for reason in all(item.reasons + item.mightAlsoFail) { check(reason) } }
  }

  private func all(_ reasons: [Reason]) -> [Reason] { reasons.flatMap { [$0] + all($0.exceptions) + all($0.because) } }

  private mutating func check(_ reason: Reason) {
    guard let rule = rules[reason.rule] else { return problems.append("\(reason.rule) is no rule") }
    let item = Self.item(reason.member)
    let table = example.table(known)
    let truth = ModelTable.common(table.bits(of: rule, item: item))
    if truth != reason.truth.known {
      if truth != nil, !table.isExact {
        notShown += 1
      } else {
        problems.append("\(reason.rule) is \(reason.truth), not \(truth as Any)")
      }
    }
    guard let truth = reason.truth.known else {
      if !reason.facts.isEmpty { problems.append("\(reason.rule) is open and rests on facts") }
      return
    }
    let speaking = example.speaking(of: rule, item: item, known)
    checkMinimal(reason.facts.map(\.cell), reason.rule) { [example] fixed in
      let table = example.table(fixed)
      return (ModelTable.common(table.bits(of: speaking, item: item)) == truth, table.isExact)
    }
  }

  private mutating func checkMinimal(_ cells: [FactCell], _ what: String, _ isForced: ([Int?]) -> (Bool, Bool)) {
    let fixed = only(cells)
    if !isForced(fixed).0 { problems.append("the facts of \(what) (\(cells.map(name))) do not force it") }
    for place in cells {
      guard let cell = example.cell(place) else {
        problems.append("\(what) rests on a name")
        continue
      }
      var less = fixed
      less[cell] = nil
      switch isForced(less) {
      case (false, _): shown += 1
      case (true, false): notShown += 1
      case (true, true): problems.append("\(name(place)) of \(what) (\(cells.map(name))) can be spared")
      }
    }
  }

  // MARK: What matters

  mutating func checkRelevance() {
    let asked = Dictionary(
      decision.missing.compactMap { fact in example.cell(fact.cell).map { ($0, fact.matters) } }, uniquingKeysWith: { $0 || $1 })
    for (cell, value) in known.enumerated() where value == nil {
      let representatives = example.cells.representatives[example.cells.fact(of: cell)]
      var found: [[ModelTable.Bits]] = []
      var isExact = true
      for representative in representatives {
        var fixed = known
        fixed[cell] = representative
        let table = example.table(fixed)
        isExact = isExact && table.isExact
        found.append(table.outcomes())
      }
      let differs = found.contains { $0 != found[0] }
      let matters = asked[cell] ?? false
      if differs == matters {
        if differs { shown += 1 }
      } else if matters, !isExact {
        notShown += 1
      } else {
        let path = example.model.path(example.cells.fact(of: cell))
        problems.append("\(path)[\(example.cells.member(of: cell))] is said\(matters ? "" : " not") to matter")
      }
    }
    if let question = decision.nextQuestion, asked[example.cell(question.fact.cell) ?? -1] != true {
      problems.append("the next question is about \(question.fact.path), which does not matter")
    }
  }

  // MARK: Ways

  mutating func check(_ ways: Ways) {
    let item = Self.item(ways.item)
    let target = ["entitled", "permit"].contains(ways.outcome)
    for way in ways.ways {
      let changes = way.changes.compactMap { change -> (cell: Int, value: Int)? in
        guard let cell = example.cell(change.cell), let value = example.value(change.to, at: change.cell) else { return nil }
        return (cell, value)
      }
      let names = way.changes.map { "\(name($0.cell)) to \(RandomDocument.text($0.to))" }.joined(separator: ", ")
      if changes.count != way.changes.count {
        problems.append("a way to \(ways.outcome) changes what is no fact: \(names)")
        continue
      }
      if !leads(changes, target, item).0 {
        problems.append("a way to \(ways.outcome) does not lead there: \(names)")
      }
      if ways.extent == .notProven { continue }
      for index in changes.indices { checkPart(changes, without: index, target, item, "\(ways.outcome) (\(names))") }
    }
  }

  /// Without one of the changes no values of the others lead there.
  private mutating func checkPart(
    _ changes: [(cell: Int, value: Int)], without index: Int, _ target: Bool, _ item: Int, _ what: String
  ) {
    let cells = changes.indices.filter { $0 != index }.map { changes[$0].cell }
    let options = cells.map { example.cells.representatives[example.cells.fact(of: $0)] }
    let count = options.reduce(1) { min($0 * $1.count, 257) }
    guard count <= 256 else {
      notShown += 1
      return
    }
    for number in 0..<count {
      var left = number
      let part = zip(cells, options).map { cell, values in
        defer { left /= values.count }
        return (cell: cell, value: values[left % values.count])
      }
      let found = leads(part, target, item)
      if found == (true, isExact: true) {
        return problems.append("part of a way to \(what) leads there: \(part)")
      }
      if found.0 {
        notShown += 1
        return
      }
    }
    shown += 1
  }

  private func leads(_ changes: [(cell: Int, value: Int)], _ target: Bool, _ item: Int) -> (Bool, isExact: Bool) {
    var fixed = known
    for change in changes { fixed[change.cell] = change.value }
    let table = example.table(fixed)
    let outcomes = table.outcomes()
    return (outcomes.indices.contains(item) && ModelTable.common(outcomes[item]) == target, table.isExact)
  }
}

extension ModelCase {
  /// Of a requirement that holds the part that speaks for it: its own condition, or else an exception.
  fileprivate func speaking(of rule: ModelBook.Rule, item: Int, _ known: [Int?]) -> ModelBook.Rule {
    guard rule.role == .requirement else { return rule }
    let table = table(known)
    var own = rule
    (own.role, own.covers, own.unless) = (.exception, nil, [])
    let parts = [own] + rule.unless
    return parts.first { ModelTable.common(table.bits(of: $0, item: item)) == true } ?? rule
  }

  /// Whether some facts alone lead to what is decided, and whether all completions say so.
  func isForced(_ fixed: [Int?], as outcomes: [Bool?]) -> (Bool, Bool) {
    let table = table(fixed)
    return (zip(table.outcomes(), outcomes).allSatisfy { $1 == nil || ModelTable.common($0) == $1 }, table.isExact)
  }
}
