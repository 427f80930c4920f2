import Diagnostics
import ExpressionSyntax
import Expressions
import Facts
import Rules

/// Programs of value expressions, kept from case to case. The expression language is shared with the engine, its lowering of
/// rules is not.
final class ExpressionCache {
  struct Key: Hashable {
    var place: SourceSpan
    var node: NodeID
    var entity: EntityID?
    var day: Int64
  }

  final class Compiled: NameResolver {
    enum Variable {
      case fact(FactPath)
      case column(FactPath, RegisterID, Int)
    }

    let book: RuleBook
    let entity: EntityID?
    let day: Int64
    private(set) var variables: [Variable] = []

    init(_ book: RuleBook, _ entity: EntityID?, _ day: Int64) {
      self.book = book
      self.entity = entity
      self.day = day
    }

    func resolve(_ path: [String]) -> ResolvedName? {
      switch book.meaning(of: path, member: entity) {
      case .fact(let path): variables.append(.fact(path))
      case .column(let path, let register, let column): variables.append(.column(path, register, column))
      case .parameter(let history): return .constant(history.entry(on: day)?.value ?? .unknown)
      // Columns of the rows are members of a list, which the expression language sees to.
      case .list(let register): return .constant(book[register].list)
      case .entity, .nothing: return nil
      }
      return .variable(VariableID(UInt32(variables.count - 1)), .any)
    }

    var names: [String] { [] }
  }

  static let mostPrograms = 50_000
  var programs: [Key: (program: Program, names: Compiled)] = [:]
  var trees: [SourceSpan: SyntaxTree] = [:]
  var reads: [Key: Reads] = [:]
}

extension ExpressionSource {
  var place: SourceSpan { span(0..<text.utf8.count) }

  func slice(_ range: Range<Int>) -> String { String(decoding: Array(text.utf8)[range], as: UTF8.self) }
}

extension Walk {
  func tree(_ source: ExpressionSource) -> SyntaxTree {
    if let tree = expressions.trees[source.place] { return tree }
    let tree = book.tree(of: source)
    expressions.trees[source.place] = tree
    return tree
  }

  func reads(_ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ here: Here) -> Reads {
    let key = ExpressionCache.Key(place: source.place, node: id, entity: here.entity, day: 0)
    if let reads = expressions.reads[key] { return reads }
    let reads = Reads(tree, id, member: here.entity, in: book)
    expressions.reads[key] = reads
    return reads
  }

  /// The value of an expression; with `assuming`, that fact is taken to have that value.
  func value(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ here: Here, assuming: (FactCell, Value)? = nil
  ) -> Value {
    let key = ExpressionCache.Key(place: source.place, node: id, entity: here.entity, day: here.day)
    let compiled: (program: Program, names: ExpressionCache.Compiled)
    if let known = expressions.programs[key] {
      compiled = known
    } else {
      // A clock that is a fact leads to ever new days.
      if expressions.programs.count > ExpressionCache.mostPrograms { expressions.programs.removeAll() }
      let names = ExpressionCache.Compiled(book, here.entity, here.day)
      compiled = (Lowering.lower(SyntaxTree(nodes: tree.nodes, root: id), resolver: names), names)
      expressions.programs[key] = compiled
    }
    return evaluate(
      compiled.program, reader: Reader(walk: self, here: here, names: compiled.names, assuming: assuming),
      context: EvaluationContext(mode: .rules, asOf: CivilDate(daysSinceEpoch: Int(asOf))))
  }

  private struct Reader: FactReader {
    let walk: Walk
    let here: Here
    let names: ExpressionCache.Compiled
    let assuming: (FactCell, Value)?

    func value(of variable: VariableID) -> Value {
      switch names.variables[Int(variable.rawValue)] {
      case .fact(let path): return fact(path)
      case .column(let path, let register, let column):
        let key = fact(path)
        guard let text = key.asString, let row = walk.book[register].rows.firstIndex(of: text) else { return key }
        return walk.book[register].cells[row][column]
      }
    }

    private func fact(_ path: FactPath) -> Value {
      guard let cell = walk.cell(path, here) else { return .unknown }
      if let assuming, assuming.0 == cell { return assuming.1 }
      return walk.value(of: cell, here)
    }
  }

  // MARK: Facts

  /// Where a fact is read; nil where the reference to it leads nowhere or is not known.
  func cell(_ path: FactPath, _ here: Here) -> FactCell? {
    guard let reference = path.reference else { return FactCell(path.fact, here.own(book[path.fact])) }
    if let followed = here.followed, followed.reference == reference { return FactCell(path.fact, followed.member) }
    let own = own(reference, here)
    guard facts.isKnown(own), !facts.isNone(own) else { return nil }
    return FactCell(path.fact, Int(facts.integer(own)))
  }

  func value(of cell: FactCell, _ here: Here) -> Value {
    let fact = book[cell.fact]
    guard let definition = fact.definition else { return facts.value(fact, member: cell.member, book: book) }
    let key = "\(cell.fact.index) \(cell.member) \(here.day)"
    if let value = derived[key] { return value }
    guard deriving.insert(key).inserted else { return .unknown }
    defer { deriving.remove(key) }
    let tree = tree(definition)
    let there = Here(day: here.day, entity: book[fact.entity].isList ? fact.entity : nil, member: cell.member)
    let value = self.value(tree, tree.root, definition, there)
    derived[key] = fits(value, fact) ? value : .error(EvaluationError(.typeMismatch, "the value does not fit", at: 0..<0))
    return derived[key] ?? .unknown
  }

  /// Whether a derived value is one of the declared type.
  private func fits(_ value: Value, _ fact: Fact) -> Bool {
    switch (value, fact.storage, fact.type) {
    case (.unknown, _, _), (.error, _, _), (.null, _, _): true
    case (.number(let number), .integer(let decimals), _): number.scaledInt64(decimals: decimals) != nil
    case (.string(let text), .code, _): fact.choices.contains { $0.code == text }
    case (.list(let items), .set, _): items.allSatisfy { item in fact.choices.contains { .string($0.code) == item } }
    default: true
    }
  }
}
