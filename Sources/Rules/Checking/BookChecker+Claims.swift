import Diagnostics
import ExpressionSyntax
import Expressions

// Conditions that can never hold, or always do, given what values facts can have and what else must hold with them.
extension BookChecker {
  /// Looks at each comparison of an expression that has no other mistakes, and at what `or` joins.
  mutating func checkClaims(_ source: ExpressionSource, _ tree: SyntaxTree, _ scope: NameScope) {
    let reader = ClaimReader(book: book, source: source, tree: tree, scope: scope)
    var inner: Set<NodeID> = []
    for index in tree.nodes.indices.reversed() {
      let id = NodeID(UInt32(index))
      if case .binary(.or, let left, let right) = tree[id].kind, !inner.contains(id) {
        for node in [left, right] { if case .binary(.or, _, _) = tree[node].kind { inner.insert(node) } }
        checkAlternatives(reader.operands(of: .or, id).map(reader.claim))
      }
      guard tree[id].isComparison else { continue }
      let parameters = reader.parameters(in: id)
      if let claim = reader.claim(id), parameters.isEmpty {
        if let holds = constantTruth(of: claim) { diagnostics.report(.constant(claim, holds, fact: book[claim.path.fact])) }
      }
      for history in parameters { checkValues(of: history, in: reader, id) }
    }
  }

  /// Whether the condition holds with every value that the fact can have, or with none; nil where that differs.
  private func constantTruth(of claim: FactClaim) -> Bool? {
    guard let domain = ClaimReader.domain(of: claim.path, in: book) else { return nil }
    let allowed = claim.allowed.intersection(domain)
    if allowed.isEmpty { return false }
    return allowed == domain && domain != .anyNumber ? true : nil
  }

  /// A comparison with each value that a parameter has had or will have; a value is doubted once.
  private mutating func checkValues(of history: ParameterHistory, in reader: ClaimReader, _ id: NodeID) {
    var reader = reader
    for entry in history.entries {
      guard let value = entry.value.asNumber else { continue }
      reader.assumed = (history.fact.name, value)
      guard let claim = reader.claim(id), let holds = constantTruth(of: claim), doubted.insert(entry.valueSpan).inserted else {
        continue
      }
      diagnostics.report(.constant(claim, holds, fact: book[claim.path.fact], with: history.fact, value, at: entry.valueSpan))
    }
  }

  /// Two alternatives of which one always holds: `x != 1 or x != 2`.
  private mutating func checkAlternatives(_ claims: [FactClaim?]) {
    for (index, second) in claims.enumerated() {
      guard let second, let domain = ClaimReader.domain(of: second.path, in: book),
        let rest = second.allowed.complement(in: domain)?.intersection(domain), !rest.isEmpty
      else { continue }
      for case let first? in claims[..<index] where first.path == second.path {
        guard let other = first.allowed.complement(in: domain), !other.intersection(domain).isEmpty else { continue }
        if other.intersection(rest).isEmpty { return diagnostics.report(.oneAlwaysHolds(first, second)) }
      }
    }
  }

  /// What all must hold where a condition does, of facts of the record at hand.
  private func claims(_ condition: Condition?, _ scope: NameScope) -> [FactClaim] {
    switch condition {
    case .expression(let source, _)?:
      guard !faulty.contains(source.wholeSpan) else { return [] }
      let reader = ClaimReader(book: book, source: source, tree: book.tree(of: source), scope: scope)
      return reader.operands(of: .and, reader.tree.root).compactMap(reader.claim)
    case .all(let inner, _)?: return inner.flatMap { claims($0, scope) }
    default: return []
    }
  }

  /// Conditions that must hold together but cannot: the first that contradicts one before it is reported.
  mutating func checkTogether(_ conditions: [Condition?], _ scope: NameScope) {
    var sofar: [FactPath: (allowed: AllowedValues, last: FactClaim)] = [:]
    for claim in conditions.flatMap({ claims($0, scope) }) {
      guard let domain = ClaimReader.domain(of: claim.path, in: book), !claim.allowed.intersection(domain).isEmpty else {
        continue
      }
      guard let before = sofar[claim.path] else {
        sofar[claim.path] = (claim.allowed.intersection(domain), claim)
        continue
      }
      let both = before.allowed.intersection(claim.allowed)
      if both.isEmpty { return diagnostics.report(.neverTogether(before.last, claim)) }
      sofar[claim.path] = (both, both == before.allowed ? before.last : claim)
    }
  }
}

extension SyntaxNode {
  fileprivate var isComparison: Bool {
    switch kind {
    case .binary(let op, _, _): [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual].contains(op)
    case .between, .isIn: true
    default: false
    }
  }
}

extension Diagnostic {
  static func constant(_ claim: FactClaim, _ holds: Bool, fact: Fact) -> Diagnostic {
    .warning(
      holds ? "conditions/always" : "conditions/never",
      "`\(claim.text)` \(holds ? "always holds" : "can never hold"): `\(fact.path)` is \(fact.range)", at: claim.span,
      help: holds
        ? "remove it, or correct the value that it is compared with"
        : "compare it with a value that it can have, or change what the vocabulary allows")
  }

  static func constant(
    _ claim: FactClaim, _ holds: Bool, fact: Fact, with parameter: Fact, _ value: Decimal, at span: SourceSpan
  ) -> Diagnostic {
    .warning(
      holds ? "conditions/always" : "conditions/never",
      "with \(value) for `\(parameter.name)`, `\(claim.text)` \(holds ? "always holds" : "can never hold")", at: span,
      labels: [Label(claim.span, "`\(fact.path)` is \(fact.range)")],
      help: "correct the value, or change what the vocabulary allows")
  }

  static func neverTogether(_ first: FactClaim, _ second: FactClaim) -> Diagnostic {
    .warning(
      "conditions/never-together", "`\(second.text)` can never hold together with `\(first.text)`", at: second.span,
      labels: [Label(first.span, "must hold as well")],
      help: "if either is enough, join them by `or`, or list them under `any:`; otherwise correct one of them")
  }

  static func oneAlwaysHolds(_ first: FactClaim, _ second: FactClaim) -> Diagnostic {
    .warning(
      "conditions/always", "one of `\(first.text)` and `\(second.text)` always holds", at: second.span,
      labels: [Label(first.span, "the other")],
      help: "if both are meant, join them by `and`, or list them under `all:`")
  }
}

extension Fact {
  /// The values that the vocabulary allows, in words.
  fileprivate var range: String {
    switch (minimum, maximum) {
    case (let low?, let high?): "from \(low) to \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (nil, nil): choices.isEmpty ? "yes or no" : "one of " + choices.map { "`\($0.code)`" }.joined(separator: ", ")
    }
  }
}
