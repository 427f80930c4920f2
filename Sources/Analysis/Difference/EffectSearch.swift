import Decisions
import Diagnostics
import Facts
import Rules
import YAMLTree

/// Looks for cases of which two rule books say different things: the worked cases of both, then the same with single facts at the
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
    guard let before = old.outline(one.decision, day), let after = new.outline(one.decision, day) else { return false }
    var counted: Set<Int> = []
    for (finding, was, now) in Findings(before).differences(to: Findings(after)) {
      let place = effects.firstIndex { $0.isSame(one.decision, finding.aspect, was, now) } ?? effects.count
      if place == effects.count { note(candidate, variation, finding, was, now) }
      if variation == nil, counted.insert(place).inserted { effects[place].caseCount += 1 }
    }
    return true
  }

  private mutating func note(
    _ candidate: Candidate, _ variation: String?, _ finding: Finding, _ before: RuleEffect.State, _ after: RuleEffect.State
  ) {
    let one = candidate.one
    let day = one.asOf ?? 0
    var truths: [EffectWitness.TruthChange] = []
    if case .success(let before) = old.decide(one.decision, day), case .success(let after) = new.decide(one.decision, day) {
      truths = truthChanges(before, after, finding)
    }
    let witness = EffectWitness(
      caseID: one.id, caseTitle: one.title, isOfOldBook: candidate.isOld, span: one.span, item: finding.member, asOf: day,
      variation: variation, truths: truths)
    effects.append(
      RuleEffect(
        decision: one.decision, title: new.book.title(of: one.decision), aspect: finding.aspect, before: before, after: after,
        caseCount: 0, witness: witness))
  }

  /// The rules behind a change of outcome or value; what a duty says is its own reason.
  private func truthChanges(_ before: Decision, _ after: Decision, _ finding: Finding) -> [EffectWitness.TruthChange] {
    switch finding.aspect {
    case .duty, .due: return []
    // What a request comes to as a whole is explained item by item.
    case .outcome, .value: if !after.items.isEmpty { return [] }
    case .item: break
    }
    guard let oldDecider = old.decider(before.decision, before.asOf), let newDecider = new.decider(after.decision, after.asOf)
    else { return [] }
    return TruthComparison(
      before: before, after: after, item: finding.member,
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
