import ExpressionSyntax

extension DecisionTable {
  /// The value of the table (DMN 1.5, 8.2.8 to 8.2.11); null where its hit policy is not kept.
  func evaluate(in run: ConformanceRun) -> Value {
    var values: [Value] = []
    for input in inputs {
      let value = run.evaluate(input.expression)
      if let allowed = input.allowedValues, !value.isNull, run.evaluateTests(allowed, of: value).asBoolean != true {
        return .null
      }
      values.append(value)
    }
    let hits = rows.filter { row in
      zip(row.when, values).allSatisfy { test, value in run.evaluateTests(test, of: value).asBoolean == true }
    }
    if hits.isEmpty { return defaultValue(in: run) }
    let outcomes = hits.map { row in row.then.map { run.evaluate($0) } }
    switch hitPolicy {
    case .unique: return outcomes.count == 1 ? value(outcomes[0]) : .null
    case .any: return outcomes.allSatisfy { $0 == outcomes[0] } ? value(outcomes[0]) : .null
    case .first: return value(outcomes[0])
    case .priority: return value(prioritized(outcomes, in: run)[0])
    case .ruleOrder: return .list(outcomes.map(value))
    case .outputOrder: return .list(prioritized(outcomes, in: run).map(value))
    case .collect: return collected(outcomes.map(value))
    }
  }

  /// One output stands for itself, several make a context.
  private func value(_ parts: [Value]) -> Value {
    if outputs.count == 1 { return parts.first ?? .null }
    return .context(ContextValue(zip(outputs, parts).map { .init($0.name ?? "", $1) }))
  }

  private func defaultValue(in run: ConformanceRun) -> Value {
    guard outputs.contains(where: { $0.defaultValue != nil }) else { return .null }
    return value(outputs.map { $0.defaultValue.map { run.evaluate($0) } ?? .null })
  }

  /// By the places of the outputs in their lists of values, the first output first; a stable order.
  private func prioritized(_ outcomes: [[Value]], in run: ConformanceRun) -> [[Value]] {
    let orders = outputs.map { $0.outputValues.map { run.evaluateList($0) } ?? [] }
    func ranks(_ parts: [Value]) -> [Int] {
      zip(parts, orders).map { part, order in order.firstIndex(of: part) ?? order.count }
    }
    return outcomes.enumerated().sorted { a, b in
      let (x, y) = (ranks(a.element), ranks(b.element))
      return x == y ? a.offset < b.offset : x.lexicographicallyPrecedes(y)
    }.map(\.element)
  }

  private func collected(_ values: [Value]) -> Value {
    guard let aggregation else { return .list(values) }
    if aggregation == .count { return .number(Decimal(values.count)) }
    var result = values[0]
    for next in values.dropFirst() {
      switch aggregation {
      case .sum: result = (try? Arithmetic.apply(.add, result, next).get()) ?? .null
      case .min: if let order = Value.order(next, result), order < 0 { result = next }
      case .max: if let order = Value.order(next, result), order > 0 { result = next }
      case .count: break
      }
    }
    return result
  }
}
