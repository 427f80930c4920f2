/// A call in a program: its arguments; for a builtin also which signatures they may fit.
struct CallSite: Sendable {
  /// Where the ids of the arguments stand among the operands.
  var operands: Range<UInt32>
  var names: [String]?
  /// `nil` where a value is called.
  var declaration: FunctionDeclaration?
  var candidates: [Candidate] = []

  init(operands: Range<UInt32>, names: [String]? = nil) {
    self.operands = operands
    self.names = names
  }

  /// A signature that the arguments fit by their number or their names.
  struct Candidate: Sendable {
    var overload: Int
    /// What each argument is given to; of a call by name all parameters.
    var parameters: [FunctionDeclaration.Parameter]
    /// For each parameter the argument; `nil` for arguments by position.
    var positions: [Int?]?

    /// `nil` where that many arguments do not fit.
    init?(_ declaration: FunctionDeclaration, _ overload: Int, argumentCount count: Int) {
      let signature = declaration.overloads[overload]
      guard signature.accepts(count: count) else { return nil }
      self.overload = overload
      parameters = (0..<count).compactMap { signature.parameter(at: $0) }
    }

    /// `nil` where the names do not fit.
    init?(_ declaration: FunctionDeclaration, _ overload: Int, names: [String]) {
      let signature = declaration.overloads[overload]
      guard let positions = signature.positions(ofNames: names) else { return nil }
      self.overload = overload
      self.positions = positions
      parameters = signature.parameters
    }
  }
}
