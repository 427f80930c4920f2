import ExpressionSyntax
import Expressions
import Facts
import Rules

// Determinations: the first of several outcomes whose condition holds.
extension Walk {
  func determination(_ decision: String) -> Outcomes {
    var outcomes: Outcomes = []
    for version in book.determinations where version.decision.value == decision {
      for (day, isInForce) in days(of: version.header, version.clock) {
        let here = Here(day: day)
        var left = [isInForce]
        for entry in version.entries where entry.header.period.contains(day) {
          let holds = Sentence.both(sentence(entry.when, here), .not(holds(entry.unless, here)))
          _ = note(entry.header.id.value, 0, holds)
          add(entry.outcome.value, .all(left + [holds]), to: &outcomes)
          left.append(.not(holds))
        }
        add(version.otherwise.outcome.value, .all(left), to: &outcomes)
        // Read by several days, a rule has no one truth.
        if isInForce != .known(true) { rules = [:] }
      }
    }
    return outcomes
  }

  /// The value of a determination that the facts settle; nil where it is not known, none, or cannot be worked out.
  func determinedValue(_ decision: String) -> Value? {
    for version in book.determinations where version.decision.value == decision {
      for (day, isInForce) in days(of: version.header, version.clock) where agreement(isInForce) != .always(false) {
        let here = Here(day: day)
        var left = [isInForce]
        var values: [(isIt: Sentence, source: ExpressionSource)] = []
        for entry in version.entries where entry.header.period.contains(day) {
          let holds = Sentence.both(sentence(entry.when, here), .not(holds(entry.unless, here)))
          if let value = entry.value { values.append((.all(left + [holds]), value)) }
          left.append(.not(holds))
        }
        if let value = version.otherwise.value { values.append((.all(left), value)) }
        if let value = version.value { values.append((isInForce, value)) }
        for (isIt, source) in values {
          switch agreement(isIt) {
          case .always(false): continue
          case .always(true): return known(source, here)
          case .open, .tooMany: return nil
          }
        }
      }
    }
    return nil
  }

  func mayHaveSeveralDays(_ decision: String) -> Bool {
    let versions = book.determinations.filter { $0.decision.value == decision }
    let days = versions.flatMap { self.days(of: $0.header, $0.clock) }
    return days.count { agreement($0.isInForce) != .always(false) } > 1
  }

  private func known(_ source: ExpressionSource, _ here: Here) -> Value? {
    let tree = tree(source)
    switch value(tree, tree.root, source, here) {
    case .unknown, .error, .null: return nil
    case let value: return value
    }
  }
}
