import Expressions

/// The types of all facts of a book, worked out once and shared by the scopes of its expressions.
final class VocabularyTypes: Sendable {
  let book: RuleBook
  let facts: [Binding]
  let entities: [Binding]

  init(_ book: RuleBook) {
    self.book = book
    let types = book.facts.map(\.valueType)
    facts = zip(book.facts, types).map { fact, type in Binding(Self.type(of: fact, type), isOptional: fact.mayBeNone) }
    entities = book.entities.map { entity in
      Binding(
        .context(entity.facts.map { ContextField(book.facts[$0.index].name, types[$0.index]) }), isOptional: false)
    }
  }

  /// A reference has members, so that its own type is open to both.
  private static func type(of fact: Fact, _ type: ValueType) -> ValueType {
    // Where it leads nowhere, that was reported and nothing more is to be said.
    if fact.type == .reference, fact.target == nil { return .any }
    return fact.target == nil || !fact.choices.isEmpty ? type : .string
  }
}

/// The names that a condition may use, with their types, for the expression checker.
struct RuleScope: CheckingScope {
  let types: VocabularyTypes
  let names: NameScope
  /// `{due}` and `{count...}` in the words of a rule.
  var extra: [String: Binding] = [:]

  func binding(of path: [String]) -> Binding? {
    guard let first = path.first else { return nil }
    if !extra.isEmpty {
      if let binding = extra[path.joined(separator: ".")] { return binding }
      if path.count == 1, extra.keys.contains(where: { $0.hasPrefix(first + ".") }) { return Binding(.context([])) }
    }
    var meaning = names.meaning(of: first, in: types.book)
    for member in path.dropFirst() { meaning = names.meaning(of: member, on: meaning, in: types.book) }
    switch meaning {
    case .entity(let entity): return types.entities[entity.index]
    case .fact(let path): return types.facts[path.fact.index]
    case .column(_, let register, let column):
      let fact = types.book[register].columnFacts[column]
      return Binding(fact.valueType, isOptional: fact.mayBeNone)
    case .parameter(let history):
      return Binding(history.fact.valueType, isOptional: history.fact.mayBeNone)
    case .rows(let register): return Binding(.list(types.book[register].rowType), isOptional: false)
    // Of each row: the checker goes through the list.
    case .cells(_, nil): return Binding(.string, isOptional: false)
    case .cells(let register, let column?):
      let fact = types.book[register].columnFacts[column]
      return Binding(fact.valueType, isOptional: fact.mayBeNone)
    case .unknown: return nil
    }
  }

  func names(after path: [String]) -> [String] {
    let book = types.book
    if path.isEmpty {
      let records = book.entities.filter { !$0.isList || $0.id == names.member }
      let roles = book.entities.filter { $0.id == names.member }.flatMap { $0.roles.map(\.name) }
      return records.map(\.name) + roles + book.parameters.map(\.fact.name) + book.registers.map(\.listName) + extra.keys.sorted()
    }
    var meaning = names.meaning(of: path[0], in: book)
    for member in path.dropFirst() { meaning = names.meaning(of: member, on: meaning, in: book) }
    switch meaning {
    case .entity(let entity): return book[entity].facts.map { book[$0].name }
    case .rows(let register): return [Register.idName] + book[register].columns
    case .fact(let path):
      switch book[path.fact].target {
      case .entity(let entity)?: return book[entity].facts.map { book[$0].name }
      case .register(let register)?: return book[register].columns
      case nil: return []
      }
    default: return []
    }
  }

  func remark(onUnknown name: String) -> String? {
    let book = types.book
    if let entity = book.entity(named: name) ?? book.entity(ofRole: name), book[entity].isList {
      return names.member == nil
        ? "there may be several: say of whom with `some: \(name)` or `every: \(name)` beside the condition"
        : "the condition is about `\(names.member.map { book[$0].name } ?? "")`, and only its facts can be used here"
    }
    let owners = book.entities.filter { book.fact(at: "\($0.name).\(name)") != nil }
    guard owners.count == 1, let owner = owners.first else { return nil }
    return owner.isList && owner.id != names.member
      ? "it is a fact of each `\(owner.name)`: use it as `\(owner.name).\(name)` with `some: \(owner.name)`"
      : "it is a fact of `\(owner.name)`: write `\(owner.name).\(name)`"
  }
}
