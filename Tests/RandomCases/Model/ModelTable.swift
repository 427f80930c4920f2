/// What rules of a model come to in many completions of a case at once, a bit for each: in all of them where their number is at
/// most 4,096, taking one value for each class that no condition tells apart; else in a thousand by chance.
struct ModelTable {
  typealias Bits = [UInt64]

  static let most = 4_096
  private static let sampledWords = 16

  let people: Int
  let items: Int
  /// Whether all completions are there.
  let isExact: Bool
  private let model: ModelBook
  private let cells: ModelCells
  private let words: Int
  /// For each cell its value, where it is the same in all completions.
  private let fixed: [Int?]
  /// For each other cell the first of its bits in the number of a completion, and how many.
  private var places: [(first: Int, count: Int)]
  private var chance: [Bits] = []

  /// `fixed` has a value for each cell that is known. The same free cells give the same completions.
  init(_ model: ModelBook, _ cells: ModelCells, fixed: [Int?]) {
    self.model = model
    self.cells = cells
    self.fixed = fixed
    people = cells.people
    items = cells.items
    var product = 1
    var bits = 0
    places = []
    for (cell, value) in fixed.enumerated() {
      let count = value == nil ? cells.representatives[cells.fact(of: cell)].count : 1
      let width = count < 2 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
      product = min(product * count, Self.most + 1)
      places.append((bits, width))
      bits += width
    }
    isExact = product <= Self.most
    words = isExact ? 1 << max(0, bits - 6) : Self.sampledWords
    if !isExact {
      var random = SplitMix(seed: 5)
      chance = (0..<bits).map { _ in (0..<Self.sampledWords).map { _ in random.next() } }
    }
  }

  /// Whether it is the same everywhere, and which; nil where it differs.
  static func common(_ bits: Bits) -> Bool? {
    if bits.allSatisfy({ $0 == .max }) { return true }
    return bits.allSatisfy { $0 == 0 } ? false : nil
  }

  /// What is decided: whether the rule is met, or for each item whether it is permitted.
  func outcomes() -> [Bits] {
    if !model.isSharing { return [bits(of: model.rules[0], item: 0)] }
    return (0..<items).map { item in
      let of = { (role: ModelBook.Role) in model.rules.filter { $0.role == role }.map { bits(of: $0, item: item) } }
      return and([or(of(.permission)), and(of(.requirement)), not(or(of(.prohibition)))])
    }
  }

  /// Whether a rule is met, a requirement that it does not stand in the way.
  func bits(of rule: ModelBook.Rule, item: Int) -> Bits {
    let when = rule.when.map { bits($0, person: 0, item) }
    let covers = rule.covers.map { bits($0, person: 0, item) } ?? all
    let unless = or(rule.unless.map { bits(of: $0, item: item) })
    switch rule.role {
    case .criterion: return or(rule.indicators.map { bits(of: $0, item: item) })
    case .requirement: return or([not(covers), when ?? all, unless])
    default: return and([covers, when ?? all, not(unless)])
    }
  }

  // MARK: Conditions

  private func bits(_ condition: ModelBook.Condition, person: Int, _ item: Int) -> Bits {
    func each(_ parts: [ModelBook.Condition]) -> [Bits] { parts.map { bits($0, person: person, item) } }
    func filters(_ who: ModelBook.Quantified) -> [Bits] {
      (0..<people).map { other in who.filter.map { bits($0, person: other, item) } ?? all }
    }
    func members(_ who: ModelBook.Quantified) -> [Bits] { (0..<people).map { bits(who.when, person: $0, item) } }
    switch condition {
    case .atom(let fact, let allowed, _):
      let member = model.facts[fact].entity == .person ? person : model.facts[fact].entity == .item ? item : 0
      return column(cells.cell(fact, member), allowed)
    case .all(let parts): return and(each(parts))
    case .any(let parts): return or(each(parts))
    case .none(let parts): return not(or(each(parts)))
    case .not(let part): return not(bits(part, person: person, item))
    case .atLeast(let count, let parts): return atLeast(count, each(parts))
    case .atMost(let count, let parts): return not(atLeast(count + 1, each(parts)))
    case .some(let who): return or(zip(filters(who), members(who)).map { and([$0, $1]) })
    case .every(let who, let ifNobody):
      let met = and(zip(filters(who), members(who)).map { or([not($0), $1]) })
      return ifNobody ? met : and([met, or(filters(who))])
    case .people(let count, let isAtMost, let who):
      let found = zip(filters(who), members(who)).map { and([$0, $1]) }
      return isAtMost ? not(atLeast(count + 1, found)) : atLeast(count, found)
    case .met(let criterion): return bits(of: model.criteria[criterion], item: item)
    case .group(let count, let isAtMost):
      let criteria = model.criteria.map { bits(of: $0, item: item) }
      return isAtMost ? not(atLeast(count + 1, criteria)) : atLeast(count, criteria)
    }
  }

  private var all: Bits { Bits(repeating: .max, count: words) }

  private func and(_ parts: [Bits]) -> Bits {
    parts.reduce(into: all) { result, part in for word in result.indices { result[word] &= part[word] } }
  }

  private func or(_ parts: [Bits]) -> Bits {
    parts.reduce(into: Bits(repeating: 0, count: words)) { result, part in
      for word in result.indices { result[word] |= part[word] }
    }
  }

  private func not(_ part: Bits) -> Bits { part.map { ~$0 } }

  private func atLeast(_ count: Int, _ parts: [Bits]) -> Bits {
    if count <= 0 { return all }
    // Of the parts so far, whether at least 1, 2 ... hold.
    var reached = [Bits](repeating: Bits(repeating: 0, count: words), count: count)
    for part in parts {
      for level in reached.indices.reversed() {
        for word in part.indices { reached[level][word] |= part[word] & (level == 0 ? .max : reached[level - 1][word]) }
      }
    }
    return reached[count - 1]
  }

  // MARK: Columns

  private func column(_ cell: Int, _ allowed: UInt16) -> Bits {
    func isAllowed(_ value: Int) -> Bool { allowed >> UInt16(value) & 1 == 1 }
    if let value = fixed[cell] { return isAllowed(value) ? all : Bits(repeating: 0, count: words) }
    let values = cells.representatives[cells.fact(of: cell)]
    let place = places[cell]
    return (0..<words).map { word in
      var found: UInt64 = 0
      for code in 0..<1 << place.count where isAllowed(values[code % values.count]) {
        var those = UInt64.max
        for bit in 0..<place.count {
          let pattern = pattern(place.first + bit, word)
          those &= code >> bit & 1 == 1 ? pattern : ~pattern
        }
        found |= those
      }
      return found
    }
  }

  private static let patterns: [UInt64] = [
    0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00, 0xFFFF_0000_FFFF_0000,
    0xFFFF_FFFF_0000_0000,
  ]

  /// A bit of the numbers of 64 completions.
  private func pattern(_ bit: Int, _ word: Int) -> UInt64 {
    if !isExact { return chance[bit][word] }
    return bit < 6 ? Self.patterns[bit] : word >> (bit - 6) & 1 == 1 ? .max : 0
  }
}
