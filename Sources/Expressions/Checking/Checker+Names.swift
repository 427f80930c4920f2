import Diagnostics
import ExpressionSyntax

extension Checker {
  func local(_ name: String) -> Local? { locals.last { $0[name] != nil }?[name] }

  mutating func name(_ name: String, _ id: NodeID) -> ValueType {
    if let local = local(name) {
      paths[id] = local.path
      return local.type
    }
    if let binding = scope.binding(of: [name]) {
      paths[id] = [name]
      return binding.type
    }
    if local(Local.wildcard) != nil { return .any }
    if let builtin = Builtins.named(name) {
      if builtin.overloads.allSatisfy({ $0.parameters.isEmpty }) {
        report(.missingBrackets(name, at: span(id)))
        return .any
      }
      return type(of: builtin)
    }
    if let choices, choices.values.contains(name) {
      report(.unquotedChoice(name, choices, at: span(id)))
      return .any
    }
    if let truth = ["yes": "true", "no": "false"][name.lowercased()] {
      report(.yesOrNo(name, write: truth, at: span(id)))
    } else if let remark = scope.remark(onUnknown: name) {
      report(.unknownName(name, remark: remark, at: span(id)))
    } else {
      report(.unknownName(name, among: knownNames, isFunction: false, at: span(id)))
    }
    return .any
  }

  var knownNames: [String] { locals.flatMap(\.keys) + scope.names(after: []) }

  /// A builtin as a value, as in `sort(names, before)`.
  private func type(of builtin: FunctionDeclaration) -> ValueType {
    guard builtin.overloads.count == 1, case .type(let result) = builtin.overloads[0].result else { return .any }
    return .function(parameters: builtin.overloads[0].parameters.map(\.type), result: result)
  }

  mutating func at(_ text: String, _ id: NodeID) -> ValueType {
    guard let value = Temporal.value(text) else {
      report(.badTemporal(text, "date, time or duration", at: span(id)))
      return .any
    }
    return value.type
  }
}
