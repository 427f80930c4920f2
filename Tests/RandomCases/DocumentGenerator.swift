import ExpressionSyntax
import Expressions
import Facts
public import Rules

/// Random facts documents for any rule book: values near the constants of its conditions, lists of any size, facts missing.
public struct DocumentGenerator: Sendable {
  public let book: RuleBook
  /// Numbers that stand anywhere in the rules.
  private let numbers: [Decimal]
  private let texts: [String]

  public init(book: RuleBook) {
    self.book = book
    var numbers: Set<Decimal> = [0, 1]
    var texts: Set<String> = ["a text"]
    for source in book.expressionSources {
      for node in book.tree(of: source).nodes {
        if case .number(let text) = node.kind, let number = Decimal(text) { numbers.insert(number) }
        if case .string(let text) = node.kind, !text.contains("\"") { texts.insert(text) }
      }
    }
    for history in book.parameters { numbers.formUnion(history.entries.compactMap(\.value.asNumber)) }
    self.numbers = numbers.sorted()
    self.texts = texts.sorted()
  }

  /// How one document is made.
  public struct Bias: Sendable {
    public var missing: Double
    /// How likely a yes-no fact is yes.
    public var yes: Double
    public var open: Double
    public var absent: Double

    public static func random(_ random: inout some RandomNumberGenerator) -> Bias {
      Bias(
        missing: DocumentGenerator.pick([0, 0.1, 0.3, 0.6, 0.9], &random), yes: Double.random(in: 0.05...0.95, using: &random),
        open: Double.random(in: 0...1, using: &random) < 0.3 ? 0.3 : 0,
        absent: Double.random(in: 0...1, using: &random) < 0.2 ? 0.2 : 0)
    }
  }

  static func pick<T>(_ choices: [T], _ random: inout some RandomNumberGenerator) -> T {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  static func chance(_ probability: Double, _ random: inout some RandomNumberGenerator) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }

  public func document(asOf: Int64, _ random: inout some RandomNumberGenerator) -> RandomDocument {
    let bias = Bias.random(&random)
    var counts: [EntityID: Int] = [:]
    for entity in book.entities {
      counts[entity.id] = entity.isList ? Int.random(in: 0...Int.random(in: 1...5, using: &random), using: &random) : 1
    }
    var parts: [RandomDocument.Part] = []
    for entity in book.entities {
      let state: RandomDocument.ListState? =
        !entity.isList
        ? nil : Self.chance(bias.absent, &random) ? .absent : Self.chance(bias.open, &random) ? .open : .closed
      if state == .absent { counts[entity.id] = 0 }
      parts.append(.init(key: entity.list ?? entity.name, list: state, members: []))
    }
    let names = counts.reduce(into: [EntityID: [String]]()) { names, entry in
      names[entry.key] = (0..<entry.value).map { "\"\(book[entry.key].name) \($0)\"" }
    }
    for (index, entity) in book.entities.enumerated() {
      for member in 0..<(counts[entity.id] ?? 0) {
        var facts: [(name: String, text: String)] = []
        for id in entity.facts where !book[id].isDerived {
          let isName = id == entity.nameFact
          if !isName, Self.chance(bias.missing, &random) { continue }
          let text = isName ? "\"\(entity.name) \(member)\"" : value(of: book[id], names, bias, asOf, &random)
          if let text { facts.append((book[id].name, text)) }
        }
        parts[index].members.append(.init(facts))
      }
    }
    return RandomDocument(parts: parts)
  }

  /// Another document with some facts changed or taken away; `rate` is how likely one is changed.
  public func mutated(
    _ document: RandomDocument, asOf: Int64, rate given: Double? = nil, _ random: inout some RandomNumberGenerator
  ) -> RandomDocument {
    var result = document
    let bias = Bias.random(&random)
    let names = self.names(in: result)
    let rate: Double = given ?? Self.pick([0, 0.02, 0.1, 0.3], &random)
    let missing: Double = Self.pick([0, 0, 0.05, 0.1, 0.3, 0.6], &random)
    for (part, entity) in book.entities.enumerated() {
      if entity.isList, result.parts[part].list != .absent, Self.chance(bias.open, &random) { result.parts[part].list = .open }
      for member in result.parts[part].members.indices {
        var facts: [(name: String, text: String)] = []
        for id in entity.facts where !book[id].isDerived {
          let given = result.parts[part].members[member].facts.first { $0.name == book[id].name }
          if id == entity.nameFact {
            if let given { facts.append(given) }
            continue
          }
          if Self.chance(missing, &random) { continue }
          if Self.chance(rate, &random), let text = value(of: book[id], names, bias, asOf, &random) {
            facts.append((book[id].name, text))
          } else if let given {
            facts.append(given)
          }
        }
        result.parts[part].members[member].facts = facts
      }
    }
    return result
  }

  /// The document with some of what it leaves out given; presumed facts count as given.
  public func filled(_ document: RandomDocument, asOf: Int64, _ random: inout some RandomNumberGenerator) -> RandomDocument {
    var result = document
    let bias = Bias.random(&random)
    let rate: Double = Self.pick([0.2, 0.5, 1], &random)
    let names = self.names(in: result)
    for (part, entity) in book.entities.enumerated() {
      if !entity.isList, result.parts[part].members.isEmpty { result.parts[part].members = [.init()] }
      if result.parts[part].list == .open, Self.chance(rate, &random) { result.parts[part].list = .closed }
      for member in result.parts[part].members.indices {
        let given = Set(result.parts[part].members[member].facts.map(\.name))
        for id in entity.facts where !book[id].isDerived && book[id].presumed == nil && !given.contains(book[id].name) {
          guard id != entity.nameFact, Self.chance(rate, &random) else { continue }
          if let text = value(of: book[id], names, bias, asOf, &random) {
            result.parts[part].members[member].facts.append((book[id].name, text))
          }
        }
      }
    }
    return result
  }

  /// What the members of each list are called, as written.
  private func names(in document: RandomDocument) -> [EntityID: [String]] {
    var names: [EntityID: [String]] = [:]
    for (part, entity) in book.entities.enumerated() {
      guard let nameFact = entity.nameFact else { continue }
      names[entity.id] = document.parts[part].members.compactMap { $0.facts.first { $0.name == book[nameFact].name }?.text }
    }
    return names
  }

  private func value(
    of fact: Fact, _ names: [EntityID: [String]], _ bias: Bias, _ asOf: Int64, _ random: inout some RandomNumberGenerator
  ) -> String? {
    if fact.mayBeNone, Self.chance(0.2, &random) { return "null" }
    if case .entity(let entity)? = fact.target {
      return names[entity]?.randomElement(using: &random)
    }
    return value(of: fact.type, fact, bias, asOf, &random)
  }

  private func value(
    of type: FactType, _ fact: Fact, _ bias: Bias, _ asOf: Int64, _ random: inout some RandomNumberGenerator
  ) -> String? {
    switch type {
    case .yesNo: return Self.chance(bias.yes, &random) ? "yes" : "no"
    case .text: return "\"\(texts.randomElement(using: &random) ?? "")\""
    case .integer, .number, .money: return number(fact, type, &random).description
    case .date:
      let years = Self.pick([0, 0, 0, 1, 1, 5, 10, 16, 17, 18, 19, 30, 60], &random)
      let days = Self.pick([0, 1, -1, 0, Int.random(in: -400...40, using: &random)], &random)
      let ahead = years == 0 && Self.chance(0.1, &random) ? 200 : 0
      return CivilDate(daysSinceEpoch: Int(asOf) - abs(days) * (Self.chance(0.9, &random) ? 1 : -1) + ahead)?
        .adding(months: -12 * years)?.description
    case .duration: return "P\(Int.random(in: 0...40, using: &random))D"
    case .choice, .reference:
      return fact.choices.randomElement(using: &random).map { "\"\($0.code)\"" }
    case .choices:
      let chosen = fact.choices.filter { _ in Self.chance(0.3, &random) }
      return "[" + chosen.map { "\"\($0.code)\"" }.joined(separator: ", ") + "]"
    case .list(let element):
      let items = (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in value(of: element, fact, bias, asOf, &random) }
      return "[" + items.joined(separator: ", ") + "]"
    }
  }

  /// A constant of the rules, or just beside one, within what the vocabulary allows.
  private func number(_ fact: Fact, _ type: FactType, _ random: inout some RandomNumberGenerator) -> Decimal {
    var decimals = 0
    switch fact.storage {
    case .integer(let digits), .integers(let digits): decimals = digits
    default: decimals = type == .integer ? 0 : 3
    }
    let unit = Decimal("1e-\(decimals)") ?? .one
    let base = (numbers.randomElement(using: &random) ?? .zero).rounded(.floor, scale: decimals) ?? .zero
    let moved = [base, base.adding(unit), base.subtracting(unit)].compactMap { $0 }.randomElement(using: &random) ?? base
    if let low = fact.minimum, moved < low { return low }
    if let high = fact.maximum, high < moved { return high }
    return moved
  }
}
