import Diagnostics

// Registers are lists in expressions, so that their names may not mean anything else there.
extension Resolver {
  mutating func checkRegisterNames() {
    var names: [String: SourceSpan] = [:]
    for entity in book.entities {
      for (name, span) in [(entity.name, entity.span)] + entity.roles.map({ ($0.name, $0.span) }) { names[name] = span }
    }
    for parameter in book.parameters { names[parameter.fact.name] = parameter.fact.span }
    for register in book.registers {
      if let first = names[register.listName] {
        diagnostics.report(.registerNameTaken(Name(register.name, at: register.span), listName: register.listName, first: first))
      }
      names[register.listName] = register.span
    }
  }
}

extension Diagnostic {
  static func registerNameTaken(_ name: Name, listName: String, first: SourceSpan) -> Diagnostic {
    .error(
      "names/declared-twice", "expressions know the register `\(name.value)` as `\(listName)`, which means something else",
      at: name.span, labels: [Label(first, "this is called `\(listName)`")], help: "give the register another id")
  }
}
