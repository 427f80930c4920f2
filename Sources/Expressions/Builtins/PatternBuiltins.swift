extension Builtins {
  static let patterns: [FunctionDeclaration] = []
  static let rangeConversion: [FunctionDeclaration] = []
}
