import Decisions
import Rules

/// Whether what a reader is shown names the facts that each reason rests on, and no others.
///
/// Titles of rules and facts of a model are told apart from all other words: `r5r`, `q12q`.
struct RenderedReasons {
  let decision: Decision

  /// Makes a report of a format with everything.
  typealias Render = (Decision, _ format: String) -> String

  /// What is wrong. In text and Markdown every reason is looked at where it stands, with the members whose facts it names; in
  /// formats that tell reasons several times, by its title.
  func problems(_ formats: [String], _ render: Render) -> [String] {
    var problems: [String] = []
    let expected = reasonsInOrder
    for format in formats {
      // The line that sums up may name a rule, in the middle of a sentence.
      let isInOrder = ["markdown", "text"].contains(format)
      let found = Self.reasons(in: render(reasonsAlone, format), titles: isInOrder ? "R" : "rR")
      if isInOrder {
        if found.map(\.title) != expected.map(\.title) {
          problems.append("\(format) has the reasons \(found.map(\.title)), not \(expected.map(\.title))")
        }
        for (shown, reason) in zip(found, expected) where shown.facts != reason.facts {
          problems.append("\(format) rests \(reason.title) on \(shown.facts.sorted()), not \(reason.facts.sorted())")
        }
      } else {
        let (all, wanted) = (Self.byTitle(found), Self.byTitle(expected))
        for (title, facts) in wanted where all[title] != facts {
          problems.append("\(format) rests \(title) on \((all[title] ?? []).sorted()), not \(facts.sorted())")
        }
      }
      let others = Self.tokens("qQ", in: render(restAlone, format)).map(\.word)
      let cited = citedInRest
      if Set(others) != cited {
        problems.append("\(format) names \(Set(others).sorted()) beside the reasons, not \(cited.sorted())")
      }
    }
    return problems
  }

  // MARK: What should stand there

  /// The decision with its reasons and nothing else that names facts.
  private var reasonsAlone: Decision {
    var alone = decision
    (alone.missing, alone.settles, alone.changes, alone.assumptions, alone.duties) = ([], [], [], [], [])
    (alone.sufficient, alone.nextQuestion, alone.nearest) = (nil, nil, nil)
    for item in alone.items.indices { alone.items[item].nearest = nil }
    // Some rules give the decision their title.
    alone.title = "A decision"
    return alone
  }

  /// The decision without its reasons.
  private var restAlone: Decision {
    var rest = decision
    (rest.reasons, rest.mightAlsoFail) = ([], [])
    for item in rest.items.indices { (rest.items[item].reasons, rest.items[item].mightAlsoFail) = ([], []) }
    return rest
  }

  /// In a section about an item its facts go without its name.
  private var reasonsInOrder: [(title: String, facts: Set<String>)] {
    func all(_ reasons: [Reason], within item: String?) -> [(title: String, facts: Set<String>)] {
      reasons.flatMap { reason in
        let facts = reason.facts.map { ($0.member == item ? "" : $0.member.map { "\($0), " } ?? "") + $0.title }
        return [(reason.title, Set(facts))] + all(reason.exceptions, within: item) + all(reason.because, within: item)
      }
    }
    let own = decision.reasons.filter { $0.truth != .unknown } + decision.reasons.filter { $0.truth == .unknown }
    return all(own + decision.mightAlsoFail, within: nil)
      + decision.items.flatMap { all($0.reasons + $0.mightAlsoFail, within: $0.name) }
  }

  private var citedInRest: Set<String> {
    var cited: [String] = decision.missing.map(\.title)
    cited += (decision.changes + decision.settles).flatMap { $0.ways.flatMap { $0.changes.map(\.title) } }
    cited += (decision.sufficient?.facts ?? []).map(\.title)
    cited += ([decision.nearest] + decision.items.map(\.nearest)).flatMap { $0?.gaps.flatMap { $0.facts.map(\.title) } ?? [] }
    cited += decision.assumptions.compactMap(\.presumed).map(\.title)
    cited += decision.duties.flatMap(\.presumed).map(\.title)
    return Set(cited.filter { $0.hasPrefix("q") })
  }

  // MARK: What stands there

  private static func byTitle(_ reasons: [(title: String, facts: Set<String>)]) -> [String: Set<String>] {
    reasons.reduce(into: [:]) { all, reason in
      all[reason.title, default: []].formUnion(reason.facts.map { String($0.split(separator: " ").last ?? "") })
    }
  }

  /// Each reason that is told, with the facts that stand after it.
  private static func reasons(in text: String, titles: String) -> [(title: String, facts: Set<String>)] {
    var found: [(title: String, facts: Set<String>)] = []
    for token in tokens("qQ" + titles, in: text) {
      if token.word.first == "q" {
        if found.isEmpty { found.append(("nothing", [])) }
        found[found.count - 1].facts.insert(token.member.map { "\($0), \(token.word)" } ?? token.word)
      } else {
        found.append((token.word, []))
      }
    }
    return found
  }

  /// Words that are a letter, digits and the letter again, with the member that is named just before.
  private static func tokens(_ letters: String, in text: String) -> [(word: String, member: String?)] {
    let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.indices.compactMap { index in
      let word = words[index]
      guard word.count > 2, let first = word.first, letters.contains(first), word.last?.lowercased() == first.lowercased(),
        word.dropFirst().dropLast().allSatisfy(\.isNumber)
      else { return nil }
      let former = index > words.startIndex ? words[index - 1] : ""
      let isMember = former.count > 1 && "PI".contains(former.first ?? " ") && former.dropFirst().allSatisfy(\.isNumber)
      return (word.lowercased(), isMember ? String(former) : nil)
    }
  }
}
