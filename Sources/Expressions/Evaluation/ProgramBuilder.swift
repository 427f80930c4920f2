import ExpressionSyntax

/// A program under construction: its pools, and the scopes that names are looked up in.
struct ProgramBuilder {
  var nodes: [Instruction] = []
  var literals: [Value] = []
  var numbers: [Decimal] = []
  var intervals: [NumberInterval] = []
  var names: [String] = []
  var types: [ValueType] = []
  var operands: [UInt32] = []
  var calls: [CallSite] = []
  var loops: [Loop] = []
  var loopVariables: [Loop.Variable] = []
  var functions: [FunctionBody] = []
  var contexts: [ContextLiteral] = []
  var variables: [VariableID] = []
  var failures: [EvaluationError] = []
  private(set) var slotCount = 0

  private var frames: [Frame] = [Frame()]

  /// The local values of the expression, or of one function literal in it.
  private struct Frame {
    var scopes: [Scope] = []
    var slotCount = 0
    var captures: [(outer: UInt32, inner: UInt32)] = []

    mutating func newSlot() -> UInt32 {
      slotCount += 1
      return UInt32(slotCount - 1)
    }
  }

  private enum Scope {
    case names([String: UInt32])
    /// Inside a filter: the item's members may be named directly.
    case filter(item: UInt32)
  }

  /// Where a name leads among the local values.
  private indirect enum Binding {
    case slot(UInt32)
    case itemMember(slot: UInt32, otherwise: Binding)
    /// Nowhere: it is a matter of the resolver or of the builtins.
    case outside
  }

  mutating func add(_ operation: Operation, _ range: Range<Int>) -> UInt32 {
    nodes.append(Instruction(operation: operation, start: UInt32(range.lowerBound), end: UInt32(range.upperBound)))
    return UInt32(nodes.count - 1)
  }

  mutating func literal(_ value: Value, _ range: Range<Int>) -> UInt32 {
    literals.append(value)
    return add(.literal(index: UInt32(literals.count - 1)), range)
  }

  /// The value of a node that is a literal without mistakes.
  func constant(_ id: UInt32) -> Value? {
    guard case .literal(let index) = nodes[Int(id)].operation else { return nil }
    let value = literals[Int(index)]
    return value.asError == nil && !value.isUnknown ? value : nil
  }

  mutating func name(_ name: String) -> UInt32 {
    if let index = names.firstIndex(of: name) { return UInt32(index) }
    names.append(name)
    return UInt32(names.count - 1)
  }

  /// Keeps the ids in the pool; gives where they begin.
  mutating func keep(_ ids: [UInt32]) -> UInt32 {
    operands += ids
    return UInt32(operands.count - ids.count)
  }

  // MARK: Scopes

  mutating func newSlot() -> UInt32 {
    let slot = frames[frames.count - 1].newSlot()
    if frames.count == 1 { slotCount = frames[0].slotCount }
    return slot
  }

  mutating func pushNames(_ names: [String: UInt32] = [:]) { frames[frames.count - 1].scopes.append(.names(names)) }

  /// Adds a name to the innermost scope, where entries of a context see those before them.
  mutating func bind(_ name: String, to slot: UInt32) {
    guard case .names(var names) = frames[frames.count - 1].scopes.popLast() else { return }
    names[name] = slot
    pushNames(names)
  }

  mutating func pushFilter(item: UInt32) { frames[frames.count - 1].scopes.append(.filter(item: item)) }

  mutating func popScope() { frames[frames.count - 1].scopes.removeLast() }

  mutating func pushFunction() { frames.append(Frame()) }

  mutating func popFunction() -> (slotCount: Int, captures: [(outer: UInt32, inner: UInt32)]) {
    let frame = frames.removeLast()
    return (frame.slotCount, frame.captures)
  }

  /// Whether the name is bound by the expression itself for certain.
  func isLocal(_ name: String) -> Bool {
    for frame in frames.reversed() {
      for scope in frame.scopes.reversed() {
        switch scope {
        case .names(let names) where names[name] != nil: return true
        case .filter where name == "item": return true
        default: continue
        }
      }
    }
    return false
  }

  /// Whether a name that is not bound may still be a member of a filter's item.
  var isInsideFilter: Bool {
    frames.contains { $0.scopes.contains { if case .filter = $0 { true } else { false } } }
  }

  /// The node that reads a name, where it is local or may be a member of a filter's item; `otherwise` makes the node
  /// for what it means outside of the expression.
  mutating func reference(_ name: String, _ range: Range<Int>, otherwise: (inout ProgramBuilder) -> UInt32) -> UInt32 {
    let binding = binding(of: name, inFrame: frames.count - 1)
    return emit(binding, name, range, otherwise)
  }

  private mutating func emit(
    _ binding: Binding, _ name: String, _ range: Range<Int>, _ otherwise: (inout ProgramBuilder) -> UInt32
  ) -> UInt32 {
    switch binding {
    case .slot(let slot): return add(.slot(slot), range)
    case .outside: return otherwise(&self)
    case .itemMember(let slot, let next):
      let fallback = emit(next, name, range, otherwise)
      return add(.itemMember(slot: slot, name: self.name(name), otherwise: fallback), range)
    }
  }

  private mutating func binding(of name: String, inFrame index: Int) -> Binding {
    binding(of: name, inFrame: index, scopes: frames[index].scopes[...])
  }

  private mutating func binding(of name: String, inFrame index: Int, scopes: ArraySlice<Scope>) -> Binding {
    guard let scope = scopes.last else {
      return index == 0 ? .outside : captured(binding(of: name, inFrame: index - 1), inFrame: index)
    }
    switch scope {
    case .names(let names):
      if let slot = names[name] { return .slot(slot) }
      return binding(of: name, inFrame: index, scopes: scopes.dropLast())
    case .filter(let item):
      // The item may itself have a member of that name.
      if name == "item" { return .itemMember(slot: item, otherwise: .slot(item)) }
      return .itemMember(slot: item, otherwise: binding(of: name, inFrame: index, scopes: scopes.dropLast()))
    }
  }

  /// The same binding from inside a function, which takes what it reads along.
  private mutating func captured(_ binding: Binding, inFrame index: Int) -> Binding {
    switch binding {
    case .outside: .outside
    case .slot(let slot): .slot(capture(slot, inFrame: index))
    case .itemMember(let slot, let otherwise):
      .itemMember(slot: capture(slot, inFrame: index), otherwise: captured(otherwise, inFrame: index))
    }
  }

  private mutating func capture(_ outer: UInt32, inFrame index: Int) -> UInt32 {
    if let known = frames[index].captures.first(where: { $0.outer == outer }) { return known.inner }
    let inner = frames[index].newSlot()
    frames[index].captures.append((outer, inner))
    return inner
  }
}
