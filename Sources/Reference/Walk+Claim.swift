import ExpressionSyntax
import Expressions
import Facts
import Rules

// The first day on which a claim may be made.
extension Walk {
  /// A day that is known, none that is asked, or not to be told.
  private enum Day {
    case none
    case day(Int64)
    case open
  }

  /// Nil where some day is not known, and where nothing takes time.
  func claimDay(_ decision: String) -> Int64? {
    let here = Here(day: asOf)
    let rules = book.outcomes.filter { $0.decision.value == decision && $0.header.period.contains(asOf) }
    var days: [Int64] = []
    var goals: [Day] = []
    var isComplete = true
    var isFaced = false
    for rule in rules where rule.alternative == nil {
      let faced = agreement(rule.faced.map { sentence($0, here) } ?? .known(true))
      if faced == .always(false) { continue }
      let measures = rule.indicators.filter { $0.header.period.contains(asOf) }
      let truths = measures.map { Sentence.both(sentence($0.significant, here), sentence($0.sustained, here)) }
      if agreement(rule.needsAll ? .all(truths) : .any(truths)) != .always(true) { isComplete = false }
      if faced == .always(true) { isFaced = true }
      let met = zip(measures, truths).filter { rule.needsAll || agreement($0.1) == .always(true) }
      let kept = met.map { day(of: $0.0, here) }
      let whole = rule.needsAll ? latest(kept) : nth(1, kept)
      if case .none = whole { goals.append(.none) } else { goals.append(faced == .always(true) ? whole : .open) }
    }
    if isComplete, isFaced {
      switch latest(goals) {
      case .none: break
      case .day(let day): days.append(day)
      case .open: return nil
      }
    }
    for rule in rules {
      guard let alternative = rule.alternative, let from = rule.claimFrom,
        agreement(sentence(alternative, here)) == .always(true)
      else { continue }
      guard let day = known(from, here) else { return nil }
      days.append(day)
    }
    return days.min()
  }

  private func day(of measure: OutcomeIndicatorSyntax, _ here: Here) -> Day {
    guard let lasting = measure.lasting else {
      return sentence(measure.sustained, here) == .known(true) ? .none : .open
    }
    guard case .quantified(let quantified, _) = measure.sustained else {
      return known(lasting.sustainedFrom, here).map { .day($0) } ?? .open
    }
    let name = quantified.member.value
    guard let entity = book.entity(named: name) ?? book.entity(ofRole: name) else { return .open }
    let role = book[entity].roles.first { $0.name == name }?.condition
    var days: [Day] = []
    for member in 0..<facts.count(entity) {
      let there = Here(day: here.day, entity: entity, member: member)
      let looked = agreement(.all([role, quantified.where].compactMap { $0 }.map { sentence($0, there) }))
      if looked == .always(false) { continue }
      if looked != .always(true) {
        days.append(.open)
        continue
      }
      if case .every = quantified.kind {
      } else if agreement(quantified.when.map { sentence($0, there) } ?? .known(true)) != .always(true) {
        continue
      }
      days.append(known(lasting.sustainedFrom, there).map { .day($0) } ?? .open)
    }
    switch quantified.kind {
    case .every: return latest(days)
    case .some: return nth(1, days)
    case .count(.atMost, _): return .open
    case .count(.atLeast, let source):
      let tree = tree(source)
      guard let number = value(tree, tree.root, source, here).asNumber?.asInt(), number > 0 else { return .open }
      return nth(number, days)
    }
  }

  private func known(_ source: ExpressionSource, _ here: Here) -> Int64? {
    let tree = tree(source)
    return value(tree, tree.root, source, here).asDate.map { Int64($0.daysSinceEpoch) }
  }

  private func latest(_ all: [Day]) -> Day {
    var latest: Int64?
    for one in all {
      if case .open = one { return .open }
      if case .day(let day) = one { latest = max(latest ?? day, day) }
    }
    return latest.map { .day($0) } ?? .none
  }

  private func nth(_ number: Int, _ all: [Day]) -> Day {
    var days: [Int64] = []
    for one in all {
      switch one {
      case .open: return .open
      case .none: days.append(.min)
      case .day(let day): days.append(day)
      }
    }
    guard days.count >= number else { return .open }
    let day = days.sorted()[number - 1]
    return day == .min ? .none : .day(day)
  }
}
