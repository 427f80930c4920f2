import Decisions
import Diagnostics
import Expressions
import Facts
import Rules

/// The words of letters, besides those that the rule files give them.
extension Catalogue {
  /// A place to fill in by hand.
  static let blank = "________"

  /// A sentence of a letter: where a fact is missing, a blank is left.
  static func letterText(_ phrase: Phrase) -> String {
    phrase.parts.reduce(into: "") { text, part in
      switch part {
      case .text(let words): text += words
      case .value(let value, let presentation): text += value.isBlank ? blank : Catalogue.value(value, presentation)
      case .withheld: text += valueNotShown
      }
    }
  }

  /// A line of an address begins with a capital.
  static func addressLine(_ phrase: Phrase) -> String { sentenceStart(letterText(phrase)) }

  /// Where an answer is written down, with boxes to tick for what it may be.
  static func answer(_ form: AnswerForm) -> String {
    let none = form.mayBeNone ? [value(.null)] : []
    let boxes = (form.choices.isEmpty ? none : form.choices + none) + [notKnown]
    switch form.type {
    case .yesNo: return ticks([value(.boolean(true)), value(.boolean(false)), notKnown])
    case .choices: return say("Tick all that apply: \(ticks(form.choices + [say("none of these"), notKnown]))")
    case _ where !form.choices.isEmpty: return ticks(boxes)
    case .date: return say("Day: \(blank)  \(ticks(boxes))")
    case .list(.date): return say("Days: \(blank)  \(ticks(boxes))")
    case .duration: return say("Number of days: \(blank)  \(ticks(boxes))")
    case .money: return say("Pounds: \(blank)  \(ticks(boxes))")
    case .integer, .number, .list:
      guard let unit = form.unit else { return say("Answer: \(blank)  \(ticks(boxes))") }
      return say("Answer (\(unit)): \(blank)  \(ticks(boxes))")
    case .text, .choice, .reference: return say("Answer: \(blank)  \(ticks(boxes))")
    }
  }

  /// A box and its words stay on one line.
  private static func ticks(_ words: [String]) -> String {
    words.map { "☐\u{A0}\($0.replacing(" ", with: "\u{A0}"))" }.joined(separator: "  ")
  }

  /// `Attendance of Child A: permitted.`
  static func itemOutcome(_ item: ItemReport) -> String { sentence("\(Catalogue.item(item)): \(outcome(item.outcome))") }

  static func concerned(_ items: [String]) -> String { say("This concerns: \(list(items.map(sentenceWithin))).") }

  /// Without its capital, for the middle of a sentence; a word of capitals stays.
  private static func sentenceWithin(_ text: String) -> String {
    guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return text }
    return first.lowercased() + text.dropFirst()
  }

  /// `The person has not consented (clause 3.3.5 of the agreement).`
  static func cited(_ text: String, _ references: [ClauseReference], sources: RuleSources) -> String {
    let plain = text.last == "." ? String(text.dropLast()) : text
    if references.isEmpty { return sentence(plain) }
    return sentence("\(plain) (\(citation(references, sources: sources)))")
  }

  /// `clauses 3.3.5 and 3.3.6 of the agreement and section 47 of the Children Act 1989`; a part that has its name from us, and not
  /// from its document, is left out.
  private static func citation(_ references: [ClauseReference], sources: RuleSources) -> String {
    var documents: [String] = []
    for reference in references where !documents.contains(reference.document) { documents.append(reference.document) }
    return list(
      documents.map { document in
        let isWhole = sources.documents[document]?.isCitedOnly == false
        let cited = references.filter { $0.document == document }.map(\.clause)
        let numbers = cited.compactMap { printedNumber($0) ?? (isWhole ? $0 : nil) }
        let name = sources.shortName(of: document)
        return numbers.isEmpty ? name : say("\(clauses(numbers)) of \(name)")
      })
  }

  /// The number of a clause as its document prints it: `7.1.3` for `7.1.3-b`; nil for a part without a number.
  static func printedNumber(_ clause: String) -> String? {
    let parts = clause.split(separator: "-", maxSplits: 1).map(String.init)
    let isTurn = parts.count == 2 && parts[1].count == 1 && parts[1].allSatisfy(\.isLetter)
    let number = isTurn ? parts[0] : clause
    let digits = number.prefix { $0.isNumber || $0 == "." }
    if !digits.isEmpty {
      return number.count - digits.count <= 1 && number.dropFirst(digits.count).allSatisfy(\.isLetter) ? number : nil
    }
    let words = ["s.", "art.", "schedule-", "note-"]
    return words.contains { number.hasPrefix($0) && number.dropFirst($0.count).first?.isNumber == true } ? number : nil
  }

  // MARK: What the sender is told

  static func letterBlank(_ fact: MissingFact) -> String {
    say("a blank is left for \(factName(fact)), which was not given: `\(fact.path)`")
  }

  static var nobodyNamed: String { say("a letter has no addressee: the rules do not say who holds these facts") }

  static var dueDateBlank: String { say("a blank is left for the due date, which is not settled") }

  static func blanksInLists(_ number: Int) -> String {
    number == 1
      ? say("a blank is left in one of the reasons or duties") : say("blanks are left in \(number) of the reasons and duties")
  }

  static func openParts(_ number: Int) -> String {
    number == 1
      ? say("a part is left out: it is not known whether it applies")
      : say("\(number) parts are left out: it is not known whether they apply")
  }

  static func letterFollowsAdvice(_ override: Override, _ decision: Decision) -> String {
    let (advice, made) = (outcome(decision.outcome), outcome(override.outcome))
    return say("the letter follows the advice (\(advice)); the decision that was made is: \(made)")
  }

  static var letterUrgent: String { say("urgent") }
}

extension Value {
  /// Whether a letter leaves a blank in its place.
  fileprivate var isBlank: Bool {
    switch self {
    case .unknown, .error: true
    default: false
    }
  }
}

extension Phrase {
  /// Whether a letter leaves a blank in it.
  var hasBlank: Bool {
    parts.contains { part in
      if case .value(let value, _) = part { value.isBlank } else { false }
    }
  }
}
