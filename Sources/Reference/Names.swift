import ExpressionSyntax
import Expressions
import Rules

/// What a name, or a path of names, means where it stands.
enum Meaning {
  case entity(EntityID)
  case fact(FactPath)
  /// A column of the register's row to which a fact leads.
  case column(FactPath, RegisterID, Int)
  case parameter(ParameterHistory)
  /// The rows of a register, or one column of them.
  case list(RegisterID)
  case nothing
}

extension RuleBook {
  /// The meaning of names joined by points, with the members of a list at hand.
  func meaning(of names: [String], member: EntityID?) -> Meaning {
    guard let first = names.first else { return .nothing }
    var meaning = Meaning.nothing
    if let entity = entity(named: first) ?? entity(ofRole: first) {
      if !self[entity].isList || entity == member { meaning = .entity(entity) }
    } else if let parameter = parameter(named: first) {
      meaning = .parameter(parameter)
    } else if let register = register(listedAs: first) {
      meaning = .list(register)
    }
    for name in names.dropFirst() { meaning = self.meaning(of: name, after: meaning) }
    return meaning
  }

  private func meaning(of name: String, after meaning: Meaning) -> Meaning {
    switch meaning {
    case .entity(let entity):
      return fact(at: "\(self[entity].name).\(name)").map { .fact(FactPath($0)) } ?? .nothing
    case .fact(let path):
      switch self[path.fact].target {
      case .entity(let entity)? where path.reference == nil:
        return fact(at: "\(self[entity].name).\(name)").map { .fact(FactPath($0, through: path.fact)) } ?? .nothing
      case .register(let register)?:
        return self[register].columns.firstIndex(of: name).map { .column(path, register, $0) } ?? .nothing
      default: return .nothing
      }
    default: return .nothing
    }
  }
}

extension SyntaxTree {
  /// The names of `a.b.c`; nil for anything else.
  func names(_ id: NodeID) -> [String]? {
    switch self[id].kind {
    case .name(let name): [name]
    case .path(let base, let member): names(base).map { $0 + [member] }
    default: nil
    }
  }
}

/// What the free names of an expression lead to.
struct Reads {
  var facts: [FactPath] = []
  var columns: [(path: FactPath, register: RegisterID, column: Int)] = []
  /// Facts and, for columns, the facts that lead to their rows.
  var paths: [FactPath] { facts + columns.map(\.path) }

  init(_ tree: SyntaxTree, _ id: NodeID, member: EntityID?, in book: RuleBook) {
    collect(tree, id, [], member, book)
  }

  private mutating func collect(
    _ tree: SyntaxTree, _ id: NodeID, _ bound: Set<String>, _ member: EntityID?, _ book: RuleBook
  ) {
    if let names = tree.names(id), let first = names.first {
      if bound.contains(first) { return }
      switch book.meaning(of: names, member: member) {
      case .fact(let path): if !facts.contains(path) { facts.append(path) }
      case .column(let path, let register, let column): columns.append((path, register, column))
      case .nothing: if case .path(let base, _) = tree[id].kind { collect(tree, base, bound, member, book) }
      case .entity, .parameter, .list: break
      }
      return
    }
    var inner = bound
    switch tree[id].kind {
    case .forEach(let iterators, _), .quantified(_, let iterators, _): inner.formUnion(iterators.map(\.name) + ["partial"])
    case .function(let parameters, _, _): inner.formUnion(parameters.map(\.name))
    case .filter: inner.insert("item")
    case .context(let entries): inner.formUnion(entries.map(\.key))
    default: break
    }
    tree[id].kind.forEachChild { collect(tree, $0, inner, member, book) }
  }
}
