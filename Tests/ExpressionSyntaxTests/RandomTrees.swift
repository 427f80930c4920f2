import ExpressionSyntax
import TestSupport

/// Random trees of the shapes that the parser makes.
struct TreeGenerator {
  var random: SeededRandom
  private var nodes: [SyntaxNode] = []

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  static func expression(seed: UInt64) -> SyntaxTree {
    var generator = TreeGenerator(seed: seed)
    let root = generator.expression(5)
    return SyntaxTree(nodes: generator.nodes, root: root)
  }

  static func unaryTests(seed: UInt64) -> SyntaxTree {
    var generator = TreeGenerator(seed: seed)
    let tests = generator.several { $0.test(4) }
    let root = generator.add(generator.flip() ? .tests(tests) : .notTests(tests))
    return SyntaxTree(nodes: generator.nodes, root: root)
  }

  private mutating func add(_ kind: SyntaxNode.Kind) -> NodeID {
    nodes.append(SyntaxNode(kind, 0..<0))
    return NodeID(UInt32(nodes.count - 1))
  }

  private mutating func flip() -> Bool { Bool.random(using: &random) }
  private mutating func below(_ n: Int) -> Int { Int.random(in: 0..<n, using: &random) }
  private mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

  private mutating func several<T>(_ make: (inout TreeGenerator) -> T) -> [T] {
    (0..<(1 + below(3))).map { _ in make(&self) }
  }

  private mutating func name() -> String { pick(["a", "b", "date", "time", "x1", "some_fact", "été", "?", "list", "instance"]) }

  private mutating func leaf() -> NodeID {
    switch below(6) {
    case 0: add(.number(pick(["0", "1", ".5", "12.50", "1e3", "2.5E-7"])))
    case 1: add(.string(pick(["", "a b", "q\"q", "b\\n\n\t\r", "\\d", "🐎", "'"])))
    case 2: add(.boolean(flip()))
    case 3: add(.null)
    case 4: add(.at(pick(["2016-08-01", "P1D", "12:00:00"])))
    default: add(.name(name()))
    }
  }

  private mutating func expression(_ depth: Int) -> NodeID {
    if depth <= 0 { return leaf() }
    let d = depth - 1
    switch below(17) {
    case 0: let items = flip() ? [] : several { $0.expression(d) }; return add(.list(items))
    case 1:
      let entries = several { ContextEntry(key: $0.pick(["a", "b c", "if", "1", "q\"q", "c"]), value: $0.expression(d)) }
      return add(.context(entries))
    case 2: return range(d)
    case 3: let a = expression(d); return add(.negate(a))
    case 4, 5, 6: let (a, b) = (expression(d), expression(d)); return add(.binary(pick(BinaryOperator.allCases), a, b))
    case 7: let (a, b, c) = (expression(d), expression(d), expression(d)); return add(.between(a, low: b, high: c))
    case 8: let a = expression(d); let tests = several { $0.test(d) }; return add(.isIn(a, tests: tests))
    case 9: let a = expression(d); return add(.instanceOf(a, type(2)))
    case 10: let a = expression(d); return add(.path(a, member: pick(["a", "b", "in", "start included", "year"])))
    case 11: let (a, b) = (expression(d), expression(d)); return add(.filter(a, condition: b))
    case 12:
      let f = flip() ? add(.name(pick(["f", "date and time", "string length", "not"]))) : expression(d)
      let isNamed = flip()
      let arguments = several { Argument(name: isNamed ? $0.pick(["a", "start position"]) : nil, value: $0.expression(d)) }
      return add(.call(f, arguments))
    case 13:
      let (a, b, c) = (expression(d), expression(d), expression(d))
      return add(.conditional(condition: a, then: b, otherwise: c))
    case 14:
      let all = iterators(d)
      let body = expression(d)
      return add(flip() ? .forEach(all, body: body) : .quantified(pick([.some, .every]), all, condition: body))
    case 15:
      let parameters = several { Parameter(name: $0.pick(["a", "b", "p q"]), type: $0.flip() ? $0.type(2) : nil) }
      let body = expression(d)
      return add(.function(parameters, body: body, isExternal: false))
    default: return test(d)
    }
  }

  private mutating func test(_ depth: Int) -> NodeID {
    guard depth > 0, flip() else { return expression(depth) }
    let a = expression(depth - 1)
    return add(.unaryComparison(pick([.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]), a))
  }

  private mutating func range(_ d: Int) -> NodeID {
    let (a, b) = (expression(d), expression(d))
    return add(.range(low: a, high: b, includesLow: flip(), includesHigh: flip()))
  }

  private mutating func iterators(_ d: Int) -> [Iterator] {
    several { Iterator(name: $0.name(), domain: $0.flip() ? $0.range(d) : $0.expression(d)) }
  }

  private mutating func type(_ depth: Int) -> TypeSyntax {
    switch depth > 0 ? below(6) : 0 {
    case 1: .list(type(depth - 1))
    case 2: .range(type(depth - 1))
    case 3: .context(["a": type(depth - 1), "b c": type(depth - 1)])
    case 4: .function(parameters: flip() ? [] : [type(depth - 1)], result: type(depth - 1))
    default: .named(pick(["number", "Any", "date", "date and time", "days and time duration", "list", "T.u"]))
    }
  }
}
