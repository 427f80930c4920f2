import Expressions
import Facts
import Rules

// The ways of filling in unknown facts, one for each stretch of values that the conditions tell apart.
extension Walk {
  func agreement(_ sentence: Sentence) -> Agreement {
    switch sentence.truth {
    case .yes: return .always(true)
    case .no: return .always(false)
    default: return Completions.agreement(split(sentence))
    }
  }

  /// The sentence with each test put as what it is for every answer that its fact may have.
  private func split(_ sentence: Sentence) -> Sentence {
    sentence.map { leaf in
      guard case .test(let index) = leaf else { return leaf }
      let test = self.tests[index]
      return .split(test.question, self.answers(to: test.question).map { self.split(test.answer($0).simple) })
    }
  }

  /// Values of a fact that stand for all that it may have, one of those that no condition tells apart.
  private func answers(to question: Int) -> [Value] {
    let own = testsOf[question] ?? []
    if let known = answers[question], known.tests == own.count { return known.values }
    var seen: Set<[Sentence]> = []
    let values = possibleAnswers(to: question).filter { value in seen.insert(own.map { tests[$0].answer(value).simple }).inserted
    }
    answers[question] = (own.count, values)
    return values
  }

  private func possibleAnswers(to question: Int) -> [Value] {
    guard let cell = cells[question] else { return [] }
    let fact = book[cell.fact]
    let constants = (testsOf[question] ?? []).flatMap { tests[$0].constants }
    var answers: [Value] = []
    switch fact.storage {
    case .flag: answers = [.boolean(false), .boolean(true)]
    case .code:
      if case .entity(let entity)? = fact.target {
        answers = (0..<facts.count(entity)).map { .number(Decimal($0)) }
        // Somebody who is not listed.
        if facts.isListOpen(entity) || answers.isEmpty && !fact.mayBeNone { answers.append(.string("somebody else")) }
      } else {
        answers = fact.choices.map { .string($0.code) }
      }
    case .set: answers = [.list([])]
    case .integer(let decimals): answers = steps(fact, decimals, constants)
    case .value, .integers: answers = around(fact, constants)
    }
    return fact.mayBeNone ? answers + [.null] : answers
  }

  /// For whole numbers of units: each constant with its neighbours.
  private func steps(_ fact: Fact, _ decimals: Int, _ constants: [Value]) -> [Value] {
    func units(_ value: Value) -> Int64? {
      switch value {
      case .number(let number): number.rounded(.floor, scale: decimals)?.scaledInt64(decimals: decimals)
      case .date(let date): Int64(date.daysSinceEpoch)
      case .daysTimeDuration(let duration): Int64(duration.parts.days)
      default: nil
      }
    }
    func value(_ units: Int64) -> Value? {
      switch fact.type {
      case .date: CivilDate(daysSinceEpoch: Int(units)).map { .date($0) }
      case .duration: DaysTimeDuration(days: Int(units)).map { .daysTimeDuration($0) }
      default: Decimal("1e-\(decimals)").flatMap { Decimal(Int(units)).multiplied(by: $0) }.map { .number($0) }
      }
    }
    let low = fact.minimum.flatMap { $0.scaledInt64(decimals: decimals) } ?? .min
    let high = fact.maximum.flatMap { $0.scaledInt64(decimals: decimals) } ?? .max
    var points = Set(constants.compactMap(units).flatMap { [$0 - 1, $0, $0 + 1] }).filter { low <= $0 && $0 <= high }
    if points.isEmpty { points = [low == .min ? 0 : low] }
    return points.sorted().compactMap(value)
  }

  /// For texts and numbers of any length: each constant and something beside it.
  private func around(_ fact: Fact, _ constants: [Value]) -> [Value] {
    var answers = constants.filter { !$0.isNull }
    for case .number(let number) in constants {
      answers += [number.adding(Decimal("-1e-9") ?? .zero), number.adding(Decimal("1e-9") ?? .zero)].compactMap { $0 }.map {
        .number($0)
      }
    }
    if fact.type == .number || fact.type == .money {
      answers = answers.filter { value in
        guard let number = value.asNumber else { return false }
        return (fact.minimum.map { $0 <= number } ?? true) && (fact.maximum.map { number <= $0 } ?? true)
      }
      if answers.isEmpty { answers = [.number(fact.minimum ?? .zero)] }
    } else {
      let longest = constants.compactMap(\.asString).max { $0.utf8.count < $1.utf8.count } ?? ""
      answers += [.string(longest + " and more"), .string("")]
    }
    return answers
  }
}
