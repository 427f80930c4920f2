import Diagnostics

/// A rule with an id of its own, or a part of one.
struct RuleEntry {
  enum Kind { case rule, duty, letter }

  var header: RuleHeader
  /// What it is called in messages.
  var what: String
  var kind = Kind.rule
  /// Whether it is a part whose id need only differ from those of its siblings: an exception, a hold, a duty in a rule.
  var isPart = false
  /// Whether words for its own truth belong to it: criteria and goals speak through what they hold.
  var speaks = true
}

extension RuleBook {
  /// All rules that have an id, parts included, in the order of kinds and files.
  var entries: [RuleEntry] {
    func exceptions(_ all: [ExceptionSyntax], _ what: String) -> [RuleEntry] {
      all.map { RuleEntry(header: $0.header, what: what, isPart: true) }
    }
    var all = declaredDecisions.flatMap { exceptions($0.holds, "hold") }
    for rule in criteria {
      all.append(RuleEntry(header: rule.header, what: "criterion", speaks: false))
      for indicator in rule.indicators {
        all.append(RuleEntry(header: indicator.header, what: "indicator"))
        all += exceptions(indicator.unless, "exception")
      }
    }
    all += eligibility.map { RuleEntry(header: $0.header, what: "eligibility rule") }
    for rule in determinations {
      all.append(RuleEntry(header: rule.header, what: "determination", speaks: false))
      for entry in rule.entries {
        all.append(RuleEntry(header: entry.header, what: "outcome", isPart: true))
        all += exceptions(entry.unless, "exception")
      }
      all.append(RuleEntry(header: rule.otherwise.header(in: rule.header), what: "outcome", isPart: true, speaks: false))
      all += rule.duties.map { RuleEntry(header: $0.header, what: "duty", kind: .duty, isPart: true, speaks: false) }
    }
    for rule in sharing {
      all.append(RuleEntry(header: rule.header, what: rule.role.rawValue))
      all += exceptions(rule.unless, "exception")
      all += rule.duties.map { RuleEntry(header: $0.header, what: "duty", kind: .duty, isPart: true, speaks: false) }
    }
    for rule in retention {
      all.append(RuleEntry(header: rule.header, what: "retention rule"))
      all += exceptions(rule.holds, "hold")
    }
    for rule in outcomes {
      all.append(RuleEntry(header: rule.header, what: "goal", speaks: false))
      all += rule.indicators.map { RuleEntry(header: $0.header, what: "measure") }
    }
    all += duties.map { RuleEntry(header: $0.header, what: "duty", kind: .duty, speaks: false) }
    all += rankings.map { RuleEntry(header: $0.header, what: "ranking", speaks: false) }
    all += letters.map { RuleEntry(header: $0.header, what: "letter", kind: .letter, speaks: false) }
    return all
  }

  /// The outcomes that a decision can have; nil for one that no rule makes.
  public func outcomes(of decision: String) -> [String]? {
    switch family(of: decision) {
    case .sharing?: ["permit", "refuse", "permit-in-part", "undetermined"]
    case .eligibility?:
      eligibility.filter { $0.decision.value == decision }.flatMap { [$0.met.value, $0.notMet.value] }.unique + ["undetermined"]
    case .determination?:
      determinations.filter { $0.decision.value == decision }.flatMap { $0.outcomes.map(\.value) }.unique + ["undetermined"]
    case .retention?: ["held", "keep"] + RetentionSyntax.Action.allCases.map(\.rawValue) + ["undetermined"]
    case .outcomes?: ["claim", "no-claim", "undetermined"]
    case nil: nil
    }
  }
}

extension [String] {
  /// Each once, in the order of their first.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
