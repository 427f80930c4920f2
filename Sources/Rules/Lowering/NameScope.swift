import ExpressionSyntax
import Expressions

/// What names mean inside one condition.
struct NameScope {
  /// The list entity whose member is at hand.
  var member: EntityID?
  /// The day as of which derived facts are meant; nil for facts as declared.
  var day: Int64?

  /// What a name, or a path of names, leads to.
  enum Meaning {
    /// A record, or the member at hand.
    case entity(EntityID)
    case fact(FactPath)
    /// A column of the register row that a fact refers to.
    case column(FactPath, RegisterID, Int)
    case parameter(ParameterHistory)
    /// A register as the list of its rows.
    case rows(RegisterID)
    /// A column of a register as the list of its cells; none for the ids of the rows.
    case cells(RegisterID, Int?)
    case unknown
  }

  init(member: EntityID? = nil, day: Int64? = nil) {
    self.member = member
    self.day = day
  }

  func meaning(of name: String, in book: RuleBook) -> Meaning {
    if let entity = book.entity(named: name) ?? book.entity(ofRole: name) {
      return !book[entity].isList || entity == member ? .entity(entity) : .unknown
    }
    return book.parameter(named: name).map { .parameter($0) } ?? book.register(listedAs: name).map { .rows($0) } ?? .unknown
  }

  func meaning(of member: String, on base: Meaning, in book: RuleBook) -> Meaning {
    switch base {
    case .entity(let entity):
      return fact(member, of: entity, in: book).map { .fact(FactPath($0)) } ?? .unknown
    case .fact(let path) where path.reference == nil:
      switch book[path.fact].target {
      case .entity(let entity)?:
        return fact(member, of: entity, in: book).map { .fact(FactPath($0, through: path.fact)) } ?? .unknown
      case .register(let register)?:
        return column(member, of: register, path, book)
      case nil: return .unknown
      }
    case .fact(let path):
      if case .register(let register)? = book[path.fact].target { return column(member, of: register, path, book) }
      return .unknown
    case .rows(let register):
      if let column = book[register].columns.firstIndex(of: member) { return .cells(register, column) }
      return member == Register.idName ? .cells(register, nil) : .unknown
    default: return .unknown
    }
  }

  private func fact(_ name: String, of entity: EntityID, in book: RuleBook) -> FactID? {
    guard let fact = book.fact(at: "\(book[entity].name).\(name)") else { return nil }
    return day.map { book.edition(of: fact, on: $0) } ?? fact
  }

  private func column(_ name: String, of register: RegisterID, _ path: FactPath, _ book: RuleBook) -> Meaning {
    book[register].columns.firstIndex(of: name).map { .column(path, register, $0) } ?? .unknown
  }

  /// The meaning of a syntax node that is a name or a path of names; `.unknown` for anything else.
  func meaning(of node: NodeID, in tree: SyntaxTree, book: RuleBook) -> Meaning {
    switch tree[node].kind {
    case .name(let name): meaning(of: name, in: book)
    case .path(let base, let member): meaning(of: member, on: meaning(of: base, in: tree, book: book), in: book)
    default: .unknown
    }
  }
}
