/// Writes a tree as FEEL with no more parentheses than it needs.
///
/// Parsing the result gives the same tree again (apart from ranges), given the same table of names. A
/// ``SyntaxNode/Kind/missing`` expression is written `...`, which does not parse. Complexity: O(n).
public func print(_ tree: SyntaxTree) -> String {
  var printer = Printer(tree: tree)
  printer.print(root: tree.root)
  return printer.output
}

struct Printer {
  let tree: SyntaxTree
  private(set) var output = ""

  init(tree: SyntaxTree) { self.tree = tree }

  mutating func print(root: NodeID) {
    switch tree[root].kind {
    case .anyValue: output += "-"
    case .tests(let tests):
      // A lone call of the function `not` would be read as the test `not(...)`.
      if tests.count == 1, case .call(let function, _) = tree[tests[0]].kind, tree[function].kind == .name("not") {
        parenthesized(tests[0])
      } else {
        list(tests) { $0.printTest($1) }
      }
    case .notTests(let tests):
      output += "not("
      list(tests) { $0.printTest($1) }
      output += ")"
    default: print(root, Power.lowest)
    }
  }

  /// Writes a node where something that binds as tightly as `minimum` may stand.
  private mutating func print(_ id: NodeID, _ minimum: Int) {
    if power(of: tree[id].kind) < minimum { return parenthesized(id) }
    switch tree[id].kind {
    case .missing: output += "..."
    case .number(let text): output += text
    case .string(let value): output += quoted(value)
    case .at(let value): output += "@" + quoted(value)
    case .boolean(let value): output += value ? "true" : "false"
    case .null: output += "null"
    // Before another word, or a bracket, these would begin a construct of their own.
    case .name(let name): output += ["for", "some", "every", "function"].contains(name) ? "(\(name))" : name
    case .anyValue: output += "-"
    case .list(let items):
      output += "["
      list(items) { $0.print($1, Power.lowest) }
      output += "]"
    case .context(let entries):
      output += "{"
      list(entries) { $0.print($1) }
      output += "}"
    case .range(let low, let high, let includesLow, let includesHigh):
      output += includesLow ? "[" : "("
      ends(low, high)
      output += includesHigh ? "]" : ")"
    case .tests(let tests), .notTests(let tests):
      output += "("
      list(tests) { $0.printTest($1) }
      output += ")"
    case .unaryComparison:
      output += "("
      printTest(id)
      output += ")"
    default: printOperation(id)
    }
  }

  private mutating func printOperation(_ id: NodeID) {
    switch tree[id].kind {
    case .negate(let operand):
      output += "-"
      print(operand, Power.prefix)
    case .binary(let op, let left, let right): binary(op, left, right)
    case .between(let value, let low, let high):
      print(value, Power.sum)
      output += " between "
      print(low, Power.sum)
      output += " and "
      print(high, Power.sum)
    case .isIn(let value, let tests): membership(value, tests)
    case .instanceOf(let value, let type):
      print(value, Power.instanceOf + 1)
      output += " instance of \(text(of: type))"
    case .path(let value, let member):
      print(value, Power.postfix)
      output += ".\(member)"
    case .filter(let value, let condition):
      print(value, Power.postfix)
      output += "["
      print(condition, Power.lowest)
      output += "]"
    case .call(let function, let arguments):
      print(function, Power.postfix)
      output += "("
      list(arguments) { $0.print($1) }
      output += ")"
    default: printConstruct(id)
    }
  }

  private mutating func printConstruct(_ id: NodeID) {
    switch tree[id].kind {
    case .conditional(let condition, let then, let otherwise):
      output += "if "
      print(condition, Power.lowest)
      output += " then "
      print(then, Power.lowest)
      output += " else "
      print(otherwise, Power.lowest)
    case .forEach(let iterators, let body):
      output += "for "
      list(iterators) { $0.print($1) }
      output += " return "
      print(body, Power.lowest)
    case .quantified(let quantifier, let iterators, let condition):
      output += quantifier.rawValue + " "
      list(iterators) { $0.print($1) }
      output += " satisfies "
      print(condition, Power.lowest)
    case .function(let parameters, let body, let isExternal):
      output += "function("
      list(parameters) { printer, parameter in
        printer.output += parameter.name + (parameter.type.map { ": " + printer.text(of: $0) } ?? "")
      }
      output += isExternal ? ") external " : ") "
      print(body, Power.lowest)
    default: break
    }
  }

  // MARK: Parts

  private func power(of kind: SyntaxNode.Kind) -> Int {
    switch kind {
    case .binary(let op, _, _): op.power
    case .between, .isIn: Power.comparison
    case .negate: Power.prefix
    // A type goes on as far as it can, `date and time` for one; the others have no end of their own.
    case .instanceOf, .conditional, .forEach, .quantified, .function: Power.lowest
    default: Power.postfix
    }
  }

  private mutating func parenthesized(_ id: NodeID) {
    output += "("
    print(id, Power.lowest)
    output += ")"
  }

  private mutating func list<Item>(_ items: [Item], _ body: (inout Printer, Item) -> Void) {
    for (index, item) in items.enumerated() {
      if index > 0 { output += ", " }
      body(&self, item)
    }
  }

  private mutating func binary(_ op: BinaryOperator, _ left: NodeID, _ right: NodeID) {
    // Comparisons do not chain.
    print(left, op.power == Power.comparison ? op.power + 1 : op.power)
    // The names `date` and `time(...)` side by side would be read as the function `date and time`.
    let endsInDate = op == .and && output.utf8.suffix(4).elementsEqual("date".utf8)
    output += " \(op.rawValue) "
    if endsInDate { parenthesized(right) } else { print(right, op.power + 1) }
  }

  private mutating func membership(_ value: NodeID, _ tests: [NodeID]) {
    print(value, Power.sum)
    output += " in "
    if tests.count == 1 {
      if case .unaryComparison = tree[tests[0]].kind { printTest(tests[0]) } else { print(tests[0], Power.sum) }
    } else {
      output += "("
      list(tests) { $0.printTest($1) }
      output += ")"
    }
  }

  private mutating func printTest(_ id: NodeID) {
    guard case .unaryComparison(let op, let operand) = tree[id].kind else { return print(id, Power.lowest) }
    output += op.rawValue + " "
    print(operand, Power.sum)
  }

  private mutating func ends(_ low: NodeID?, _ high: NodeID?) {
    if let low { print(low, Power.lowest) }
    output += ".."
    if let high { print(high, Power.lowest) }
  }

  private mutating func print(_ iterator: Iterator) {
    output += iterator.name + " in "
    if case .range(let low?, let high?, true, true) = tree[iterator.domain].kind {
      ends(low, high)
    } else {
      print(iterator.domain, Power.lowest)
    }
  }

  private mutating func print(_ entry: ContextEntry) {
    let isIdentifier = !entry.key.isEmpty && NameTable.firstWord(of: entry.key) == entry.key && !startsWithDigit(entry.key)
    output += (isIdentifier ? entry.key : quoted(entry.key)) + ": "
    print(entry.value, Power.lowest)
  }

  private mutating func print(_ argument: Argument) {
    if let name = argument.name { output += name + ": " }
    print(argument.value, Power.lowest)
  }

  private func startsWithDigit(_ text: String) -> Bool {
    text.unicodeScalars.first.map { !CharacterClass.startsName($0.value) } ?? true
  }

  private func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private func text(of type: TypeSyntax) -> String {
    switch type {
    case .named(let name): return name
    case .list(let item): return "list<\(text(of: item))>"
    case .range(let item): return "range<\(text(of: item))>"
    case .context(let members):
      let texts = members.sorted { $0.key < $1.key }.map { "\($0.key): \(text(of: $0.value))" }
      return "context<\(texts.joined(separator: ", "))>"
    case .function(let parameters, let result):
      return "function<\(parameters.map { text(of: $0) }.joined(separator: ", "))> -> \(text(of: result))"
    }
  }
}
