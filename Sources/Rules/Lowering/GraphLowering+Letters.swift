extension GraphLowering {
  /// Letters of the decision and of any that are in force; their facts are not facts that the decision asks for.
  mutating func lowerLetters(of decision: String) {
    let needed = facts
    let scope = NameScope()
    for letter in book.letters where letter.belongs(to: decision) && clock.isInForce(letter.header.period) {
      addressesHolders = letter.addressesEachHolder
      let lowered = LetterNode(
        id: letter.header.id.value, title: letter.header.title?.value ?? letter.header.id.value.spelledOut,
        isForAny: letter.decision.value != decision, on: letter.on.map(\.value), node: letter.when.map { lower($0, scope) },
        addressesEachHolder: letter.addressesEachHolder, reader: letter.reader?.value, to: letter.to.map { lower($0, scope) },
        sender: letter.sender.map { lower($0, scope) },
        subject: lower(letter.subject, scope),
        body: letter.body.map { part in
          LetterNode.Part(
            content: lower(part.content), node: part.when.map { lower($0, scope) }, holders: part.holders.map(\.value))
        })
      builder.update { $0.letters.append(lowered) }
    }
    addressesHolders = false
    letterFacts = facts.subtracting(needed)
    facts = needed
  }

  private mutating func lower(_ content: LetterSyntax.Part.Content) -> LetterNode.Part.Content {
    let scope = NameScope()
    return switch content {
    case .text(let template): .text(lower(template, scope))
    case .heading(let template): .heading(lower(template, scope))
    case .list(let list, let empty): .list(list.value, empty: empty.map { lower($0, scope) })
    case .signature(let template): .signature(lower(template, scope))
    }
  }
}
