/// A random rule book as a model of its own: it can be written as files and, without the engine, worked out for thousands of cases
/// at once (``ModelTable``).
///
/// One decision each, of criteria counted by an eligibility rule or of permissions, requirements and prohibitions for the items of
/// a request. Every condition compares one fact with constants.
struct ModelBook {
  enum Entity: CaseIterable { case matter, person, item }

  struct Fact {
    enum Kind { case flag, integer, choice }

    var entity: Entity
    var kind: Kind
    var isPresumed = false
    /// Further keys of its declaration.
    var handling: [String] = []
    /// The values that each condition on it allows, a bit each.
    var conditions: Set<UInt16> = []

    /// Values are counted from 0: no and yes, 0 to 10, the places of choices.
    var values: Range<Int> {
      switch kind {
      case .flag: 0..<2
      case .integer: 0..<11
      case .choice: 0..<3
      }
    }

    /// One value for each class that no condition tells apart.
    var representatives: [Int] {
      var classes: [Set<UInt16>] = []
      return values.filter { value in
        let allowing = conditions.filter { $0 >> UInt16(value) & 1 == 1 }
        if classes.contains(allowing) { return false }
        classes.append(allowing)
        return true
      }
    }
  }

  indirect enum Condition {
    case atom(fact: Int, allowed: UInt16, text: String)
    case all([Condition])
    case any([Condition])
    case none([Condition])
    case not(Condition)
    case atLeast(Int, [Condition])
    case atMost(Int, [Condition])
    case some(Quantified)
    case every(Quantified, ifNobody: Bool)
    /// Of so many people at least, or at most.
    case people(Int, isAtMost: Bool, Quantified)
    case met(criterion: Int)
    /// Of so many criteria at least, or at most.
    case group(Int, isAtMost: Bool)
  }

  struct Quantified {
    var filter: Condition?
    var when: Condition
  }

  enum Role: String { case criterion, indicator, exception, eligibility, permission, requirement, prohibition, duty }

  struct Rule {
    var role: Role
    /// Unlike that of any other rule.
    var number: Int
    var isEach = false
    var covers: Condition?
    /// Nil for a criterion.
    var when: Condition?
    var unless: [Rule] = []
    /// The indicators of a criterion.
    var indicators: [Rule] = []

    var id: String { "rule-\(number)" }
  }

  var facts: [Fact] = []
  var criteria: [Rule] = []
  /// The rules of the decision.
  var rules: [Rule] = []
  var duties: [Rule] = []
  /// Whether it is decided item by item.
  var isSharing: Bool

  static let decision = "right"

  /// Every rule and part of one, by its id.
  var rulesByID: [String: Rule] {
    var found: [String: Rule] = [:]
    func note(_ rule: Rule) {
      found[rule.id] = rule
      for part in rule.unless + rule.indicators { note(part) }
    }
    for rule in criteria + rules + duties { note(rule) }
    return found
  }

  static func title(fact: Int) -> String { "q\(fact)q" }
  static func title(rule: Rule) -> String { "r\(rule.number)r" }
}
