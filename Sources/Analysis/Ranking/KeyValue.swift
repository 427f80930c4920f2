public import Expressions
public import Rules

/// A value that a ranking goes by, as it is shown.
public struct KeyValue: Sendable {
  public var value: Value
  public var presentation: ValuePresentation
}

/// Where something stands by one key; what is less comes first.
enum Standing: Hashable, Comparable {
  /// Before all others, as far as is known.
  case front
  case at(Decimal)
  /// Behind all others: there is none, or nothing is known.
  case back

  /// From the highest to the lowest place that a key allows.
  static func range(of key: Ranking.Measured, isHighestFirst: Bool) -> (best: Standing, worst: Standing) {
    func at(_ number: Decimal) -> Standing { .at(isHighestFirst ? -number : number) }
    switch key {
    case .count(let met, let open):
      let ends = [at(Decimal(met)), at(Decimal(met + open))]
      return (min(ends[0], ends[1]), max(ends[0], ends[1]))
    case .value(let known):
      switch known.value {
      case .number(let number): return (at(number), at(number))
      case .date(let date): return (at(Decimal(date.daysSinceEpoch)), at(Decimal(date.daysSinceEpoch)))
      case .boolean(let truth): return (at(truth ? 1 : 0), at(truth ? 1 : 0))
      case .null: return (.back, .back)
      default:
        let isTruth = known.presentation.type == .yesNo
        return (isTruth ? at(isHighestFirst ? 1 : 0) : .front, .back)
      }
    }
  }
}
