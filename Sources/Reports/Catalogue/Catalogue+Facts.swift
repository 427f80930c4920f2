import Decisions
import ExpressionSyntax
import Expressions
import Rules

/// The words of an empty facts file.
extension Catalogue {
  static func templateLead(_ decision: String) -> [String] {
    [
      "Facts for the decision `\(decision)`. `rationale ask \(decision)` asks for them one at a time.",
      "Write what is known after the colons. What stays empty is not known, which is not the same as no.",
      "To say where a fact came from: {value: ..., source: ..., recorded: 2016-09-01, quality: estimated}",
    ]
  }

  static let lettersLead = "For letters only: they change no decision. What stays empty is left blank in letters."

  /// `on` is the day that a fact sets; where none does, with the command to ask about a day on which some rule is in force.
  static func noRuleInForce(asOf: Int64, on day: Int64?, ended: Int64?, begins: Int64?) -> String {
    let days = [
      ended.map { " The last one ended on \(date(day: $0))." }, begins.map { " The next one begins on \(date(day: $0))." },
    ]
    let other = day == nil ? (ended ?? begins).flatMap(JSONReporter.day) : nil
    return "No rule of this decision is in force on \(date(day: day ?? asOf)).\(days.compactMap { $0 }.joined())"
      + (other.map { " To ask about another day, add `--as-of` and the day, such as `--as-of \($0)`." } ?? "")
  }

  static func listLead(_ entity: Entity) -> [String] {
    [
      "One entry for each \(entity.title), which begins with a dash. Take away the first `# ` of each line that you use;",
      "copy the lines for the next entry.",
      "`[]` after the colon says that there is none; empty says that it is not known.",
    ]
  }

  /// The fact's question with general words in its placeholders, or its title.
  static func question(_ fact: Fact, in book: RuleBook) -> String {
    guard let ask = fact.ask else { return sentenceStart(fact.title) }
    let entity = book[fact.entity]
    return ask.parts.map { part in
      switch part {
      case .text(let words): words
      case .placeholder(let source): placeholder(source.text, entity, book)
      }
    }.joined()
  }

  private static func placeholder(_ path: String, _ entity: Entity, _ book: RuleBook) -> String {
    let name = path.split(separator: ".").last.map(String.init) ?? path
    guard let fact = entity.facts.map({ book[$0] }).first(where: { $0.name == name }) else { return "…" }
    return fact.id == entity.nameFact ? "this \(entity.title)" : "(\(fact.title))"
  }

  /// What may be written, then who holds it: one line each, choices one line each.
  static func answers(_ fact: Fact, in book: RuleBook) -> [String] {
    var lines = [sentence(kind(fact, in: book))]
    lines += fact.choices.map { $0.words == $0.code ? "  \($0.code)" : "  \($0.code): \($0.words)" }
    if case .register(let id)? = fact.target, fact.choices.isEmpty { lines += rows(book[id]) }
    if fact.mayBeNone { lines.append(say("`none` says that there is none.")) }
    if let presumed = fact.presumed {
      lines.append(say("Left empty, it is presumed to be \(value(presumed, presentation(fact)))."))
    }
    if let asked = fact.holder { lines.append(holder(asked, in: book)) }
    return lines
  }

  private static func presentation(_ fact: Fact) -> ValuePresentation {
    ValuePresentation(type: fact.type, unit: fact.unit, choices: fact.choices)
  }

  private static func rows(_ register: Register) -> [String] {
    let title = register.columns.firstIndex(of: "title")
    return zip(register.rows, register.cells).map { row, cells in
      guard let title, let words = cells[title].asString else { return "  \(row)" }
      return "  \(row): \(words)"
    }
  }

  private static func kind(_ fact: Fact, in book: RuleBook) -> String {
    let unit = fact.unit.map { " (\($0))" } ?? ""
    let bounds =
      switch (fact.minimum, fact.maximum) {
      case (let low?, let high?): " from \(low) to \(high)"
      case (let low?, nil): " from \(low)"
      case (nil, let high?): " up to \(high)"
      case (nil, nil): ""
      }
    return switch fact.type {
    case .yesNo: "yes or no"
    case .text: "words"
    case .integer: "a whole number\(unit)\(bounds)"
    case .number: "a number\(unit)\(bounds)"
    case .money: "an amount in pounds\(bounds), for instance 1250.00"
    case .date: "a date, for instance 2016-09-01"
    case .duration: "a number of days\(bounds), for instance P5D"
    case .choice: "one of these"
    case .choices: "any of these, for instance [\(fact.choices.prefix(2).map(\.code).joined(separator: ", "))]"
    case .list(let element): listKind(element, unit)
    case .reference: referenceKind(fact, in: book)
    }
  }

  private static func listKind(_ element: FactType, _ unit: String) -> String {
    switch element {
    case .date: "a list of dates, for instance [2016-09-01, 2016-10-01]"
    case .text: "a list of words, for instance [one, two]"
    default: "a list of numbers\(unit), for instance [1, 2]"
    }
  }

  private static func referenceKind(_ fact: Fact, in book: RuleBook) -> String {
    guard case .entity(let id)? = fact.target else { return "one of these" }
    return "the name of a \(book[id].title)"
  }
}

extension Catalogue {
  static func contradictions(_ count: Int) -> String {
    count == 1
      ? say("The facts contradict each other, so nothing is decided:")
      : say("The facts contradict each other in \(count) ways, so nothing is decided:")
  }

  static func contradiction(_ contradiction: Contradiction) -> String { sentence(text(contradiction.text)) }
}
