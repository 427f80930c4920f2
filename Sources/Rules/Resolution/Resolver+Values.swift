import Diagnostics
import Expressions
import YAMLTree

// Values of registers and parameters, and what is presumed.
extension Resolver {
  /// The value of a node by a declaration; `.null` with a diagnostic where it is none.
  mutating func value(_ node: YAMLNode, of fact: Fact) -> Value {
    switch (fact.type, node.content) {
    case (_, .scalar(let scalar)) where scalar.style == .plain && (scalar.text == "null" || scalar.text == "none"):
      if !fact.mayBeNone { diagnostics.report(.noneNotAllowed(fact, at: node.span)) }
      return .null
    case (.choices, .sequence(let items)), (.list, .sequence(let items)):
      return .list(items.map { value($0, ofElement: fact) })
    case (.choices, _), (.list, _):
      diagnostics.report(.listExpected(fact, at: node.span))
      return .null
    case (_, .scalar):
      return value(node, ofElement: fact)
    default:
      diagnostics.report(.singleValueExpected(fact, at: node.span))
      return .null
    }
  }

  private mutating func value(_ node: YAMLNode, ofElement fact: Fact) -> Value {
    guard let text = node.scalarText else {
      diagnostics.report(.singleValueExpected(fact, at: node.span))
      return .null
    }
    do throws(TypedText.Failure) {
      return try TypedText(fact).value(text)
    } catch {
      diagnostics.report(.badValue(text, of: fact, error, at: node.span))
      return .null
    }
  }

  mutating func readPresumptions(_ items: [RuleFileItem]) {
    for case .vocabulary(let vocabulary) in items {
      for syntax in vocabulary.entities.flatMap({ $0.facts + $0.derived.map(\.fact) }) {
        guard let presumed = syntax.presumed, let index = book.facts.firstIndex(where: { $0.span == syntax.name.span }) else {
          continue
        }
        let fact = book.facts[index]
        switch (presumed.value, fact.type) {
        case ("none", .choices), ("none", .list): book.facts[index].presumed = .list([])
        case ("none", .yesNo), ("none recorded", .yesNo): book.facts[index].presumed = .boolean(false)
        case ("none", _) where fact.mayBeNone && !fact.choices.contains { $0.code == "none" }: book.facts[index].presumed = .null
        default:
          do throws(TypedText.Failure) {
            book.facts[index].presumed = try TypedText(fact).value(presumed.value)
          } catch {
            diagnostics.report(.badValue(presumed.value, of: fact, error, at: presumed.span))
          }
        }
      }
    }
  }

  mutating func readParameters(_ items: [RuleFileItem]) {
    var names = Dictionary(
      book.entities.flatMap { entity in [(entity.name, entity.span)] + entity.roles.map { ($0.name, $0.span) } },
      uniquingKeysWith: { first, _ in first })
    for case .parameters(let parameters) in items {
      for syntax in parameters {
        if let first = names[syntax.fact.name.value] {
          diagnostics.report(.declaredTwice(syntax.fact.name, what: "name", first: first))
          continue
        }
        names[syntax.fact.name.value] = syntax.fact.name.span
        let fact = fact(syntax.fact, entity: EntityID(0), entityName: "")
        let entries = syntax.values.map { entry in
          ParameterHistory.Entry(
            value: value(entry.value, of: fact), period: entry.period, sources: entry.sources, assumes: entry.assumes,
            valueSpan: entry.value.span, span: entry.span)
        }.sorted { $0.period.from < $1.period.from }
        for (a, b) in zip(entries, entries.dropFirst()) where a.period.overlaps(b.period) {
          diagnostics.report(.valuesOverlap(fact.name, first: a.span, second: b.span))
        }
        for (a, b) in zip(entries, entries.dropFirst()) where a.period.until < .max && a.period.until + 1 < b.period.from {
          diagnostics.report(.daysWithoutValue(fact.name, first: a.span, second: b.span))
        }
        for entry in entries { checkPlausible(entry, of: fact) }
        for entry in entries where entry.sources.isEmpty && entry.assumes.isEmpty {
          diagnostics.report(.valueWithoutSource(fact.name, at: entry.span))
        }
        book.parameters.append(ParameterHistory(fact: fact, entries: entries))
      }
    }
  }
}
