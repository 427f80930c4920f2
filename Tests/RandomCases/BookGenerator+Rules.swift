// Criteria and rules of every family.
extension BookGenerator {
  private mutating func unless(_ scope: Scope, _ id: String) -> String {
    guard chance(0.3) else { return "" }
    return "    unless:\n      - {id: \(id)-unless, \(period())when: \(condition(scope, depth: 1))}\n"
  }

  mutating func criteriaFile() -> String {
    var text = "kind: criterion\nrules:\n"
    for index in 0..<number(2...4) {
      let id = "criterion-\(index)"
      text += "  - id: \(id)\n    group: group\n"
      if chance(0.2) { text += "    \(one(["from: 2016-01-01", "until: 2016-06-30"]))\n" }
      text += "    indicators:\n"
      for indicator in 0..<number(1...2) {
        let name = "\(id)-\(indicator)"
        let when = chance(0.6) ? quantifiedKeys(depth: 1) : "when: \(condition(.record, depth: 1))"
        let exception = chance(0.2) ? ", unless: [{id: \(name)-unless, when: '\(expression(.record, depth: 1))'}]" : ""
        text += "      - {id: \(name), \(period())\(when)\(exception)}\n"
      }
      references.append(id)
    }
    countsGroup = true
    return text
  }

  mutating func eligibilityFile() -> String {
    let clock = one(["", "", "    clock: family.opened_on\n", "    clock: family.opened_on\n    clock_default: as_of\n"])
    var text = "kind: eligibility\nrules:\n"
    func version(_ generator: inout BookGenerator, _ id: String, _ period: String) -> String {
      "  - id: \(id)\n    decision: right\n\(period)    outcomes: {met: entitled, not_met: not-entitled}\n\(clock)    when: \(generator.condition(.record, depth: 3))\n"
    }
    if chance(0.5) {
      text += version(&self, "right", "    from: 2014-01-01\n    until: 2016-09-30\n")
      text += version(&self, "right", "    from: 2016-10-01\n")
    } else {
      text += version(&self, "right", chance(0.3) ? "    from: 2016-01-01\n" : "")
    }
    return text
  }

  mutating func sharingFile(_ role: String, _ count: Int) -> String {
    if count == 0 { return "" }
    var text = "kind: \(role)\nrules:\n"
    for index in 0..<count {
      let isEach = role == "permission" || chance(0.8)
      let scope: Scope = isEach ? .item : .record
      let id = "\(role)-\(index)"
      text += "  - id: \(id)\n    decision: share\n" + (isEach ? "    each: item\n" : "")
      if chance(0.15) { text += "    \(one(["from: 2016-01-01", "until: 2016-12-31"]))\n" }
      if chance(0.5) { text += "    covers: \(condition(scope, depth: 1))\n" }
      text += "    when: \(condition(scope, depth: 2))\n" + unless(scope, id)
    }
    return text
  }

  mutating func retentionFile() -> String {
    var text = "kind: retention\nrules:\n"
    for index in 0..<number(1...3) {
      let due = one([
        "family.opened_on", "add months(family.opened_on, \(number(1...12)))", "add years(family.opened_on, limit_0)",
      ])
      text += "  - id: retention-\(index)\n    decision: keeping\n    covers: \(condition(.record, depth: 1))\n    due: \(due)\n"
      text += "    action: \(one(["destroy", "review", "offer-to-archive"]))\n"
      if chance(0.4) { text += "    holds:\n      - {id: hold-\(index), \(period())when: \(condition(.record, depth: 1))}\n" }
    }
    return text
  }

  mutating func outcomesFile() -> String {
    var text = "kind: outcomes\nrules:\n"
    for index in 0..<number(1...3) {
      text += "  - id: goal-\(index)\n    decision: plan\n    group: goals\n"
      if chance(0.7) { text += "    faced: \(condition(.record, depth: 1))\n" }
      if chance(0.3) { text += "    need: all\n" }
      text += "    indicators:\n"
      for measure in 0..<number(1...2) {
        let scope: Scope = chance(0.5) ? .person : .record
        let head = scope == .person ? "\(one(["some", "every"])): \(one(["person", "child"])), " : ""
        text += "      - {id: measure-\(index)-\(measure), \(head)"
        let since = scope == .person ? "person.opened_on" : "family.opened_on"
        let lasting =
          chance(0.4)
          ? "since: \(since), for: \(one(["6", "limit_0", "duration(\"P28D\")"]))" : "sustained: '\(expression(scope, depth: 1))'"
        text += "significant: \(condition(scope, depth: 1)), \(lasting)}\n"
      }
    }
    if chance(0.3) {
      text += "  - id: route\n    decision: plan\n    route: alternative\n    when: \(condition(.record, depth: 1))\n"
      if chance(0.5) { text += "    claim_from: family.opened_on\n" }
    }
    return text
  }
}
