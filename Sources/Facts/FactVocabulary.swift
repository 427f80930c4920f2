import Diagnostics
import Expressions
import Rules

/// What intake needs to know about the facts of a rule book, worked out once; a class, as it is handed on for every document.
final class FactVocabulary: Sendable {
  /// What a key at the top of a facts document stands for.
  enum TopKey: Hashable, Sendable {
    case record(EntityID)
    case list(EntityID)
    case id
    case override
  }

  let entities: [Entity]
  let facts: [FactReading]
  /// Keys at the top of a document.
  let topKeys: [String: TopKey]
  /// For each entity, its facts by name, derived ones included.
  let factsByName: [[String: FactID]]
  private let book: RuleBook

  init(_ book: RuleBook) {
    self.book = book
    entities = book.entities
    facts = book.facts.map { FactReading($0, book: book) }
    var topKeys: [String: TopKey] = ["id": .id, "override": .override]
    for entity in book.entities { topKeys[entity.list ?? entity.name] = entity.isList ? .list(entity.id) : .record(entity.id) }
    self.topKeys = topKeys
    var factsByName: [[String: FactID]] = Array(repeating: [:], count: book.entities.count)
    for fact in book.facts where factsByName.indices.contains(fact.entity.index) {
      factsByName[fact.entity.index][fact.name] = fact.id
    }
    self.factsByName = factsByName
  }

  subscript(id: EntityID) -> Entity { entities[id.index] }
  subscript(id: FactID) -> FactReading { facts[id.index] }

  /// The facts that people give and that a derived one is worked out from.
  func given(behind fact: FactID) -> [Fact] { book.givenFacts(behind: fact).map { book[$0] } }

  func fact(named name: String, of entity: EntityID) -> FactID? { factsByName[entity.index][name] }

  /// The entities that have a fact of this name, in the order of the vocabulary.
  func entities(withFact name: String) -> [Entity] { entities.filter { factsByName[$0.id.index][name] != nil } }

  /// The key under which facts of an entity are given.
  func topKey(of entity: EntityID) -> String { self[entity].list ?? self[entity].name }
}

/// A fact with what its values are compared to while they are read.
struct FactReading: Sendable {
  let fact: Fact
  /// Codes of a choice or ids of a register's rows, by index; empty for anything else.
  let codes: [String]
  let codeIndex: [String: Int]
  /// The entity whose members a reference names.
  let memberEntity: EntityID?
  /// The value presumed while nothing is given.
  let presumed: StoredValue?

  init(_ fact: Fact, book: RuleBook) {
    self.fact = fact
    var memberEntity: EntityID?
    switch fact.target {
    case .register(let id)?: codes = book[id].rows
    case .entity(let id)?:
      codes = []
      memberEntity = id
    case nil: codes = fact.choices.map(\.code)
    }
    self.memberEntity = memberEntity
    codeIndex = Dictionary(codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    presumed = fact.presumed.flatMap { [codeIndex] in StoredValue($0, as: fact.storage, codes: codeIndex) }
  }

  /// Whether the word `unknown` is a code of this fact, and so does not say that nothing is given.
  var hasUnknownCode: Bool { codeIndex["unknown"] != nil }

  /// Digits after the point that are allowed; nil for any.
  var decimals: Int? {
    switch fact.storage {
    case .integer(let decimals), .integers(let decimals): decimals
    default: elementType == .integer ? 0 : elementType == .money ? 2 : nil
    }
  }

  /// The type of a single value: of the elements, for a list.
  var elementType: FactType {
    switch fact.type {
    case .list(let element): element
    case .choices: .choice
    default: fact.type
    }
  }

  var isList: Bool {
    switch fact.type {
    case .list, .choices: true
    default: false
    }
  }
}
