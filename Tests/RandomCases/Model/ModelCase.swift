import Expressions
import Facts
import Rules

/// The facts of a case of a model, in order: those of the matter, and each person's and item's.
struct ModelCells {
  let people: Int
  let items: Int
  /// For each fact the place of its first cell; one more at the end.
  private let first: [Int]
  private let facts: [Int]
  /// For each fact; see ``ModelBook/Fact/representatives``.
  let representatives: [[Int]]

  init(_ model: ModelBook, people: Int, items: Int) {
    self.people = people
    self.items = items
    var first: [Int] = []
    var facts: [Int] = []
    for (index, fact) in model.facts.enumerated() {
      first.append(facts.count)
      let count = fact.entity == .person ? people : fact.entity == .item ? items : 1
      facts += Array(repeating: index, count: count)
    }
    self.first = first
    self.facts = facts
    representatives = model.facts.map(\.representatives)
  }

  var count: Int { facts.count }
  func cell(_ fact: Int, _ member: Int) -> Int { first[fact] + member }
  func fact(of cell: Int) -> Int { facts[cell] }
  func member(of cell: Int) -> Int { cell - first[facts[cell]] }
}

/// A case of a model, partly known, beside the same case for the engine.
struct ModelCase {
  let model: ModelBook
  let book: RuleBook
  let cells: ModelCells
  /// For each cell what is given.
  var given: [Int?]

  /// What is known: given or presumed.
  var known: [Int?] { given.indices.map { given[$0] ?? (model.facts[cells.fact(of: $0)].isPresumed ? 0 : nil) } }

  /// The case with members and facts by chance.
  static func random(_ model: ModelBook, _ book: RuleBook, _ random: inout SplitMix) -> ModelCase {
    // Few where there are many conditions about them, and now and then nobody.
    let many = model.facts.count > 12 ? [1, 2, 3, 4] : [0, 1, 1, 2]
    let cells = ModelCells(
      model, people: DocumentGenerator.pick(many, &random), items: DocumentGenerator.pick([1, 1, 2], &random))
    let missing: Double = DocumentGenerator.pick([0, 0.1, 0.3, 0.6, 0.9], &random)
    let yes = Double.random(in: 0.1...0.9, using: &random)
    let given = (0..<cells.count).map { cell -> Int? in
      if DocumentGenerator.chance(missing, &random) { return nil }
      let fact = model.facts[cells.fact(of: cell)]
      return fact.kind == .flag ? DocumentGenerator.chance(yes, &random) ? 1 : 0 : fact.values.randomElement(using: &random)
    }
    return ModelCase(model: model, book: book, cells: cells, given: given)
  }

  /// With some of what is not given, presumed facts apart, filled in.
  func filled(_ random: inout SplitMix) -> ModelCase {
    var filled = self
    let rate: Double = DocumentGenerator.pick([0.2, 0.5, 1], &random)
    for cell in given.indices where known[cell] == nil && DocumentGenerator.chance(rate, &random) {
      filled.given[cell] = model.facts[cells.fact(of: cell)].values.randomElement(using: &random)
    }
    return filled
  }

  func table(_ fixed: [Int?]) -> ModelTable { ModelTable(model, cells, fixed: fixed) }

  // MARK: For the engine

  /// The engine's facts for the case.
  func facts() -> CaseFacts {
    let facts = CaseFacts(FactLayout(book))
    for entity in book.entities where entity.isList {
      facts.setList(entity.id, isOpen: false)
      for member in 0..<(entity.name == "person" ? cells.people : cells.items) {
        _ = facts.addMember(entity.id)
        if let name = entity.nameFact {
          facts.set(FactCell(name, member), value: .string("\(entity.name == "person" ? "P" : "I")\(member)"))
        }
      }
    }
    for (cell, value) in known.enumerated() {
      guard let value, let place = factCell(cell) else { continue }
      set(value, at: place, facts)
      if given[cell] == nil { facts.markPresumed(place) }
    }
    return facts
  }

  func set(_ value: Int, at place: FactCell, _ facts: CaseFacts) {
    if case .flag = book[place.fact].storage {
      facts.set(place, flag: value == 1)
    } else {
      facts.set(place, integer: Int64(value))
    }
  }

  func factCell(_ cell: Int) -> FactCell? {
    let fact = cells.fact(of: cell)
    return book.fact(at: model.path(fact)).map { FactCell($0, cells.member(of: cell)) }
  }

  /// Nil for the name of a member.
  func cell(_ place: FactCell) -> Int? {
    let name = book[place.fact].name
    return name.first == "f" ? Int(name.dropFirst()).map { cells.cell($0, place.member) } : nil
  }

  /// A value of the engine's as the model counts it.
  func value(_ value: Value, at place: FactCell) -> Int? {
    switch value {
    case .boolean(let flag): flag ? 1 : 0
    case .number(let number): number.scaledInt64(decimals: 0).map { Int($0) }
    case .string(let code): ModelBook.choices.firstIndex(of: code)
    default: nil
    }
  }

  /// What is known, as text for reports.
  var text: String {
    let facts = known.enumerated().compactMap { cell, value in
      value.map {
        "\(model.path(cells.fact(of: cell)))[\(cells.member(of: cell))]=\($0)\(given[cell] == nil ? " (presumed)" : "")"
      }
    }
    return "\(cells.people) people, \(cells.items) items, " + facts.joined(separator: " ")
  }
}
