import Expressions
import Facts
import Rules

/// What asking for facts takes and how likely the regions of their domains are, made once for a graph.
///
/// As the vocabulary declares it. Where it does not: a question costs 1; yes and no, the choices, and for numbers and dates the
/// regions that conditions tell apart are as likely as each other. Costs and chances are weights of a choice between questions,
/// not values of a decision, so that binary fractions do.
final class QuestionWeights {
  private let book: RuleBook
  private let regions: FactRegions
  private var made: [FactID: [Double]] = [:]

  init(_ book: RuleBook, _ regions: FactRegions) {
    self.book = book
    self.regions = regions
  }

  func cost(of fact: FactID) -> Double { max(0.001, (book[fact].cost ?? .one).approximate) }

  /// The chance of each region of an open variable, of which there are so many.
  func chances(of variable: OpenVariable, regions count: Int) -> [Double] {
    let even = Array(repeating: 1 / Double(max(1, count)), count: count)
    switch variable {
    case .fact(let cell):
      let chances = chances(of: cell.fact)
      return chances.count == count ? chances : even
    case .choice(let cell, let code):
      guard let declared = book[cell.fact].likelihood?.choices, declared.indices.contains(code), let chance = declared[code]
      else {
        return even
      }
      return [1 - chance.approximate, chance.approximate]
    case .condition, .unlisted, .failure: return even
    }
  }

  private func chances(of fact: FactID) -> [Double] {
    if let known = made[fact] { return known }
    let points = regions.points(of: fact)
    var weights = points.map { weight(of: $0, fact) }
    if let likelihood = book[fact].likelihood { declare(likelihood, of: fact, points, &weights) }
    let sum = weights.reduce(0, +)
    let chances = sum > 0 ? weights.map { $0 / sum } : weights
    made[fact] = chances
    return chances
  }

  /// Choices weigh one each, other regions are even.
  private func weight(of values: [FactRegions.Representative], _ fact: FactID) -> Double {
    if case .code = book[fact].storage { Double(values.count) } else { 1 }
  }

  private func declare(
    _ likelihood: Likelihood, of fact: FactID, _ points: [[FactRegions.Representative]], _ weights: inout [Double]
  ) {
    switch book[fact].storage {
    case .flag:
      for (region, values) in points.enumerated() {
        guard let yes = likelihood.yes?.approximate else { continue }
        weights[region] = values.contains(.flag(true)) ? yes : values.contains(.flag(false)) ? 1 - yes : 0
      }
    case .code: weights = points.map { $0.reduce(0) { $0 + chance(ofChoice: $1, likelihood) } }
    case .set: weights = points.map { $0.reduce(0) { $0 + chance(ofSet: $1, likelihood) } }
    case .integer(let decimals):
      if !likelihood.bands.isEmpty { weights = spread(likelihood, of: fact, decimals, regions: points.count) }
    case .integers, .value: return
    }
    guard let none = likelihood.none?.approximate, let place = points.firstIndex(where: { $0.contains(.none) }) else { return }
    weights[place] = 0
    let others = weights.reduce(0, +)
    if others > 0 { weights = weights.map { $0 / others * (1 - none) } }
    weights[place] += none
  }

  /// What is not said shares the rest.
  private func chance(ofChoice value: FactRegions.Representative, _ likelihood: Likelihood) -> Double {
    guard case .integer(let code) = value, likelihood.choices.indices.contains(Int(code)) else { return 0 }
    if let chance = likelihood.choices[Int(code)] { return chance.approximate }
    let said = likelihood.choices.compactMap { $0?.approximate }
    return max(0, 1 - said.reduce(0, +) - (likelihood.none?.approximate ?? 0)) / Double(likelihood.choices.count - said.count)
  }

  /// Each choice is among them or not by itself; what is not said is as likely as not.
  private func chance(ofSet value: FactRegions.Representative, _ likelihood: Likelihood) -> Double {
    guard case .integer(let bits) = value else { return 0 }
    return likelihood.choices.enumerated().reduce(1) { product, choice in
      guard let chance = choice.element?.approximate else { return product }
      return product * (UInt64(bitPattern: bits) >> UInt64(choice.offset) & 1 == 1 ? chance : 1 - chance)
    }
  }

  /// Bands are spread evenly over their values; of one without an end every stretch that conditions tell apart is as likely.
  private func spread(_ likelihood: Likelihood, of fact: FactID, _ decimals: Int, regions count: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: count)
    let starts = likelihood.bands.compactMap { $0.from.scaledInt64(decimals: decimals) }
    let last = book[fact].maximum?.scaledInt64(decimals: decimals)
    var cuts = Set(starts)
    for case .integer(let point) in regions.points(of: fact).joined() { cuts.insert(point) }
    let sorted = cuts.sorted()
    for (band, start) in zip(likelihood.bands, starts) {
      let end = starts.first { $0 > start } ?? last.map { $0 &+ 1 }
      let runs = sorted.filter { run in run >= start && (end.map { run < $0 } ?? true) }
      for (place, run) in runs.enumerated() {
        guard let region = regions.region(of: fact, .integer(run)) else { continue }
        var share = 1 / Double(runs.count)
        if let end, end > start {
          share = Double((place + 1 < runs.count ? runs[place + 1] : end) &- run) / Double(end &- start)
        }
        weights[region] += band.chance.approximate * share
      }
    }
    return weights
  }
}

extension Decimal {
  /// To six digits after the point, for weights.
  fileprivate var approximate: Double {
    rounded(.halfEven, scale: 6)?.scaledInt64(decimals: 6).map { Double($0) / 1_000_000 } ?? 1
  }
}
