/// Makes a random model of a rule book.
struct ModelMaker {
  /// How many conditions on facts are still to be made.
  private var left: Int
  /// Of a hundred conditions, how many read a fact that another reads too.
  private let sharedPercent: Int
  private var random: SplitMix
  private var model: ModelBook
  private var ruleCount = 0

  /// A model of so many conditions or a few more.
  static func model(conditions: Int, sharedPercent: Int, seed: UInt64) -> ModelBook {
    var maker = ModelMaker(conditions, sharedPercent, seed)
    maker.make()
    return maker.model
  }

  private init(_ conditions: Int, _ sharedPercent: Int, _ seed: UInt64) {
    left = conditions
    self.sharedPercent = sharedPercent
    random = SplitMix(seed: seed)
    model = ModelBook(isSharing: DocumentGenerator.chance(0.5, &random))
  }

  private mutating func chance(_ probability: Double) -> Bool { DocumentGenerator.chance(probability, &random) }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  // MARK: Rules

  private mutating func make() {
    // A duty reads what rules read too, so that it comes and goes with their facts.
    if model.isSharing { makeSharing() } else { makeEligibility() }
    if chance(0.4) {
      var duty = rule(.duty)
      duty.isEach = model.isSharing && chance(0.5)
      duty.when = atom(duty.isEach ? .item : .matter)
      model.duties = [duty]
    }
  }

  private mutating func rule(_ role: ModelBook.Role) -> ModelBook.Rule {
    ruleCount += 1
    return ModelBook.Rule(role: role, number: ruleCount)
  }

  private mutating func makeEligibility() {
    let own = left > 4 ? min(6, left / 4) : 0
    while left > own { model.criteria.append(criterion(most: left - own)) }
    var rule = rule(.eligibility)
    let needed = number(1...max(1, model.criteria.count / 2 + 1))
    var parts: [ModelBook.Condition] = [.group(needed, isAtMost: false)]
    if own > 0 {
      let further = condition(.matter, own)
      parts.append(chance(0.5) ? .not(further) : further)
      if chance(0.3) { parts.append(.any([.met(criterion: 0), .group(max(1, needed - 1), isAtMost: chance(0.5))])) }
    }
    rule.when = parts.count == 1 ? parts[0] : .all(parts)
    model.rules = [rule]
  }

  private mutating func criterion(most: Int) -> ModelBook.Rule {
    var criterion = rule(.criterion)
    var budget = min(most, number(1...6))
    while budget > 0 {
      let size = number(1...budget)
      budget -= size
      var indicator = rule(.indicator)
      indicator.when = condition(.matter, size)
      if chance(0.2) { indicator.unless = [exception(.matter)] }
      criterion.indicators.append(indicator)
    }
    return criterion
  }

  private mutating func exception(_ scope: ModelBook.Entity) -> ModelBook.Rule {
    var exception = rule(.exception)
    exception.when = condition(scope, chance(0.7) ? 1 : 2)
    return exception
  }

  private mutating func makeSharing() {
    if left > 6 { model.criteria = [criterion(most: left / 3)] }
    while model.rules.isEmpty || left > 0 {
      let role: ModelBook.Role =
        model.rules.isEmpty || chance(0.3) ? .permission : chance(0.7) ? .requirement : .prohibition
      var made = rule(role)
      made.isEach = role == .permission || chance(0.8)
      let scope: ModelBook.Entity = made.isEach ? .item : .matter
      if left > 1, chance(0.4) { made.covers = condition(scope, 1) }
      made.when = condition(scope, max(1, min(left, number(1...5))))
      if left > 0, chance(0.35) { made.unless = [exception(scope)] }
      model.rules.append(made)
    }
  }

  // MARK: Conditions

  private mutating func condition(_ scope: ModelBook.Entity, _ size: Int) -> ModelBook.Condition {
    guard size > 1 else {
      return chance(0.1) && !model.criteria.isEmpty && model.isSharing ? .met(criterion: 0) : atom(scope)
    }
    if scope == .matter, chance(0.3) { return quantified(size) }
    var parts: [ModelBook.Condition] = []
    var left = size
    while left > 0 {
      let share = parts.count == 3 ? left : number(1...max(1, left - (parts.isEmpty ? 1 : 0)))
      parts.append(condition(scope, share))
      left -= share
    }
    switch number(0...6) {
    case 0, 1: return .all(parts)
    case 2, 3: return .any(parts)
    case 4: return chance(0.5) ? .none(parts) : .not(.all(parts))
    default:
      let needed = number(1...max(1, parts.count - 1))
      return chance(0.75) ? .atLeast(needed, parts) : .atMost(needed, parts)
    }
  }

  private mutating func quantified(_ size: Int) -> ModelBook.Condition {
    let filter = chance(0.5) ? condition(.person, size / 2) : nil
    let who = ModelBook.Quantified(filter: filter, when: condition(.person, filter == nil ? size : size - size / 2))
    switch number(0...5) {
    case 0, 1, 2: return .some(who)
    case 3, 4: return .every(who, ifNobody: chance(0.5))
    default: return .people(number(1...2), isAtMost: chance(0.3), who)
    }
  }

  private mutating func atom(_ scope: ModelBook.Entity) -> ModelBook.Condition {
    left -= 1
    let readable = model.facts.indices.filter { model.facts[$0].entity == .matter || model.facts[$0].entity == scope }
    let fact: Int
    if let shared = readable.randomElement(using: &random), number(0...99) < sharedPercent {
      fact = shared
    } else {
      fact = newFact(scope)
    }
    let (allowed, text) = test(fact)
    model.facts[fact].conditions.insert(allowed)
    return .atom(fact: fact, allowed: allowed, text: text)
  }

  private mutating func newFact(_ scope: ModelBook.Entity) -> Int {
    let kind: ModelBook.Fact.Kind = chance(0.6) ? .flag : chance(0.5) ? .integer : .choice
    var fact = ModelBook.Fact(entity: scope == .matter || chance(0.75) ? scope : .matter, kind: kind)
    fact.isPresumed = kind == .flag && chance(0.06)
    switch number(0...9) {
    case 0: fact.handling = ["fixed: true", "holder: archive"]
    case 1: fact.handling = ["finding: true"]
    case 2: fact.handling = ["holder: office", "sensitivity: sensitive"]
    case 3...5: fact.handling = ["actionable_by: somebody", "holder: office"]
    case 6: fact.handling = ["actionable_by: others", "cost: 0.5", "sensitivity: personal"]
    default: fact.handling = ["actionable_by: others", "cost: \(number(1...4))", "sensitivity: ordinary"]
    }
    if kind == .flag, chance(0.3) { fact.handling.append("likelihood: 0.\(number(1...9))") }
    model.facts.append(fact)
    return model.facts.count - 1
  }

  /// The values that a condition on the fact allows, and the condition.
  private mutating func test(_ index: Int) -> (allowed: UInt16, text: String) {
    let (fact, path) = (model.facts[index], model.path(index))
    func mask(_ isAllowed: (Int) -> Bool) -> UInt16 { fact.values.reduce(0) { isAllowed($1) ? $0 | 1 << UInt16($1) : $0 } }
    switch fact.kind {
    case .flag: return chance(0.8) ? (0b10, path) : (0b01, "not(\(path))")
    case .integer:
      let (low, high) = (number(1...5), number(6...9))
      switch number(0...3) {
      case 0: return (mask { $0 >= low }, "\(path) >= \(low)")
      case 1: return (mask { $0 < high }, "\(path) < \(high)")
      case 2: return (mask { low...high ~= $0 }, "\(path) in [\(low)..\(high)]")
      default: return (mask { $0 == low }, "\(path) = \(low)")
      }
    case .choice:
      let place = number(0...2)
      let code = ModelBook.choices[place]
      switch number(0...2) {
      case 0: return (mask { $0 == place }, "\(path) = \"\(code)\"")
      case 1: return (mask { $0 != place }, "\(path) != \"\(code)\"")
      default:
        let other = ModelBook.choices[(place + 1) % 3]
        return (mask { $0 == place || $0 == (place + 1) % 3 }, "\(path) in (\"\(code)\", \"\(other)\")")
      }
    }
  }
}
