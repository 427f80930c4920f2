import Diagnostics
import ExpressionSyntax

extension LoweringPass {
  mutating func lowerName(_ name: String, _ range: Range<Int>) -> UInt32 {
    let (resolver, mode) = (resolver, mode)
    return builder.reference(name, range) { builder in
      if let resolved = resolver.resolve([name]) { return builder.add(resolved, range) }
      if let index = Builtins.index(of: name) { return builder.literal(.function(FunctionValue(builtin: index)), range) }
      let near = Suggestion.nearest(to: name, among: resolver.names)
      let message = "nothing here is called `\(name)`" + (near.map { ", did you mean `\($0)`" } ?? "")
      let error = EvaluationError(.unknownName, message, at: range)
      builder.failures.append(error)
      return builder.literal(mode == .rules ? .error(error) : .null, range)
    }
  }

  /// A path is a variable of its own where the resolver knows it; else it is the member of a value.
  mutating func lowerPath(_ base: NodeID, _ member: String, _ id: NodeID) -> UInt32 {
    let range = tree[id].range
    if let path = staticPath(id), let first = path.first, !builder.isLocal(first), let resolved = resolver.resolve(path) {
      return builder.add(resolved, range)
    }
    return builder.add(.member(lower(base), name: builder.name(member)), range)
  }

  /// The names of `a.b.c`; `nil` where the path begins with anything but a name.
  private func staticPath(_ id: NodeID) -> [String]? {
    var names: [String] = []
    var id = id
    while true {
      switch tree[id].kind {
      case .name(let name): return [name] + names.reversed()
      case .path(let base, let member):
        names.append(member)
        id = base
      default: return nil
      }
    }
  }
}

extension ProgramBuilder {
  mutating func add(_ resolved: ResolvedName, _ range: Range<Int>) -> UInt32 {
    switch resolved {
    case .constant(let value): return literal(value, range)
    case .variable(let variable, _):
      if !variables.contains(variable) { variables.append(variable) }
      return add(.variable(variable), range)
    }
  }
}
