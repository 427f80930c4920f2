import Diagnostics

// Who reads decisions, and what each may see.
extension Resolver {
  mutating func declareReaders(_ items: [RuleFileItem]) {
    var spans: [String: SourceSpan] = [:]
    for case .vocabulary(let vocabulary) in items {
      for syntax in vocabulary.readers {
        if let first = spans[syntax.id.value] { diagnostics.report(.declaredTwice(syntax.id, what: "reader", first: first)) }
        spans[syntax.id.value] = syntax.id.span
        if Reader.everySeeing.contains(syntax.id.value) { diagnostics.report(.readerOfAll(syntax.id)) }
        let naming = naming(syntax)
        book.readers.append(
          Reader(
            id: syntax.id.value, title: syntax.title?.value ?? syntax.id.value.spelledOut, naming: naming,
            sees: syntax.sees.compactMap { sight($0, naming) }, hides: syntax.hides.compactMap { sight($0, naming) },
            showsRules: syntax.showsRules))
      }
    }
    // A part of the files may have letters without the readers that these name.
    if isWhole || !book.letters.isEmpty { checkReadersOfLetters() }
  }

  private mutating func naming(_ reader: ReaderSyntax) -> Reader.Naming {
    guard let each = reader.each else { return .single }
    if each.value == "holder" { return .holder }
    let lists = book.entities.filter(\.isList)
    if let entity = lists.first(where: { $0.name == each.value }) { return .member(entity.id) }
    diagnostics.report(.unknownName(each, what: "list entity", among: lists.map(\.name) + ["holder"]))
    return .single
  }

  /// What cannot be told is not seen; that it cannot be told is an error.
  private mutating func sight(_ syntax: ReaderSyntax.Sight, _ naming: Reader.Naming) -> Reader.Sight? {
    var sight = Reader.Sight()
    if syntax.isEverything { return sight }
    if !syntax.entities.isEmpty {
      sight.entities = Set(
        syntax.entities.compactMap { name in
          let id = book.entity(named: name.value)
          if id == nil { diagnostics.report(.unknownName(name, what: "entity", among: book.entities.map(\.name))) }
          return id
        })
    }
    if !syntax.facts.isEmpty {
      sight.facts = Set(
        syntax.facts.compactMap { name in
          let id = book.fact(at: name.value)
          if id == nil { diagnostics.report(.unknownName(name, what: "fact", among: book.facts.map(\.path))) }
          return id
        })
    }
    if !syntax.holders.isEmpty { sight.holders = holders(syntax.holders, naming, &sight.ownHolder) }
    if !syntax.sensitivities.isEmpty { sight.sensitivities = Set(syntax.sensitivities.map(\.value)) }
    if let about = syntax.aboutReader {
      guard case .member = naming else {
        diagnostics.report(.readerIsNobody(about, needs: "the name of a list entity, such as `each: person`"))
        return nil
      }
      sight.isAboutReader = true
    }
    return sight == Reader.Sight() ? nil : sight
  }

  private mutating func holders(_ names: [Name], _ naming: Reader.Naming, _ own: inout Bool) -> Set<String> {
    let declared = book.holders.map(\.id.value)
    let known = (declared.isEmpty ? book.facts.compactMap(\.holder) : declared).unique
    var found: Set<String> = []
    for name in names {
      if name.value == "reader" {
        if naming == .holder { own = true } else { diagnostics.report(.readerIsNobody(name, needs: "`each: holder`")) }
      } else if known.contains(name.value) {
        found.insert(name.value)
      } else {
        diagnostics.report(.unknownName(name, what: "holder", among: known))
      }
    }
    return found
  }

  /// Where there are readers, each letter says which of them reads it.
  private mutating func checkReadersOfLetters() {
    let known = book.readers.map(\.id) + Reader.everySeeing
    for letter in book.letters {
      if let reader = letter.reader {
        if !known.contains(reader.value) { diagnostics.report(.unknownName(reader, what: "reader", among: known)) }
      } else if !book.readers.isEmpty {
        diagnostics.report(.letterWithoutReader(letter.header.id))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func readerOfAll(_ id: Name) -> Diagnostic {
    .error(
      "names/reader-of-all", "`\(id.value)` is the name of a reader who sees everything", at: id.span,
      help: "give this reader another name")
  }

  fileprivate static func readerIsNobody(_ word: Name, needs: String) -> Diagnostic {
    .error(
      "names/no-such-reader", "this reader is not one of several, so no facts are those of the `\(word.value)`", at: word.span,
      help: "give the reader \(needs), or say otherwise which facts are meant")
  }

  fileprivate static func letterWithoutReader(_ id: Name) -> Diagnostic {
    .error(
      "letters/no-reader", "the letter `\(id.value)` does not say who reads it", at: id.span,
      help: "name a reader of the vocabulary under `reader`; one for the whole household must suit everybody who lives there")
  }
}
