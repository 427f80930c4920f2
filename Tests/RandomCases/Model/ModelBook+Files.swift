extension ModelBook {
  static let choices = ["a", "b", "c"]

  private static func name(_ entity: Entity) -> String { "\(entity)" }

  func path(_ fact: Int) -> String { "\(Self.name(facts[fact].entity)).f\(fact)" }

  /// The book as an officer would write it.
  var files: [(path: String, bytes: [UInt8])] {
    let texts =
      isSharing
      ? ["permission", "requirement", "prohibition"].map { role in (role, file(role, rules.filter { $0.role.rawValue == role })) }
      : [("eligibility", file("eligibility", rules))]
    return ([("vocabulary", vocabulary), ("criterion", file("criterion", criteria)), ("duty", file("duty", duties))] + texts)
      .filter { !$0.1.isEmpty }.map { (path: "\($0.0).yaml", bytes: Array($0.1.utf8)) }
  }

  private var vocabulary: String {
    var text = "kind: vocabulary\nid: words\nentities:\n"
    for entity in Entity.allCases {
      let own = facts.indices.filter { facts[$0].entity == entity }
      if own.isEmpty, entity == .matter { continue }
      let name = Self.name(entity)
      text += "  \(name):\n    title: \(name)\n"
      if entity != .matter { text += "    list: \(name)s\n    name: name\n" }
      if entity == .item { text += "    item: {item: name}\n" }
      text += "    facts:\n"
      if entity != .matter { text += "      name: {type: text, title: name, ask: Who?}\n" }
      for fact in own { text += "      f\(fact): {\(declaration(fact))}\n" }
    }
    return text
  }

  private func declaration(_ index: Int) -> String {
    let fact = facts[index]
    let type =
      switch fact.kind {
      case .flag: "yes-no"
      case .integer: "integer, between: [0, 10]"
      case .choice: "choice, choices: {a: first, b: second, c: third}"
      }
    let title = Self.title(fact: index)
    return
      (["type: \(type)", "title: \(title)", "ask: \"What of \(title)?\""] + fact.handling
      + (fact.isPresumed ? ["presume: no"] : [])).joined(separator: ", ")
  }

  private func file(_ kind: String, _ rules: [Rule]) -> String {
    rules.isEmpty ? "" : "kind: \(kind)\nrules:\n" + rules.map(entry).joined()
  }

  private func entry(_ rule: Rule) -> String {
    var text = "  - id: \(rule.id)\n    title: \(Self.title(rule: rule))\n"
    switch rule.role {
    case .criterion: text += "    group: group\n    indicators:\n" + rule.indicators.map { "      - {\(part($0))}\n" }.joined()
    case .eligibility: text += "    decision: \(Self.decision)\n    outcomes: {met: entitled, not_met: not-entitled}\n"
    default: text += "    decision: \(Self.decision)\n" + (rule.isEach ? "    each: item\n" : "")
    }
    if rule.role == .permission, rule.covers == nil { text += "    covers: true\n" }
    if rule.role == .duty { text += "    says: Something has to be done.\n    by: somebody\n" }
    if let covers = rule.covers { text += "    covers: \(yaml(covers))\n" }
    if let when = rule.when { text += "    when: \(yaml(when))\n" }
    if !rule.unless.isEmpty { text += "    unless:\n" + rule.unless.map { "      - {\(part($0))}\n" }.joined() }
    return text
  }

  private func part(_ rule: Rule) -> String {
    let when = rule.when.map { ", when: \(yaml($0))" } ?? ""
    let unless = rule.unless.isEmpty ? "" : ", unless: [" + rule.unless.map { "{\(part($0))}" }.joined(separator: ", ") + "]"
    return "id: \(rule.id), title: \(Self.title(rule: rule))\(when)\(unless)"
  }

  private func yaml(_ condition: Condition) -> String {
    func list(_ parts: [Condition]) -> String { "[" + parts.map(yaml).joined(separator: ", ") + "]" }
    func people(_ who: Quantified) -> String {
      "person" + (who.filter.map { ", where: \(yaml($0))" } ?? "") + ", when: \(yaml(who.when))"
    }
    return switch condition {
    case .atom(_, _, let text): "'\(text)'"
    case .all(let parts): "{all: \(list(parts))}"
    case .any(let parts): "{any: \(list(parts))}"
    case .none(let parts): "{none: \(list(parts))}"
    case .not(let part): "{not: \(yaml(part))}"
    case .atLeast(let count, let parts): "{at_least: \(count), of: \(list(parts))}"
    case .atMost(let count, let parts): "{at_most: \(count), of: \(list(parts))}"
    case .some(let who): "{some: \(people(who))}"
    case .every(let who, let ifNobody): "{every: \(people(who))\(ifNobody ? ", if_nobody: met" : "")}"
    case .people(let count, let isAtMost, let who): "{\(isAtMost ? "at_most" : "at_least"): \(count), some: \(people(who))}"
    case .met(let criterion): "{met: \(criteria[criterion].id)}"
    case .group(let count, let isAtMost): "{\(isAtMost ? "at_most" : "at_least"): \(count), of: group}"
    }
  }
}
