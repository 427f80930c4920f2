import Diagnostics
import Expressions

extension BookChecker {
  /// Letters speak of the case as a whole, in words that the facts fill in.
  mutating func checkLetters(_ letters: [LetterSyntax]) {
    for letter in letters {
      let decision = letter.decision.value
      // A decision that there is not was reported, and may be one with a due date.
      let mayBeDue = decision != "any" && [.retention, nil].contains(book.family(of: decision))
      var extra = mayBeDue ? Self.duePlaceholder : [:]
      if letter.addressesEachHolder { extra["holder"] = Binding(.string, isOptional: true) }
      checkHolders(of: letter)
      checkOutcomes(letter.on, of: decision)
      check(letter.when, NameScope())
      for template in letter.to + letter.sender + [letter.subject] { check(template, NameScope(), extra: extra) }
      checkHeadings(letter.body)
      for part in letter.body {
        check(part.when, NameScope())
        switch part.content {
        case .text(let template), .heading(let template), .signature(let template): check(template, NameScope(), extra: extra)
        case .list(let list, let empty):
          if let empty { check(empty, NameScope(), extra: extra) }
          let isItemized = decision == "any" || book.sharing.contains { $0.decision.value == decision && $0.each != nil }
          if list.value.isOfItems, !isItemized, book.outcomes(of: decision) != nil {
            diagnostics.report(.listOfItems(list, decision: decision))
          }
          if list.value == .holds, !mayBeDue { diagnostics.report(.listOfHolds(list, decision: decision)) }
        }
      }
    }
  }

  /// Parts for single holders stand in letters that address each of them, and name those that there are.
  private mutating func checkHolders(of letter: LetterSyntax) {
    let known = (book.holders.map(\.id.value) + book.facts.compactMap(\.holder)).unique
    for name in letter.body.flatMap(\.holders) {
      if !letter.addressesEachHolder {
        diagnostics.report(.partForHolder(at: name.span))
      } else if !known.contains(name.value) {
        diagnostics.report(.unknownName(name, what: "holder of facts", among: known))
      }
    }
  }

  /// Something stands under every heading.
  private mutating func checkHeadings(_ body: [LetterSyntax.Part]) {
    for (index, part) in body.enumerated() {
      guard case .heading(let heading) = part.content else { continue }
      switch index + 1 < body.count ? body[index + 1].content : nil {
      case .text?, .list?: break
      case .heading?, .signature?, nil: diagnostics.report(.nothingUnderHeading(at: heading.span))
      }
    }
  }

  /// Outcomes are those of the decision; those of `any` decision are any that there are.
  mutating func checkOutcomes(_ names: [Name], of decision: String) {
    let known = decision == "any" ? book.decisions.flatMap { book.outcomes(of: $0) ?? [] }.unique : book.outcomes(of: decision)
    guard let known else { return }
    for name in names where !known.contains(name.value) {
      let what = decision == "any" ? "outcome of any decision" : "outcome of `\(decision)`"
      diagnostics.report(.unknownName(name, what: what, among: known))
    }
  }
}

extension LetterSyntax.List {
  fileprivate var isOfItems: Bool {
    switch self {
    case .items, .permittedItems, .refusedItems, .openItems: true
    case .reasons, .missing, .mightAlsoFail, .duties, .assumptions, .urgent, .holds: false
    }
  }
}

extension Diagnostic {
  static func partForHolder(at span: SourceSpan) -> Diagnostic {
    .error(
      "letters/no-holders", "this letter does not go to holders of facts, so no part of it can be for one", at: span,
      help: "write `addresses: each holder`, or take `for` away")
  }

  static func nothingUnderHeading(at span: SourceSpan) -> Diagnostic {
    .warning(
      "letters/empty-heading", "nothing stands under this heading", at: span,
      help: "add a paragraph or a list below it, or remove it")
  }

  static func listOfHolds(_ list: Located<LetterSyntax.List>, decision: String) -> Diagnostic {
    .error(
      "letters/no-holds", "`\(decision)` is not about keeping a record, so there is no list `\(list.value.rawValue)`",
      at: list.span, help: "take another list, such as `reasons`")
  }

  static func listOfItems(_ list: Located<LetterSyntax.List>, decision: String) -> Diagnostic {
    .error(
      "letters/no-items", "the decision `\(decision)` is not made item by item, so there is no list `\(list.value.rawValue)`",
      at: list.span, help: "take another list, such as `reasons`")
  }
}
