import Diagnostics

/// The state of a parse: tokens and where we are among them, the growing tree, and what was found wrong.
struct ExpressionParser {
  let source: ExpressionSource
  let bytes: [UInt8]
  let tokens: [Token]
  let limits: ParseLimits
  /// Grows by the names that iterators, contexts and parameters bind.
  var names: NameTable
  var position = 0
  private(set) var nodes: [SyntaxNode] = []
  private var heights: [Int] = []
  private(set) var diagnostics = DiagnosticSet()
  private var lastErrorPosition: Int?
  private(set) var isAborted = false
  var depth = 0
  /// The closers that the brackets around us wait for, the innermost last.
  var awaited: [Symbol] = []
  /// Whether we are in the upper end of a range, where `[` may be the closing bracket.
  var isInRangeEnd = false
  /// Whether the parenthesis that comes next may hold a list of tests: set after `in`.
  var acceptsTests = false

  init(_ source: ExpressionSource, names: NameTable, limits: ParseLimits) {
    var lexer = Lexer(source.text)
    lexer.run()
    self.source = source
    self.names = names
    self.limits = limits
    bytes = lexer.bytes
    tokens = lexer.tokens
    for (problem, range) in lexer.problems { diagnostics.report(.lexical(problem, at: source.span(range))) }
  }

  // MARK: Tokens

  var current: Token { tokens[position] }

  func peek(_ ahead: Int = 1) -> Token { tokens[min(position + ahead, tokens.count - 1)] }

  /// Where the token before this one ended: the end of what was just parsed.
  var lastEnd: Int { position == 0 ? 0 : tokens[position - 1].range.upperBound }

  var isAtEnd: Bool { current.kind == .end }

  mutating func advance() { if !isAtEnd { position += 1 } }

  func isAt(_ symbol: Symbol) -> Bool { current.kind == .symbol(symbol) }
  func isAt(word: String) -> Bool { current.kind == .word(word) }

  /// Whether the token `ahead` follows the one before it without a gap.
  func isAdjacent(_ ahead: Int = 1) -> Bool { peek(ahead).range.lowerBound == peek(ahead - 1).range.upperBound }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(word: String) -> Bool {
    guard isAt(word: word) else { return false }
    advance()
    return true
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// How a message names the current token; absent at the end of the text.
  var found: String? { isAtEnd ? nil : text(current.range) }

  // MARK: Tree

  mutating func add(_ kind: SyntaxNode.Kind, from start: Int) -> NodeID { add(kind, start..<max(start, lastEnd)) }

  mutating func add(_ kind: SyntaxNode.Kind, _ range: Range<Int>) -> NodeID {
    var height = 0
    kind.forEachChild { height = max(height, heights[Int($0.rawValue)]) }
    nodes.append(SyntaxNode(kind, range))
    heights.append(height + 1)
    if height >= limits.height { abort(.tooTall(limit: limits.height, at: source.span(range))) }
    if nodes.count > limits.nodes { abort(.tooManyNodes(limit: limits.nodes, at: source.span(range))) }
    return NodeID(UInt32(nodes.count - 1))
  }

  mutating func missing() -> NodeID { add(.missing, lastEnd..<lastEnd) }

  /// Takes back the node that was added last, where its parent takes over its children.
  mutating func removeLast(_ id: NodeID) {
    guard Int(id.rawValue) == nodes.count - 1 else { return }
    nodes.removeLast()
    heights.removeLast()
  }

  func kind(_ id: NodeID) -> SyntaxNode.Kind { nodes[Int(id.rawValue)].kind }

  // MARK: Errors

  /// Reports, once for each place: what follows from one mistake is not worth a second message.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isAborted, lastErrorPosition != position else { return }
    if diagnostic.severity == .error { lastErrorPosition = position }
    diagnostics.report(diagnostic)
  }

  /// Keeps quiet about this place: the lexer has said what is wrong with it.
  mutating func lastErrorIsHere() { lastErrorPosition = position }

  /// Reports and gives up the rest of the text.
  mutating func abort(_ diagnostic: Diagnostic) {
    guard !isAborted else { return }
    diagnostics.report(diagnostic)
    isAborted = true
    position = tokens.count - 1
  }

  var currentSpan: SourceSpan { source.span(current.range) }

  /// Takes the closer of a bracket, or reports and skips to where the bracket may have been meant to close.
  mutating func close(_ closer: Symbol, opener: Range<Int>) {
    if take(closer) || isAborted { return }
    if isAtEnd {
      report(.unclosed(text(opener), closer: closer.rawValue, at: source.span(opener)))
    } else {
      let label = Label(source.span(opener), "`\(text(opener))` opened here")
      report(.expected("`\(closer.rawValue)`", found: found, at: currentSpan, labels: [label]))
    }
    var open = 0
    while case let kind = current.kind, kind != .end {
      if case .symbol(let symbol) = kind {
        if symbol.closer != nil { open += 1 }
        if symbol.isCloser {
          if open == 0 {
            if symbol == closer || !awaited.contains(symbol) { advance() }
            return
          }
          open -= 1
        }
      }
      advance()
    }
  }

  /// Reports what stands after the end of the expression.
  mutating func finish() {
    guard !isAtEnd, !isAborted, !diagnostics.containsError else { return }
    let last = position == 0 ? nil : tokens[position - 1]
    report(.stray(parser: self, after: last))
  }
}
