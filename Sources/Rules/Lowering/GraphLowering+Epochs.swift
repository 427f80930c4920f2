import Diagnostics
import ExpressionSyntax
import Expressions

// A clock that is a fact splits time into epochs, each of which is lowered for itself.
extension GraphLowering {
  struct Epoch {
    var day: Int64
    /// Whether the clock's fact lies in the epoch.
    var guardNode: NodeIndex
  }

  /// The stretches of time in which a version of a rule is in force and everything that it uses stays the same.
  ///
  /// `lowerParts` lowers all of the version: what it adds is taken away again.
  mutating func epochs(
    of rule: RuleHeader, _ clockFact: ClockSyntax?, _ lowerParts: (inout GraphLowering) -> Void
  ) -> [Epoch] {
    let span = rule.span
    guard let source = clockFact else {
      return rule.period.contains(asOf) ? [Epoch(day: asOf, guardNode: builder.constant(.met, at: span))] : []
    }
    let tree = book.tree(of: source.fact)
    // The clock itself is a fact as of the day of the decision.
    let names = NameScope(day: asOf)
    guard case .fact(let path) = names.meaning(of: tree.root, in: tree, book: book), path.reference == nil else {
      return []
    }
    // A first pass only finds where something changes; the rules that it adds are taken away again.
    let saved = (rulesByID, builder.graph.rules.count, builder.graph.duties.count)
    var epochs: [Epoch] = []
    var day = rule.period.from == .min ? firstDay : rule.period.from
    let last = rule.period.until
    while day <= last {
      clock = Clock(day: day)
      lowerParts(&self)
      let end = min(last, clock.nextChange == .max ? .max : clock.nextChange - 1)
      var bounds: [NodeIndex] = []
      if day > firstDay { bounds.append(atom(.compare(path.fact, .greaterOrEqual, day), on: path.fact, span)) }
      if end < .max { bounds.append(atom(.compare(path.fact, .lessOrEqual, end), on: path.fact, span)) }
      var inside = builder.all(bounds, at: span)
      if bounds.isEmpty, book[path.fact].mayBeNone {
        inside = builder.not(atom(.isNone(path.fact), on: path.fact, span), at: span)
      } else if book[path.fact].mayBeNone {
        // A clock that is none lies in no epoch; comparing it would be an error.
        inside = builder.all(
          [builder.not(atom(.isNone(path.fact), on: path.fact, span), at: span), inside], at: span)
      }
      if source.defaultsToAsOf, day <= asOf, asOf <= end {
        inside = builder.any([inside, atom(.isNone(path.fact), on: path.fact, span)], at: span)
      }
      epochs.append(Epoch(day: day, guardNode: inside))
      if end == .max { break }
      day = end + 1
    }
    rulesByID = saved.0
    builder.update {
      $0.rules.removeSubrange(saved.1...)
      $0.duties.removeSubrange(saved.2...)
    }
    return epochs
  }

  /// Earlier than any day that rules speak of.
  private var firstDay: Int64 { -1_000_000 }
}
