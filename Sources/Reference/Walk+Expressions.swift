import ExpressionSyntax
import Expressions
import Facts
import Rules

// FEEL conditions.
extension Walk {
  func sentence(_ source: ExpressionSource, _ here: Here) -> Sentence {
    let tree = tree(source)
    return sentence(tree, tree.root, source, here)
  }

  func sentence(_ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ here: Here) -> Sentence {
    func part(_ id: NodeID) -> Sentence { sentence(tree, id, source, here) }
    switch tree[id].kind {
    case .binary(.and, let a, let b): return .both(part(a), part(b))
    case .binary(.or, let a, let b): return .either(part(a), part(b))
    case .call(let function, let arguments) where tree[function].kind == .name("not") && arguments.count == 1:
      return .not(part(arguments[0].value))
    case .conditional(let condition, let then, let otherwise):
      let test = part(condition)
      return .either(.both(test, part(then)), .both(.not(test), part(otherwise)))
    case .between(let value, let low, let high):
      return .both(
        comparison(tree, value, .greaterOrEqual, low, source, here), comparison(tree, value, .lessOrEqual, high, source, here))
    case .binary(let op, let a, let b) where [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual].contains(op):
      return comparison(tree, a, op, b, source, here)
    case .isIn(let value, let tests):
      return membership(tree, id, value, tests, source, here)
    case .name, .path:
      if case .fact(let path) = book.meaning(of: tree.names(id) ?? [], member: here.entity), book[path.fact].type == .yesNo {
        return yesNo(path, key(tree, id, source, here), here)
      }
      return condition(tree, id, source, here)
    default:
      return condition(tree, id, source, here)
    }
  }

  // MARK: One fact

  private func yesNo(_ path: FactPath, _ key: String, _ here: Here) -> Sentence {
    if let reference = path.reference, reference != here.followed?.reference {
      return follow(reference, here, key) { yesNo(path, "fact \(path.fact.index) of \($0.followed?.member ?? -1)", $0) }
    }
    guard let cell = cell(path, here) else { return free(key) }
    let fact = book[path.fact]
    if let definition = fact.definition {
      return sentence(definition, Here(day: here.day, entity: book[fact.entity].isList ? fact.entity : nil, member: cell.member))
    }
    switch facts.value(fact, member: cell.member, book: book) {
    case .boolean(let value): return .known(value)
    case .unknown: return test(cell, []) { self.truth($0.asBoolean, key) }
    default: return failed(key)
    }
  }

  /// `a op b`, where a fact against a constant is exact and everything else stands for itself.
  func comparison(
    _ tree: SyntaxTree, _ a: NodeID, _ op: BinaryOperator, _ b: NodeID, _ source: ExpressionSource, _ here: Here
  ) -> Sentence {
    let (left, right) = (reads(tree, a, source, here), reads(tree, b, source, here))
    var both = left
    both.facts += right.facts
    both.columns += right.columns
    func key() -> String { self.key(tree, a, op, b, source, here) }
    if let sentence = flag(tree, a, op, b, source, here) { return sentence }
    if let reference = reference(both, here) {
      return follow(reference, here, key()) { comparison(tree, a, op, b, source, $0) }
    }
    let (x, y) = (value(tree, a, source, here), value(tree, b, source, here))
    if x.asError != nil || y.asError != nil { return failed(key()) }
    if !x.isUnknown, !y.isUnknown { return compare(x, op, y).map { .known($0) } ?? failed(key()) }
    if right.paths.isEmpty, let sentence = oneFact(tree, a, y, key(), here, { compare($0, op, y) }) { return sentence }
    if left.paths.isEmpty, let sentence = oneFact(tree, b, x, key(), here, { compare(x, op, $0) }) { return sentence }
    return oneCode(both, key(), here) { cell, assumed in
      let x = self.value(tree, a, source, here, assuming: (cell, assumed))
      let y = self.value(tree, b, source, here, assuming: (cell, assumed))
      return x.asError == nil && y.asError == nil ? compare(x, op, y) : nil
    } ?? free(key())
  }

  /// `fact = true` asks the same as `fact` alone, where the fact cannot be none.
  private func flag(
    _ tree: SyntaxTree, _ a: NodeID, _ op: BinaryOperator, _ b: NodeID, _ source: ExpressionSource, _ here: Here
  ) -> Sentence? {
    guard case .boolean(let wanted) = tree[b].kind, [.equal, .notEqual].contains(op),
      case .fact(let path) = book.meaning(of: tree.names(a) ?? [], member: here.entity), book[path.fact].type == .yesNo,
      !book[path.fact].mayBeNone
    else { return nil }
    let sentence = yesNo(path, key(tree, a, source, here), here)
    return wanted == (op == .equal) ? sentence : .not(sentence)
  }

  /// A test of a single unknown fact against a constant; nil where the operand is something else.
  private func oneFact(
    _ tree: SyntaxTree, _ id: NodeID, _ constant: Value, _ key: String, _ here: Here, _ holds: @escaping (Value) -> Bool?
  ) -> Sentence? {
    guard !constant.isUnknown, let names = tree.names(id),
      case .fact(let path) = book.meaning(of: names, member: here.entity), let cell = cell(path, here)
    else { return nil }
    let fact = book[path.fact]
    if fact.type == .yesNo, let definition = fact.definition {
      let inner = sentence(
        definition, Here(day: here.day, entity: book[fact.entity].isList ? fact.entity : nil, member: cell.member))
      guard let yes = holds(.boolean(true)), let no = holds(.boolean(false)) else { return failed(key) }
      return .either(.both(inner, .known(yes)), .both(.not(inner), .known(no)))
    }
    if case .integers = fact.storage { return nil }
    if case .list = fact.type { return nil }
    if fact.storage == .set { return nil }
    return test(cell, [constant]) { self.truth(holds($0), key) }
  }

  /// A condition that depends on one unknown choice or row alone, whatever it does with it; nil for any other.
  private func oneCode(_ reads: Reads, _ key: String, _ here: Here, _ holds: @escaping (FactCell, Value) -> Bool?) -> Sentence? {
    guard let path = reads.paths.first, reads.paths.allSatisfy({ $0 == path }), let cell = cell(path, here),
      case let fact = book[path.fact], fact.storage == .code, !fact.isDerived, !fact.choices.isEmpty
    else { return nil }
    return test(cell, []) { self.truth(holds(cell, $0), key) }
  }

  // MARK: Membership

  private func membership(
    _ tree: SyntaxTree, _ id: NodeID, _ value: NodeID, _ tests: [NodeID], _ source: ExpressionSource, _ here: Here
  ) -> Sentence {
    let constants = tests.allSatisfy { reads(tree, $0, source, here).paths.isEmpty }
    guard constants, let names = tree.names(value), case .fact = book.meaning(of: names, member: here.entity) else {
      return condition(tree, id, source, here)
    }
    // One test after the other, each through a reference where there is one.
    let given = self.value(tree, value, source, here)
    guard given.isUnknown || given.asError != nil else { return condition(tree, id, source, here) }
    return .any(tests.map { passes(tree, value, $0, source, here) })
  }

  /// One test of `in` over a fact that is not known.
  private func passes(
    _ tree: SyntaxTree, _ value: NodeID, _ test: NodeID, _ source: ExpressionSource, _ here: Here
  ) -> Sentence {
    switch tree[test].kind {
    case .range(let low, let high, let includesLow, let includesHigh):
      return .all(
        [
          low.map { comparison(tree, value, includesLow ? .greaterOrEqual : .greater, $0, source, here) },
          high.map { comparison(tree, value, includesHigh ? .lessOrEqual : .less, $0, source, here) },
        ].compactMap { $0 })
    case .list(let items): return .any(items.map { passes(tree, value, $0, source, here) })
    case .unaryComparison(let op, let bound): return comparison(tree, value, op, bound, source, here)
    default:
      let constant = self.value(tree, test, source, here)
      guard case .list(let items) = constant else { return comparison(tree, value, .equal, test, source, here) }
      let key = "\(key(tree, value, source, here)) in \(constant)"
      if let reference = reference(reads(tree, value, source, here), here) {
        return follow(reference, here, key) { passes(tree, value, test, source, $0) }
      }
      return oneFact(tree, value, constant, key, here) { value in items.contains { compare(value, .equal, $0) == true } }
        ?? free(key)
    }
  }

  // MARK: Anything else

  /// A condition of any other form: known, or standing for itself.
  private func condition(_ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ here: Here) -> Sentence {
    let reads = reads(tree, id, source, here)
    let key = key(tree, id, source, here)
    if let reference = reference(reads, here) {
      return follow(reference, here, key) { condition(tree, id, source, $0) }
    }
    switch value(tree, id, source, here) {
    case .boolean(let value): return .known(value)
    case .unknown: break
    default: return failed(key)
    }
    if let path = reads.facts.first, reads.paths.count == 1, let cell = cell(path, here), book[path.fact].storage == .set,
      isSetTest(tree, id)
    {
      return setTest(cell) { self.truth(self.value(tree, id, source, here, assuming: (cell, $0)).asBoolean, key) }
    }
    return oneCode(reads, key, here) { self.value(tree, id, source, here, assuming: ($0, $1)).asBoolean } ?? free(key)
  }

  /// Asked of a set choice by choice: it passes where one choice that it holds passes alone.
  private func setTest(_ cell: FactCell, _ passes: @escaping (Value) -> Sentence) -> Sentence {
    let held = book[cell.fact].choices.filter { passes(.list([.string($0.code)])) == .known(true) }
      .map { free("\($0.code) is in fact \(cell.fact.index) of \(cell.member)") }
    return test(cell, []) { $0.isNull ? passes($0) : .any(held) }
  }

  /// Whether a condition asks which choices a set holds, one by one.
  private func isSetTest(_ tree: SyntaxTree, _ id: NodeID) -> Bool {
    switch tree[id].kind {
    case .call(let function, _): tree[function].kind == .name("list contains")
    case .isIn(_, let tests): tests.count == 1 && tree.names(tests[0]) != nil
    case .quantified(.some, let iterators, let condition):
      if case .isIn(let element, _) = tree[condition].kind { tree.names(element) == [iterators[0].name] } else { false }
    default: false
    }
  }

  // MARK: Keys

  /// What a condition asks, so that the same condition about the same facts is one question.
  private func key(_ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ here: Here) -> String {
    let reads = reads(tree, id, source, here)
    if let names = tree.names(id), case .fact(let path) = book.meaning(of: names, member: here.entity) { return name(path, here) }
    if reads.paths.isEmpty { return "\(value(tree, id, source, here))" }
    if case .call(let function, let arguments) = tree[id].kind, let called = tree.names(function) {
      return "\(called[0])(" + arguments.map { key(tree, $0.value, source, here) }.joined(separator: ", ") + ")"
    }
    return source.slice(tree[id].range) + " day \(here.day) over " + reads.paths.map { name($0, here) }.joined(separator: ", ")
  }

  private func key(
    _ tree: SyntaxTree, _ a: NodeID, _ op: BinaryOperator, _ b: NodeID, _ source: ExpressionSource, _ here: Here
  ) -> String {
    let mirrored: [BinaryOperator: BinaryOperator] = [
      .less: .greater, .greater: .less, .lessOrEqual: .greaterOrEqual, .greaterOrEqual: .lessOrEqual,
    ]
    let (left, right) = (key(tree, a, source, here), key(tree, b, source, here))
    if reads(tree, a, source, here).paths.isEmpty { return "\(right) \((mirrored[op] ?? op).rawValue) \(left)" }
    return "\(left) \(op.rawValue) \(right)"
  }

  private func name(_ path: FactPath, _ here: Here) -> String {
    if let cell = cell(path, here) { return "fact \(cell.fact.index) of \(cell.member)" }
    return "fact \(path.fact.index) of whom \(path.reference?.index ?? -1) names to \(here.member)"
  }
}
