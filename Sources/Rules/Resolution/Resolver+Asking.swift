import Diagnostics
import ExpressionSyntax
import Expressions

// What asking for a fact takes, and how likely its values are.
extension Resolver {
  /// What it takes to ask; what was asked for in a way that cannot be, reported, is nil.
  mutating func cost(_ name: Name?) -> Decimal? {
    guard let name, let cost = Decimal(name.value) else { return nil }
    if cost > .zero { return cost }
    diagnostics.report(.costNotPositive(name))
    return nil
  }

  /// Facts that do not say what asking for them takes cost what asking their holder does.
  mutating func shareCosts() {
    var costs: [String: Decimal] = [:]
    for holder in book.holders { costs[holder.id.value] = cost(holder.cost) }
    if costs.isEmpty { return }
    for index in book.facts.indices where book.facts[index].cost == nil {
      book.facts[index].cost = book.facts[index].holder.flatMap { costs[$0] }
    }
  }

  /// Nil, reported, where the chances are none for a fact of this type.
  mutating func likelihood(_ syntax: LikelihoodSyntax?, of fact: Fact) -> Likelihood? {
    guard let syntax else { return nil }
    var result = Likelihood()
    if !fact.choices.isEmpty { result.choices = Array(repeating: nil, count: fact.choices.count) }
    var sum = Decimal.zero
    for entry in syntax.entries {
      guard let chance = Decimal(entry.chance.value), chance >= .zero, chance <= .one else {
        diagnostics.report(.notAChance(entry.chance))
        return nil
      }
      guard note(entry, chance, of: fact, &result) else { return nil }
      sum = sum.adding(chance) ?? .one
    }
    result.bands.sort { $0.from < $1.from }
    if let (_, twin) = zip(result.bands, result.bands.dropFirst()).first(where: { $0.from == $1.from }) {
      diagnostics.report(.bandTwice("\(twin.from)", at: syntax.span))
      return nil
    }
    if let problem = wrongSum(sum, result, fact) {
      diagnostics.report(.chancesDoNotAddUp("\(sum)", problem, at: syntax.span))
      return nil
    }
    return result
  }

  private mutating func note(
    _ entry: LikelihoodSyntax.Entry, _ chance: Decimal, of fact: Fact, _ result: inout Likelihood
  ) -> Bool {
    let key = entry.key
    if key.value == "none", fact.mayBeNone {
      result.none = chance
      return true
    }
    if key.span == entry.chance.span, fact.storage != .flag {
      diagnostics.report(.oneChance(entry.chance, for: fact))
      return false
    }
    switch fact.storage {
    case .flag where key.value == "yes": result.yes = chance
    case .code where fact.type == .choice, .set:
      guard let place = fact.choices.firstIndex(where: { $0.code == key.value }) else {
        diagnostics.report(.unknownName(key, what: "choice", among: fact.choices.map(\.code)))
        return false
      }
      result.choices[place] = chance
    case .integer(let decimals) where fact.type != .date:
      guard let from = Decimal(key.value), from.scaledInt64(decimals: decimals) != nil else {
        diagnostics.report(.notABand(key))
        return false
      }
      result.bands.append(.init(from: from, chance: chance))
    default:
      diagnostics.report(.noLikelihood(key, of: fact))
      return false
    }
    return true
  }

  /// What the chances should add up to, where they do not.
  private func wrongSum(_ sum: Decimal, _ result: Likelihood, _ fact: Fact) -> String? {
    switch fact.storage {
    case .set: return nil
    // For a date only that there is none: the rest is the dates'.
    case .integer where fact.type != .date: return sum == .one ? nil : "1"
    default:
      let isWhole = !result.choices.isEmpty && result.choices.allSatisfy { $0 != nil }
      return sum > .one || isWhole && sum < .one ? (isWhole ? "1" : "1 at most") : nil
    }
  }
}

extension Diagnostic {
  fileprivate static func notAChance(_ name: Name) -> Diagnostic {
    .error(
      "vocabulary/likelihood", "`\(name.value)` is not a chance", at: name.span,
      help: "a chance is a number from 0 to 1: 5 in a hundred is `0.05`")
  }

  fileprivate static func oneChance(_ chance: Name, for fact: Fact) -> Diagnostic {
    .error(
      "vocabulary/likelihood", "one chance does not say how likely the values of `\(fact.path)` are", at: chance.span,
      help: fact.choices.isEmpty
        ? "write from which value on each chance holds, as in `{0: 0.9, 1: 0.1}`"
        : "write a chance for each choice, as in `{\(fact.choices[0].code): 0.9}`; the others share the rest")
  }

  fileprivate static func notABand(_ key: Name) -> Diagnostic {
    .error(
      "vocabulary/likelihood", "`\(key.value)` is not the smallest value of a band", at: key.span,
      help: "write from which value on each chance holds: `{0: 0.9, 1: 0.08, 3: 0.02}` is 0, from 1 to below 3, and from 3 on")
  }

  fileprivate static func bandTwice(_ value: String, at span: SourceSpan) -> Diagnostic {
    .error("vocabulary/likelihood", "two bands begin with `\(value)`", at: span, help: "take one of them away")
  }

  fileprivate static func noLikelihood(_ key: Name, of fact: Fact) -> Diagnostic {
    let help =
      switch fact.storage {
      case .flag: "of a yes-no fact write how likely it is yes, as in `likelihood: 0.05`"
      case .value where fact.type == .number: "bands need `decimals`: say how many digits after the point the number has"
      default: "it is for yes-no facts, choices and numbers; for a date, say it of a number that is derived from it"
      }
    return .error("vocabulary/likelihood", "`likelihood` does not fit `\(fact.path)`", at: key.span, help: help)
  }

  fileprivate static func chancesDoNotAddUp(_ sum: String, _ expected: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "vocabulary/likelihood", "the chances add up to \(sum)", at: span,
      help: "together they are \(expected); what a choice does not name shares the rest")
  }

  fileprivate static func costNotPositive(_ name: Name) -> Diagnostic {
    .error(
      "vocabulary/cost", "`\(name.value)` is not what a question can cost", at: name.span,
      help: "write a number above 0; 1 is usual")
  }
}
