extension Builtins {
  // DMN 1.5, 10.3.4.2. In a call written out, `not` is an operator of the evaluator's own; this is its value.
  static let booleans: [FunctionDeclaration] = [
    FunctionDeclaration(
      "not", .boolean, "The opposite; null of what is neither true nor false.", [.init("negand", .any)], .boolean,
      examples: [("not(true)", "false"), ("not(false)", "true")]
    ) { call in
      switch call[0] {
      case .boolean(let value): .boolean(!value)
      case .null where call.context.mode == .conformance: .null
      default: call.fail(.notCondition, "`not` takes true or false, not \(call[0].type) `\(call[0])`")
      }
    }
  ]
}
