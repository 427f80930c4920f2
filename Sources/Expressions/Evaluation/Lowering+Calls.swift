import Diagnostics
import ExpressionSyntax

extension LoweringPass {
  mutating func lowerCall(_ function: NodeID, _ arguments: [Argument], _ range: Range<Int>) -> UInt32 {
    let names = arguments.compactMap(\.name)
    guard names.isEmpty || names.count == arguments.count else {
      return failure(.badCall, "a call has either names for all arguments or for none", range)
    }
    let ids = arguments.map { lower($0.value) }
    let first = builder.keep(ids)
    var call = CallSite(operands: first..<(first + UInt32(ids.count)), names: names.isEmpty ? nil : names)
    if case .name(let name) = tree[function].kind, !builder.isLocal(name), resolver.resolve([name]) == nil {
      if name == "not", ids.count == 1, names.isEmpty || names == ["negand"] {
        return builder.add(.not(ids[0]), range)
      }
      if let index = Builtins.index(of: name) { return lowerBuiltin(index, &call, range) }
      if !builder.isInsideFilter { return unknownFunction(name, tree[function].range) }
    }
    let callee = lower(function)
    builder.calls.append(call)
    return builder.add(.invoke(callee, call: UInt32(builder.calls.count - 1)), range)
  }

  private mutating func unknownFunction(_ name: String, _ range: Range<Int>) -> UInt32 {
    let near = Suggestion.nearest(to: name, among: Builtins.all.map(\.name))
    return failure(
      .unknownName, "there is no function `\(name)`" + (near.map { ", did you mean `\($0)`" } ?? ""), range)
  }

  private mutating func lowerBuiltin(_ index: Int, _ call: inout CallSite, _ range: Range<Int>) -> UInt32 {
    let declaration = Builtins.all[index]
    call.declaration = declaration
    let count = call.operands.count
    call.candidates = declaration.overloads.indices.compactMap { overload in
      call.names.map { CallSite.Candidate(declaration, overload, names: $0) }
        ?? CallSite.Candidate(declaration, overload, argumentCount: count)
    }
    guard !call.candidates.isEmpty else {
      let forms = declaration.overloads.map(\.description).joined(separator: " or ")
      let given = call.names.map { "arguments called " + $0.map { "`\($0)`" }.joined(separator: ", ") }
      return failure(
        .badCall, "`\(declaration.name)` takes \(forms), not \(given ?? "\(count) arguments")", range)
    }
    builder.calls.append(call)
    return builder.add(.builtin(call: UInt32(builder.calls.count - 1)), range)
  }
}
