/// Random rule books as the text of their files: a record and two lists with facts of every kind, criteria, and a decision of
/// every family. They are meant to check without errors.
public struct BookGenerator {
  /// A fact that conditions may speak of.
  struct Known {
    enum Kind: CaseIterable {
      case flag, number, integer, anyNumber, text, date, duration, choice, set, wideSet, integers, texts, register
    }

    var entity: String
    var name: String
    var kind: Kind
    var mayBeNone = false
    var isPresumed = false
    /// For derived facts.
    var definition: String?
  }

  /// Where a condition stands, as a member of which list.
  enum Scope { case record, person, item }

  var random: SplitMix
  var facts: [Known] = []
  var parameters: [String] = []
  /// Ids that a condition may say are met.
  var references: [String] = []
  /// Whether the group of criteria may be counted: not inside of itself.
  var countsGroup = false

  public init(seed: UInt64) { random = SplitMix(seed: seed) }

  // MARK: Choosing

  mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func one(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

  /// A day near the one on which the random cases are decided.
  mutating func day() -> String { "\(number(2014...2018))-\(one(["01", "06", "10"]))-\(one(["01", "03", "15"]))" }

  mutating func period() -> String {
    guard chance(0.25) else { return "" }
    return one([
      "from: 2015-04-01", "until: 2016-12-31", "from: 2016-01-01", "from: 2015-01-01, until: 2017-03-31", "from: 2017-01-01",
    ]) + ", "
  }

  // MARK: Files

  /// The files of the book.
  public mutating func files() -> [(path: String, bytes: [UInt8])] {
    let parameters = parameterFile()
    declareFacts()
    let vocabulary = vocabularyFile()
    let files = [
      ("parameters.yaml", parameters), ("vocabulary.yaml", vocabulary), ("register.yaml", Self.register),
      ("criteria.yaml", criteriaFile()),
      ("eligibility.yaml", eligibilityFile()), ("determination.yaml", determinationFile()),
      ("permission.yaml", sharingFile("permission", number(1...2))),
      ("requirement.yaml", sharingFile("requirement", number(0...2))),
      ("prohibition.yaml", sharingFile("prohibition", number(0...1))),
      ("retention.yaml", retentionFile()), ("outcomes.yaml", outcomesFile()),
    ]
    return files.filter { !$0.1.isEmpty }.map { ($0.0, Array($0.1.utf8)) }
  }

  private mutating func declareFacts() {
    for (entity, count) in [("family", 8), ("person", 7), ("item", 4)] {
      for index in 0..<count {
        let kind: Known.Kind = index < 2 ? .flag : Known.Kind.allCases.randomElement(using: &random) ?? .flag
        var fact = Known(entity: entity, name: "f\(index)", kind: kind)
        fact.mayBeNone = ![.set, .wideSet, .integers, .texts, .text].contains(kind) && chance(0.2)
        fact.isPresumed = kind == .flag && !fact.mayBeNone && chance(0.1)
        facts.append(fact)
      }
      facts.append(Known(entity: entity, name: "opened_on", kind: .date, mayBeNone: chance(0.5)))
    }
    facts.append(Known(entity: "person", name: "size", kind: .integer))
    derive("person", "double", .integer, "person.size * 2")
    derive("person", "age", .integer, "age(person.opened_on, today())")
    derive("person", "grade", .choice, "if person.size > \(number(1...8)) then \"a\" else \"b\"")
    derive("person", "score", .integer, one(["person.size + limit_0", "person.size * limit_1", "limit_1 - limit_0"]))
    derive("person", "level", .integer, one(["person.score * 2", "person.age + person.score"]))
    derive("person", "marks", .set, "if person.size > \(number(1...8)) then [\"a\"] else [\"b\", \"c\"]")
    derive("person", "sizes", .integers, one(["[person.size, \(number(0...4))]", "[person.size, limit_0]"]))
    derive("family", "late", .flag, expression(.record, depth: 1))
    derive("person", "able", .flag, expression(.person, depth: 1))
  }

  private mutating func derive(_ entity: String, _ name: String, _ kind: Known.Kind, _ definition: String) {
    facts.append(Known(entity: entity, name: name, kind: kind, definition: definition))
  }

  private mutating func parameterFile() -> String {
    var text = "kind: parameters\nid: limits\nparameters:\n"
    for index in 0...1 {
      parameters.append("limit_\(index)")
      text += "  limit_\(index):\n    type: integer\n    title: limit\n    values:\n"
      text +=
        chance(0.3)
        ? "      - {value: \(number(1...2)), from: 2015-04-01, until: 2016-12-31}\n"
        : "      - {value: \(number(1...2)), until: 2015-12-31}\n      - {value: \(number(1...2)), from: 2016-01-01}\n"
    }
    return text
  }

  private func vocabularyFile() -> String {
    var text = "kind: vocabulary\nid: words\nentities:\n"
    for (entity, list) in [("family", ""), ("person", "people"), ("item", "items")] {
      text += "  \(entity):\n    title: \(entity)\n"
      if !list.isEmpty { text += "    list: \(list)\n    name: name\n" }
      if entity == "item" { text += "    item: {subject: about}\n" }
      text += "    facts:\n"
      if !list.isEmpty { text += "      name: {type: text, title: name, ask: Who?}\n" }
      if entity == "item" { text += "      about: {type: reference, to: person, none: allowed, title: about, ask: Whom?}\n" }
      for fact in facts where fact.entity == entity && fact.definition == nil { text += "      \(declaration(fact))\n" }
      let derived = facts.filter { $0.entity == entity && $0.definition != nil }
      if !derived.isEmpty { text += "    derived:\n" }
      for fact in derived { text += "      \(declaration(fact))\n" }
      if entity == "person" { text += "    roles:\n      child: person.age < 18\n      tall: person.size >= 5\n" }
    }
    return text
  }

  private func declaration(_ fact: Known) -> String {
    var parts: [String] =
      switch fact.kind {
      case .flag: ["type: yes-no"]
      case .number: ["type: number, decimals: 1, between: [0, 10]"]
      case .integer: ["type: integer"]
      case .anyNumber: ["type: number"]
      case .text: ["type: text"]
      case .date: ["type: date"]
      case .duration: ["type: duration"]
      case .choice: ["type: choice, choices: {a: first, b: second, c: third}"]
      case .set: ["type: choices, choices: {a: first, b: second, c: third}"]
      case .wideSet:
        ["type: choices, choices: {" + Self.manyChoices.map { "\($0): choice \($0)" }.joined(separator: ", ") + "}"]
      case .integers: ["type: list of integer"]
      case .texts: ["type: list of text"]
      case .register: ["type: reference, to: places"]
      }
    parts.append("title: \(fact.name)")
    if let definition = fact.definition { parts.append("is: '\(definition)'") } else { parts.append("ask: \"What?\"") }
    if fact.definition == nil { parts += Self.handling(fact) }
    if fact.mayBeNone { parts.append("none: allowed") }
    if fact.isPresumed { parts.append("presume: no") }
    return "\(fact.name): {\(parts.joined(separator: ", "))}"
  }

  /// Who can change a fact, what it costs, how likely it is, how sensitive: by its name, so that no random number is spent on it.
  private static func handling(_ fact: Known) -> [String] {
    switch fact.name {
    case "f0": ["actionable_by: somebody", "holder: office"]
    case "f1", "f4": ["actionable_by: others", "cost: 2"] + likelihood(fact)
    case "f2": ["actionable_by: somebody", "cost: 0.5", "sensitivity: sensitive"]
    case "f3": ["fixed: true", "holder: archive"]
    case "f5": ["finding: true"]
    case "size": ["actionable_by: somebody", "sensitivity: personal", "likelihood: {0: 0.2, 5: 0.8}"]
    default: []
    }
  }

  private static func likelihood(_ fact: Known) -> [String] {
    switch fact.kind {
    case .flag: ["likelihood: 0.3"]
    case .number, .integer: ["likelihood: {0: 0.6, 2: 0.3, 5: 0.1}"]
    case .choice, .set: ["likelihood: {a: 0.2, c: 0.7}"]
    default: []
    }
  }

  /// More than there are regions for.
  static let manyChoices = "abcdefghijkl".map { String($0) }

  /// Letters that go with any decision: one with all lists, and one to each holder of what is missing.
  static let letters = (
    path: "letters.yaml",
    bytes: Array(
      """
      kind: letter
      rules:
        - id: answer
          title: Answer
          decision: any
          to: Whoever asks
          sender: An office
          subject: Our answer of {today()}
          body:
            - heading: Reasons
            - list: reasons
              empty: There are none.
            - heading: What may stand in the way as well
            - list: might-also-fail
            - heading: Questions
            - list: missing
            - heading: What is to be done
            - list: duties
            - list: urgent
            - list: assumptions
        - id: chaser
          title: Questions
          decision: any
          addresses: each holder
          to: "{holder}"
          sender: An office
          subject: Our questions
          body:
            - list: missing

      """.utf8)
  )

  static let register = """
    kind: register
    id: places
    columns:
      title: {type: text}
      kind: {type: choice, choices: {near: near, far: far}}
      opened: {type: date, none: allowed}
    rows:
      here: {title: Here, kind: near, opened: 2015-01-01}
      there: {title: There, kind: far, opened: 2016-10-03}
      nowhere: {title: Nowhere, kind: far, opened: null}

    """
}
