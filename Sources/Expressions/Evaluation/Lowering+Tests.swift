import ExpressionSyntax

extension LoweringPass {
  /// A whole cell of unary tests of the value in a slot.
  mutating func lowerTests(_ id: NodeID, input: UInt32) -> UInt32 {
    let range = tree[id].range
    switch tree[id].kind {
    case .anyValue: return builder.literal(.boolean(true), range)
    case .tests(let tests): return membership(tests, input, range)
    case .notTests(let tests):
      let inner = membership(tests, input, range)
      return builder.add(.not(inner), range)
    default: return membership([id], input, range)
    }
  }

  private mutating func membership(_ tests: [NodeID], _ input: UInt32, _ range: Range<Int>) -> UInt32 {
    let value = builder.add(.slot(input), range)
    let ids = tests.map { lowerTest($0) }
    return builder.add(.isIn(value, first: builder.keep(ids), count: UInt32(ids.count)), range)
  }

  /// One test: a comparison with the value, a condition about `?`, or something that the value may be or lie in.
  mutating func lowerTest(_ id: NodeID) -> UInt32 {
    let range = tree[id].range
    switch tree[id].kind {
    case .unaryComparison(let op, let operand): return builder.add(.testComparison(op, lower(operand)), range)
    case .anyValue: return builder.add(.testAny, range)
    default:
      let expression = lower(id)
      if mentions("?", in: id) { return builder.add(.testCondition(expression), range) }
      guard case .range(let value)? = builder.constant(expression), let interval = NumberInterval(value) else {
        return expression
      }
      builder.intervals.append(interval)
      return builder.add(.testInterval(UInt32(builder.intervals.count - 1), literal: expression), range)
    }
  }
}
