import ExpressionSyntax

// Whatever binds names: contexts, filters, loops, function literals.
extension LoweringPass {
  /// Later entries see earlier ones; a function sees itself.
  mutating func lowerContext(_ entries: [ContextEntry], _ range: Range<Int>) -> UInt32 {
    builder.pushNames()
    defer { builder.popScope() }
    var lowered: [ContextLiteral.Entry] = []
    for entry in entries {
      guard !lowered.contains(where: { $0.name == entry.key }) else {
        return failure(.badLiteral, "the key `\(entry.key)` stands twice in one context", tree[entry.value].range)
      }
      let value: UInt32
      if case .function(let parameters, let body, false) = tree[entry.value].kind {
        value = lowerFunction(parameters, body, name: entry.key, tree[entry.value].range)
      } else {
        value = lower(entry.value)
      }
      let slot = builder.newSlot()
      builder.bind(entry.key, to: slot)
      lowered.append(.init(name: entry.key, value: value, slot: slot))
    }
    builder.contexts.append(ContextLiteral(entries: lowered))
    return builder.add(.context(index: UInt32(builder.contexts.count - 1)), range)
  }

  mutating func lowerFilter(_ base: NodeID, _ condition: NodeID, _ range: Range<Int>) -> UInt32 {
    let list = lower(base)
    let slot = builder.newSlot()
    builder.pushFilter(item: slot)
    let test = lower(condition)
    builder.popScope()
    return builder.add(.filter(list, condition: test, slot: slot), range)
  }

  mutating func lowerLoop(_ iterators: [Iterator], _ body: NodeID) -> UInt32 {
    var variables: [Loop.Variable] = []
    for iterator in iterators {
      let domain: UInt32
      var end: UInt32?
      if case .range(let low?, let high?, true, true) = tree[iterator.domain].kind {
        domain = lower(low)
        end = lower(high)
      } else {
        domain = lower(iterator.domain)
      }
      let slot = builder.newSlot()
      builder.pushNames([iterator.name: slot])
      variables.append(.init(slot: slot, domain: domain, domainEnd: end))
    }
    let readsPartial = mentions("partial", in: body)
    let partial = readsPartial ? builder.newSlot() : nil
    builder.pushNames(partial.map { ["partial": $0] } ?? [:])
    let loweredBody = lower(body)
    for _ in 0...iterators.count { builder.popScope() }
    let first = UInt32(builder.loopVariables.count)
    builder.loopVariables += variables
    builder.loops.append(Loop(first: first, count: UInt32(variables.count), body: loweredBody, partialSlot: partial))
    return UInt32(builder.loops.count - 1)
  }

  mutating func lowerFunction(
    _ parameters: [Parameter], _ body: NodeID, name: String?, _ range: Range<Int>
  ) -> UInt32 {
    builder.pushFunction()
    var names: [String: UInt32] = [:]
    for parameter in parameters { names[parameter.name] = builder.newSlot() }
    var selfSlot: UInt32?
    if let name, names[name] == nil {
      selfSlot = builder.newSlot()
      names[name] = selfSlot
    }
    builder.pushNames(names)
    let loweredBody = lower(body)
    let frame = builder.popFunction()
    let fields = parameters.map { ContextField($0.name, $0.type.flatMap { ValueType($0) } ?? .any) }
    builder.functions.append(
      FunctionBody(
        parameters: fields, selfSlot: selfSlot, captures: frame.captures, slotCount: frame.slotCount, body: loweredBody))
    return builder.add(.function(index: UInt32(builder.functions.count - 1)), range)
  }

  /// Whether a name stands anywhere below a node.
  func mentions(_ name: String, in id: NodeID) -> Bool {
    var pending = [id]
    while let next = pending.popLast() {
      if case .name(name) = tree[next].kind { return true }
      tree[next].kind.forEachChild { pending.append($0) }
    }
    return false
  }
}
