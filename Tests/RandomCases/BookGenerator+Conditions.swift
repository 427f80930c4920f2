// Conditions: as files write them, and FEEL.
extension BookGenerator {
  /// A condition in one line of YAML.
  mutating func condition(_ scope: Scope, depth: Int) -> String {
    guard depth > 0, chance(0.7) else { return "'\(expression(scope, depth: 1))'" }
    func several(_ generator: inout BookGenerator) -> String {
      "[" + (0..<generator.number(1...3)).map { _ in generator.condition(scope, depth: depth - 1) }.joined(separator: ", ") + "]"
    }
    switch number(0...(scope == .record ? 9 : 5)) {
    case 0: return "{all: \(several(&self))}"
    case 1: return "{any: \(several(&self))}"
    case 2: return "{none: \(several(&self))}"
    case 3: return "{not: \(condition(scope, depth: depth - 1))}"
    case 4:
      let parts = [condition(scope, depth: depth - 1), condition(scope, depth: depth - 1), condition(scope, depth: depth - 1)]
      return "{\(one(["at_least", "at_most"])): \(one(["1", "2"] + parameters)), of: [\(parts.joined(separator: ", "))]}"
    case 5:
      if let reference = references.randomElement(using: &random) { return "{met: \(reference)}" }
      return "'\(expression(scope, depth: 1))'"
    case 6 where countsGroup: return "{\(one(["at_least", "at_most"])): \(one(["1", "2"] + parameters)), of: group}"
    default: return quantified(depth: depth)
    }
  }

  /// The keys of a condition over the members of a list, without braces.
  mutating func quantifiedKeys(depth: Int) -> String {
    let member = one(["person", "person", "child", "tall"])
    let name = "person"
    let head =
      switch number(0...4) {
      case 0, 1: "some: \(member)"
      case 2, 3: "every: \(member)" + (chance(0.5) ? ", if_nobody: met" : "")
      default: "\(one(["at_least", "at_most"])): \(one(["1", "2"] + parameters)), some: \(member)"
      }
    let whom = chance(0.5) ? ", where: \(condition(.person, depth: depth - 1))" : ""
    _ = name
    return "\(head)\(whom), when: \(condition(.person, depth: depth - 1))"
  }

  private mutating func quantified(depth: Int) -> String { "{\(quantifiedKeys(depth: depth))}" }

  // MARK: FEEL

  mutating func expression(_ scope: Scope, depth: Int) -> String {
    if depth > 0, chance(0.4) {
      let (a, b) = (expression(scope, depth: depth - 1), expression(scope, depth: depth - 1))
      switch number(0...4) {
      case 0, 1: return "(\(a)) and (\(b))"
      case 2: return "(\(a)) or (\(b))"
      case 3: return "not(\(a))"
      default: return "if \(a) then (\(b)) else (\(expression(scope, depth: depth - 1)))"
      }
    }
    guard let (path, fact) = readable(scope).randomElement(using: &random) else { return "true" }
    return atom(path, fact, scope)
  }

  /// Paths that conditions of a scope may read, with what they lead to.
  private func readable(_ scope: Scope) -> [(path: String, fact: Known)] {
    facts.compactMap { fact in
      switch (fact.entity, scope) {
      case ("family", _): ("family.\(fact.name)", fact)
      case ("person", .person): ("person.\(fact.name)", fact)
      case ("item", .item): ("item.\(fact.name)", fact)
      // The reference does not see through a derived yes-no fact of somebody who is not known or nobody, nor that two ways to
      // ask for one choice of theirs are one condition.
      case ("person", .item) where fact.kind != .wideSet && (fact.kind != .flag || fact.definition == nil):
        ("item.about.\(fact.name)", fact)
      default: nil
      }
    }
  }

  private mutating func atom(_ path: String, _ fact: Known, _ scope: Scope) -> String {
    if fact.mayBeNone, chance(0.3) { return "\(path) \(one(["=", "!="])) null" }
    let order = one(["<", "<=", ">", ">=", "=", "!="])
    switch fact.kind {
    case .flag:
      return one([path, path, "not(\(path))", "\(path) = \(one(["true", "false"]))"] + pairs(path, fact, scope, ["="]))
    case .number, .integer, .anyNumber:
      let (low, high) = (number(0...3), number(6...10))
      return one(
        [
          "\(path) \(order) \(low)", "\(path) \(order) \(low).5", "\(high) \(order) \(path)", "\(path) in [\(low)..\(high)]",
          "\(path) in (\(low)..\(high))", "\(path) between \(low) and \(high)", "\(path) in (\(low), > \(high))",
          "\(path) \(order) \(one(parameters.isEmpty ? ["2"] : parameters))", "abs(\(path)) > \(low)", "\(path) + 1 > \(high)",
        ] + pairs(path, fact, scope, [order]))
    case .text: return "\(path) \(one(["=", "!="])) \"\(one(["a text", "other"]))\""
    case .date:
      return one(
        [
          "\(path) \(order) today()", "\(path) \(order) date(\"\(day())\")", "\(path) >= add months(today(), -\(number(1...24)))",
          "\(path) in [date(\"2015-10-03\")..today()]",
        ] + pairs(path, fact, scope, [order]))
    case .duration: return "\(path) \(order) duration(\"P\(number(0...20))D\")"
    case .choice:
      return one(
        ["\(path) = \"a\"", "\(path) != \"b\"", "\(path) in (\"a\", \"b\")", "\(path) in [\"b\", \"c\"]"]
          + pairs(path, fact, scope, ["="]))
    case .set:
      return one([
        "list contains(\(path), \"a\")", "\"b\" in \(path)", "some x in \(path) satisfies x in [\"a\", \"c\"]",
        "count(\(path)) > 1",
      ])
    case .wideSet: return wideSetAtom(path)
    case .integers:
      let bound = number(0...5)
      return one([
        "sum(\(path)) \(order) \(bound)", "count(\(path)) > \(bound)", "some x in \(path) satisfies x > \(bound)",
        "max(\(path)) >= \(bound)",
      ])
    case .texts:
      return one(["list contains(\(path), \"a text\")", "count(\(path)) > 1", "\(path) = [\"other\"]"])
    case .register:
      return one([
        "\(path) = \"here\"", "\(path) in (\"here\", \"there\")", "\(path).kind = \"far\"",
        "\(path).opened != null and \(path).opened <= today()", "\(path).opened = null",
      ])
    }
  }

  /// A set with many choices: one of them, one of some of them, or a word about most of them.
  private mutating func wideSetAtom(_ path: String) -> String {
    let codes = Self.manyChoices.shuffled(using: &random).map { "\"\($0)\"" }
    let some = codes.prefix(number(1...3))
    let oneOfSome = "some x in \(path) satisfies x in [\(some.joined(separator: ", "))]"
    let none = some.map { "not(list contains(\(path), \($0)))" }
    let most = codes.prefix(9).map { chance(0.4) ? "not(\($0) in \(path))" : "list contains(\(path), \($0))" }
    return one([
      "list contains(\(path), \(codes[0]))", oneOfSome, "not(\(oneOfSome))", none.joined(separator: " and "),
      most.joined(separator: one([" and ", " or "])), "(\(oneOfSome)) \(one(["and", "or"])) \(none.joined(separator: " and "))",
    ])
  }

  /// Comparisons of the fact with another of its kind.
  private mutating func pairs(_ path: String, _ fact: Known, _ scope: Scope, _ operators: [String]) -> [String] {
    let others = readable(scope).filter { $0.fact.kind == fact.kind && $0.path != path }
    guard let other = others.randomElement(using: &random) else { return [] }
    return ["\(path) \(one(operators)) \(other.path)"]
  }
}
