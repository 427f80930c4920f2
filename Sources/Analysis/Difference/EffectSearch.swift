import Decisions
import Diagnostics
import Facts
import Rules
import YAMLTree

/// Looks for cases that two rule books decide differently: the worked cases of both, then the same with single facts at the
/// bounds of conditions that changed.
struct EffectSearch {
  private let old: ComparedBook
  private let new: ComparedBook
  private let changes: [RuleChange]
  private let cases: [Candidate]
  private(set) var effects: [RuleEffect] = []
  private(set) var casesCompared = 0
  private(set) var variationsCompared = 0

  struct Candidate {
    var one: WorkedCase
    var isOld: Bool
  }

  init(from old: RuleBook, to new: RuleBook, changes: [RuleChange]) {
    self.old = ComparedBook(old)
    self.new = ComparedBook(new)
    self.changes = changes.filter { $0.matter == .conditions || $0.matter == .dates }
    var seen: Set<String> = []
    let all =
      WorkedCase.all(of: new).map { Candidate(one: $0, isOld: false) }
      + WorkedCase.all(of: old).map { Candidate(one: $0, isOld: true) }
    cases = all.filter { candidate in
      let one = candidate.one
      guard one.obstacles.isEmpty, let day = one.asOf else { return false }
      return seen.insert("\(one.decision) \(day) \(one.facts.oneLine())").inserted
    }
  }

  mutating func compare(_ decision: String) {
    let own = cases.filter { $0.one.decision == decision }
    for candidate in own where compare(candidate, nil) { casesCompared += 1 }
    for candidate in own {
      for variation in variations(of: candidate) where compare(candidate, variation) { variationsCompared += 1 }
    }
  }

  /// False where one of the books cannot read the case.
  private mutating func compare(_ candidate: Candidate, _ variation: String?) -> Bool {
    let one = candidate.one
    guard let day = one.asOf, old.read(one.facts, assigning: variation), new.read(one.facts, assigning: variation) else {
      return false
    }
    let before = old.outcomes(one.decision, day)
    let after = new.outcomes(one.decision, day)
    for name in before.keys.sorted() {
      guard let was = before[name], let now = after[name], was != now else { continue }
      note(candidate, variation, item: name.isEmpty ? nil : name, was, now, day)
    }
    return true
  }

  private mutating func note(
    _ candidate: Candidate, _ variation: String?, item: String?, _ before: String, _ after: String, _ day: Int64
  ) {
    let one = candidate.one
    let place = effects.firstIndex { effect in
      effect.decision == one.decision && effect.isItem == (item != nil) && effect.before == before && effect.after == after
    }
    if let place {
      if variation == nil { effects[place].caseCount += 1 }
      return
    }
    let witness = EffectWitness(
      caseID: one.id, caseTitle: one.title, isOfOldBook: candidate.isOld, span: one.span, item: item, asOf: day,
      variation: variation, truths: truthChanges(one.decision, day, item))
    effects.append(
      RuleEffect(
        decision: one.decision, title: new.book.title(of: one.decision), isItem: item != nil, before: before, after: after,
        caseCount: variation == nil ? 1 : 0, witness: witness))
  }

  private func truthChanges(_ decision: String, _ day: Int64, _ item: String?) -> [EffectWitness.TruthChange] {
    guard let oldDecider = old.decider(decision, day), let newDecider = new.decider(decision, day),
      case .success(let before) = oldDecider.decide(old.facts), case .success(let after) = newDecider.decide(new.facts)
    else { return [] }
    // What a request comes to as a whole is explained item by item.
    if item == nil, !after.items.isEmpty { return [] }
    return TruthComparison(
      before: before, after: after, item: item,
      truthBefore: { single(oldDecider.truths(of: $0, for: old.facts, member: $1)) },
      truthAfter: { single(newDecider.truths(of: $0, for: new.facts, member: $1)) }
    ).changes
  }

  private func single(_ truths: Set<Truth>) -> Truth? { truths.count == 1 ? truths.first : nil }

  // MARK: Variations

  /// Assignments that bring one fact of the case to a bound of a condition that changed.
  private func variations(of candidate: Candidate) -> [String] {
    guard let day = candidate.one.asOf, old.read(candidate.one.facts), new.read(candidate.one.facts) else { return [] }
    let decision = candidate.one.decision
    let before = Dictionary(
      old.boundaries(decision, day).map { (old.book[$0.fact].path, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [String] = []
    for boundary in new.boundaries(decision, day) {
      let was = before[new.book[boundary.fact].path]
      guard isChanged(was, boundary) else { continue }
      let values = Variation(book: new.book, asOf: day).texts(was?.values ?? [], boundary)
      let fact = new.book[boundary.source ?? boundary.fact]
      if fact.isDerived { continue }
      for member in 0..<new.facts.count(fact.entity) {
        guard let place = place(of: fact, member) else { continue }
        found += values.map { "\(place)=\($0)" }
      }
    }
    return found
  }

  private func place(of fact: Fact, _ member: Int) -> String? {
    let entity = new.book[fact.entity]
    guard entity.isList else { return fact.path }
    return new.name(of: member, entity.id).map { "\(entity.name)[\($0)].\(fact.name)" }
  }

  /// Whether the books ask different things of a fact, or ask it in a rule that changed.
  private func isChanged(_ before: FactBoundary?, _ after: FactBoundary) -> Bool {
    guard let before, before.conditions == after.conditions else { return true }
    return changes.contains { change in
      if let span = change.newSpan, after.spans.contains(where: { span.covers($0) }) { return true }
      if let span = change.oldSpan, before.spans.contains(where: { span.covers($0) }) { return true }
      return false
    }
  }
}

extension SourceSpan {
  fileprivate func covers(_ other: SourceSpan) -> Bool { file == other.file && start <= other.start && other.end <= end }
}
