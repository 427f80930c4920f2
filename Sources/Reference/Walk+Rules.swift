import ExpressionSyntax
import Expressions
import Facts
import Rules

// Criteria, eligibility and rules of sharing.
extension Walk {
  func note(_ id: String, _ member: Int, _ sentence: Sentence) -> Sentence {
    rules[id, default: [:]][member] = sentence
    return sentence
  }

  func holds(_ exceptions: [ExceptionSyntax], _ here: Here) -> Sentence {
    .any(
      exceptions.filter { $0.header.period.contains(here.day) }.map {
        note($0.header.id.value, here.member, sentence($0.when, here))
      })
  }

  // MARK: Rules that conditions refer to

  /// The rule of that id that is in force.
  func rule(_ id: String, _ here: Here) -> Sentence {
    func isIt(_ header: RuleHeader) -> Bool { header.id.value == id && header.period.contains(here.day) }
    for criterion in book.criteria {
      if isIt(criterion.header) { return self.criterion(criterion, here) }
      for indicator in criterion.indicators where isIt(indicator.header) { return self.indicator(indicator, here) }
    }
    for rule in book.eligibility where isIt(rule.header) {
      return note(id, 0, sentence(rule.when, Here(day: here.day)))
    }
    for rule in book.sharing where isIt(rule.header) { return self.rule(rule, here) }
    return free("rule \(id) day \(here.day)")
  }

  func criteria(ofGroup group: String, _ here: Here) -> [Sentence] {
    book.criteria.filter { $0.group?.value == group && $0.header.period.contains(here.day) }.map { criterion($0, here) }
  }

  /// A criterion is met when one of its indicators is.
  private func criterion(_ criterion: CriterionSyntax, _ here: Here) -> Sentence {
    let indicators = criterion.indicators.filter { $0.header.period.contains(here.day) }
    return note(criterion.header.id.value, 0, .any(indicators.map { indicator($0, here) }))
  }

  private func indicator(_ indicator: IndicatorSyntax, _ here: Here) -> Sentence {
    let root = Here(day: here.day)
    return note(indicator.header.id.value, 0, .both(sentence(indicator.condition, root), .not(holds(indicator.unless, root))))
  }

  /// A requirement holds where it does not cover, or its condition holds, or an exception; a permission or prohibition
  /// applies where it covers, its condition holds, and no exception does.
  func rule(_ rule: SharingRuleSyntax, _ here: Here) -> Sentence {
    let there = rule.each == nil ? Here(day: here.day) : here
    let covers = rule.covers.map { sentence($0, there) } ?? .known(true)
    let when = rule.when.map { sentence($0, there) } ?? .known(true)
    let excepted = holds(rule.unless, there)
    let applies: Sentence =
      rule.role == .requirement ? .any([.not(covers), when, excepted]) : .all([covers, when, .not(excepted)])
    return note(rule.header.id.value, there.member, applies)
  }

  // MARK: Decisions

  /// Each outcome with the sentence that is true exactly when it is the outcome.
  typealias Outcomes = [(name: String, sentence: Sentence)]

  /// Adds one more way to an outcome.
  func add(_ name: String, _ sentence: Sentence, to outcomes: inout Outcomes) {
    if let index = outcomes.firstIndex(where: { $0.name == name }) {
      outcomes[index].sentence = .either(outcomes[index].sentence, sentence)
    } else {
      outcomes.append((name, sentence))
    }
  }

  func eligibility(_ decision: String) -> Outcomes {
    var outcomes: Outcomes = []
    for version in book.eligibility where version.decision.value == decision {
      for (day, isInForce) in days(of: version.header, version.clock) {
        let met = sentence(version.when, Here(day: day))
        if isInForce == .known(true) { _ = note(version.header.id.value, 0, met) }
        // Read by several days, a rule has no one truth.
        if isInForce != .known(true) { rules = [:] }
        add(version.met.value, .both(isInForce, met), to: &outcomes)
        add(version.notMet.value, .both(isInForce, .not(met)), to: &outcomes)
      }
    }
    return outcomes
  }

  /// The days by which a version may have to be read, each with the condition that it is so.
  func days(of version: RuleHeader, _ clock: ClockSyntax?) -> [(day: Int64, isInForce: Sentence)] {
    let period = version.period
    guard let source = clock?.fact else { return period.contains(asOf) ? [(asOf, .known(true))] : [] }
    let tree = tree(source)
    guard case .fact(let path) = book.meaning(of: tree.names(tree.root) ?? [], member: nil) else { return [] }
    let cell = FactCell(path.fact)
    let defaultDays = clock?.defaultsToAsOf == true && period.contains(asOf) ? [(day: asOf, isInForce: Sentence.known(true))] : []
    switch value(of: cell, Here(day: asOf)) {
    case .date(let date):
      let day = Int64(date.daysSinceEpoch)
      return period.contains(day) ? [(day, .known(true))] : []
    case .null: return defaultDays
    case .unknown:
      // The rules read the same on every day between two on which something in the book changes.
      var starts = changes.filter { $0 > period.from && $0 <= period.until }
      starts.insert(period.from == .min ? -1_000_000 : period.from, at: 0)
      var days: [(Int64, Sentence)] = []
      for (index, start) in starts.enumerated() {
        let end = index + 1 < starts.count ? starts[index + 1] - 1 : period.until
        let from = index == 0 ? period.from : start
        let bounds = [from, end].compactMap { day in CivilDate(daysSinceEpoch: Int(clamping: day)).map { Value.date($0) } }
        let isInside = test(cell, bounds) { value in
          guard case .date(let date) = value else { return .known(false) }
          return .known(from <= Int64(date.daysSinceEpoch) && Int64(date.daysSinceEpoch) <= end)
        }
        days.append((start, isInside))
      }
      let isNone = test(cell, []) { .known($0.isNull) }
      return days + defaultDays.map { ($0.day, isNone) }
    default: return []
    }
  }

  /// Days on which some rule or parameter begins or ceases, in order.
  private var changes: [Int64] {
    var periods = book.parameters.flatMap { $0.entries.map(\.period) }
    for criterion in book.criteria {
      periods.append(criterion.header.period)
      for indicator in criterion.indicators {
        periods.append(indicator.header.period)
        periods += indicator.unless.map(\.header.period)
      }
    }
    periods += book.eligibility.map(\.header.period)
    for rule in book.determinations {
      periods.append(rule.header.period)
      for entry in rule.entries { periods += [entry.header.period] + entry.unless.map(\.header.period) }
    }
    for rule in book.sharing { periods += [rule.header.period] + rule.unless.map(\.header.period) }
    let days = periods.flatMap { [$0.from, $0.until == .max ? .max : $0.until + 1] }
    return Set(days).subtracting([.min, .max]).sorted()
  }

  /// Whether each item may be shared (or the whole request, where no rule is about an item); nil where no permission is in force.
  func sharing(_ decision: String) -> (entity: EntityID?, sentences: [Sentence])? {
    let all = book.sharing.filter { $0.decision.value == decision }
    let entity = all.compactMap { $0.each.flatMap { book.entity(named: $0.value) } }.first
    let rules = all.filter { $0.header.period.contains(asOf) }
    guard rules.contains(where: { $0.role == .permission }) else { return nil }
    let heres =
      entity.map { entity in (0..<facts.count(entity)).map { Here(day: asOf, entity: entity, member: $0) } } ?? [Here(day: asOf)]
    let sentences = heres.map { here in
      func of(_ role: SharingRuleSyntax.Role) -> [Sentence] { rules.filter { $0.role == role }.map { rule($0, here) } }
      return Sentence.all(of(.requirement) + of(.prohibition).map { .not($0) } + [.any(of(.permission))])
    }
    return (entity, sentences)
  }
}
