import Diagnostics

extension ExpressionParser {
  private static let typeNames = ["date and time", "years and months duration", "days and time duration"]

  /// A type, as after `instance of` (DMN 1.5, clause 10.3.1.2, rule 52).
  mutating func type() -> TypeSyntax {
    guard depth < limits.depth else {
      abort(.tooDeep(limit: limits.depth, at: currentSpan))
      return .named("Any")
    }
    depth += 1
    defer { depth -= 1 }
    guard case .word(let word) = current.kind, !Keyword.continuing.contains(word) else {
      report(.expected("a type, such as `number` or `list<string>`", found: found, at: currentSpan))
      return .named("Any")
    }
    guard peek().kind == .symbol(.less) else { return .named(typeName(word)) }
    switch word {
    case "list": return .list(typeArgument())
    case "range": return .range(typeArgument())
    case "context": return contextType()
    case "function": return functionType()
    default: return .named(typeName(word))
    }
  }

  private mutating func typeName(_ word: String) -> String {
    for name in Self.typeNames {
      let words = name.split(separator: " ").map(String.init)
      if words.indices.allSatisfy({ peek($0).kind == .word(words[$0]) }) {
        position += words.count
        return name
      }
    }
    if let name = multiWordName() { return name }
    advance()
    var name = word
    while isAt(.dot), case .word(let part) = peek().kind {
      position += 2
      name += "." + part
    }
    return name
  }

  private mutating func typeArgument() -> TypeSyntax {
    advance()
    let opener = current.range
    advance()
    let argument = type()
    closeType(opener)
    return argument
  }

  private mutating func contextType() -> TypeSyntax {
    advance()
    let opener = current.range
    advance()
    var members: [String: TypeSyntax] = [:]
    if !isAt(.greater) {
      repeat {
        guard let (name, colon) = nameBeforeColon() else {
          report(.expected("a member and its type, as in `context<name: string>`", found: found, at: currentSpan))
          break
        }
        position = colon + 1
        members[name] = type()
      } while take(.comma)
    }
    closeType(opener)
    return .context(members)
  }

  private mutating func functionType() -> TypeSyntax {
    advance()
    let opener = current.range
    advance()
    var parameters: [TypeSyntax] = []
    if !isAt(.greater) {
      repeat { parameters.append(type()) } while take(.comma)
    }
    closeType(opener)
    if !take(.arrow) { report(.expected("`->` and the type of the result", found: found, at: currentSpan)) }
    return .function(parameters: parameters, result: type())
  }

  private mutating func closeType(_ opener: Range<Int>) {
    if take(.greater) { return }
    let label = Label(source.span(opener), "`<` opened here")
    report(.expected("`>`", found: found, at: currentSpan, labels: [label]))
  }
}
