public import Diagnostics
public import Expressions
import Facts
public import Rules

/// What the conditions of a graph ask of one fact, and values that they tell apart.
public struct FactBoundary: Sendable {
  public var fact: FactID
  /// For a derived fact that is made from a single other one, that one.
  public var source: FactID?
  /// One value for each stretch of the fact's domain over which no condition changes: thresholds and their neighbours, each
  /// choice that is told apart, null where there may be none.
  public var values: [Value]
  /// The conditions in words that two rule books share, in order; equal where they ask the same.
  public var conditions: [String]
  /// Where the conditions stand.
  public var spans: [SourceSpan]
}

extension Decider {
  /// The facts about which single conditions ask, in the order of the vocabulary.
  ///
  /// Complexity: linear in the nodes, and in each fact's conditions times its values.
  public var boundaries: [FactBoundary] {
    var found: [FactID: FactBoundary] = [:]
    for node in graph.nodes {
      guard let (fact, words) = condition(node.operation) else { continue }
      found[fact, default: FactBoundary(fact: fact, source: source(of: fact), values: [], conditions: [], spans: [])].conditions
        .append(words)
      found[fact]?.spans.append(node.span)
    }
    return found.values.sorted { $0.fact < $1.fact }.map { boundary in
      var boundary = boundary
      boundary.values = values(of: book[boundary.fact])
      boundary.conditions.sort()
      return boundary
    }
  }

  private func source(of fact: FactID) -> FactID? {
    guard let node = exactness.regions.derivation[fact], case .derive(_, let program) = graph[node].operation else { return nil }
    let variables = Set(graph.programs[program.index].variables)
    return variables.count == 1 ? variables.first.flatMap { $0.reference == nil ? $0.fact : nil } : nil
  }

  private func condition(_ operation: Operation) -> (FactID, String)? {
    func codes(_ fact: FactID, _ isIn: (Int) -> Bool) -> String {
      book[fact].choices.indices.filter(isIn).map { book[fact].choices[$0].code }.joined(separator: " ")
    }
    switch operation {
    case .flag(let fact): return (fact, "is true")
    case .isNone(let fact): return (fact, "is none")
    case .compare(let fact, let comparison, let constant): return (fact, "\(comparison) \(constant)")
    case .oneOf(let fact, let bits, let none): return (fact, "one of \(codes(fact) { bits >> UInt64($0) & 1 == 1 }) \(none)")
    case .oneOfMany(let fact, let table, let none):
      let bits = graph.codeTables[Int(table)]
      return (fact, "one of \(codes(fact) { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }) \(none)")
    case .overlaps(let fact, let bits): return (fact, "some of \(codes(fact) { bits >> UInt64($0) & 1 == 1 })")
    default: return nil
    }
  }

  private func values(of fact: Fact) -> [Value] {
    let scratch = CaseFacts(FactLayout(book))
    let entity = book[fact.entity]
    let cell = FactCell(fact.id, entity.isList ? scratch.addMember(fact.entity) : 0)
    // A reference to a member is only a name in a case.
    if case .entity? = fact.target { return [] }
    return exactness.regions.regions(of: fact.id).map { region in
      switch region {
      case .none: scratch.setNone(cell)
      case .flag(let flag): scratch.set(cell, flag: flag)
      case .integer(let integer): scratch.set(cell, integer: integer)
      case .value(let value): scratch.set(cell, value: value)
      }
      return scratch.value(of: cell, book: book)
    }
  }
}
