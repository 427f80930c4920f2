import Expressions

/// Repeatable random numbers (SplitMix64).
struct FuzzRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Random expressions of a type over a few facts, as text.
struct RandomExpression {
  enum Kind: CaseIterable { case number, truth, text, date, numbers, records }

  var random: FuzzRandom
  /// Names bound around the place at hand, by their kinds.
  private var locals: [(name: String, kind: Kind)] = []

  init(seed: UInt64) { random = FuzzRandom(seed: seed) }

  static let facts: [(name: String, kind: Kind)] = [
    ("n", .number), ("m", .number), ("b", .truth), ("c", .truth), ("s", .text), ("d", .date), ("l", .numbers), ("r", .records),
  ]

  mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &random)] }

  private mutating func name(_ kind: Kind) -> String? {
    let fitting = (Self.facts + locals).filter { $0.kind == kind }
    return fitting.isEmpty ? nil : pick(fitting).name
  }

  /// A value for each fact, now and then null or unknown.
  mutating func facts(withUnknown: Bool) -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, kind) in Self.facts {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: values[name] = .null
      case 1 where withUnknown: values[name] = .unknown
      default: values[name] = value(kind)
      }
    }
    return values
  }

  private mutating func value(_ kind: Kind) -> Value {
    switch kind {
    case .number: .number(Decimal(Int.random(in: -3...12, using: &random)))
    case .truth: .boolean(Bool.random(using: &random))
    case .text: .string(pick(["", "a", "ab", "foo", "é"]))
    case .date: CivilDate(daysSinceEpoch: Int.random(in: -1000...30_000, using: &random)).map(Value.date) ?? .null
    case .numbers: .list((0..<Int.random(in: 0...4, using: &random)).map { _ in value(.number) })
    case .records:
      .list(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          .context(ContextValue([.init("n", value(.number)), .init("t", value(.text))]))
        })
    }
  }

  mutating func any(_ depth: Int) -> String { text(pick(Kind.allCases), depth) }

  mutating func text(_ kind: Kind, _ depth: Int) -> String {
    if Int.random(in: 0..<40, using: &random) == 0 { return pick(["null", "1", "\"x\"", "true", "[]", "{}"]) }
    guard depth > 0 else { return leaf(kind) }
    if let general = general(kind, depth) { return general }
    switch kind {
    case .number: return number(depth - 1)
    case .truth: return truth(depth - 1)
    case .text: return string(depth - 1)
    case .date: return date(depth - 1)
    case .numbers: return numbers(depth - 1)
    case .records: return records(depth - 1)
    }
  }

  private mutating func leaf(_ kind: Kind) -> String {
    if Bool.random(using: &random), let name = name(kind) { return name }
    switch kind {
    case .number: return pick(["0", "1", "2.5", "-1", "7", "1e3"])
    case .truth: return pick(["true", "false"])
    case .text: return pick(["\"a\"", "\"foo\"", "\"\"", "\"2016-01-01\""])
    case .date: return pick(["@\"2016-02-29\"", "date(\"2000-01-01\")", "today()"])
    case .numbers: return pick(["[]", "[1, 2, 3]", "[3]"])
    case .records: return pick(["[]", "[{n: 1, t: \"a\"}]", "[{n: 2, t: \"b\"}, {n: 3, t: \"a\"}]"])
    }
  }

  /// Forms that any kind may have.
  private mutating func general(_ kind: Kind, _ depth: Int) -> String? {
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return "(if \(text(.truth, depth - 1)) then \(text(kind, depth - 1)) else \(text(kind, depth - 1)))"
    case 1:
      let bound = text(.number, depth - 1)
      return with("x\(depth)", .number) { "{x\(depth): \(bound), r: \($0.text(kind, depth - 1))}.r" }
    case 2:
      let argument = text(.number, depth - 1)
      return with("p\(depth)", .number) {
        "{f: function(p\(depth)\($0.pick(["", ": number"]))) \($0.text(kind, depth - 1)), r: f(\(argument))}.r"
      }
    case 3:
      let list = text(.numbers, depth - 1)
      return with("y\(depth)", .number) { "(for y\(depth) in \(list) return \($0.text(kind, depth - 1)))[1]" }
    default: return nil
    }
  }

  private mutating func with(_ name: String, _ kind: Kind, _ body: (inout RandomExpression) -> String) -> String {
    locals.append((name, kind))
    let result = body(&self)
    locals.removeLast()
    return result
  }

  private mutating func number(_ depth: Int) -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: "(\(text(.number, depth)) \(pick(["+", "-", "*", "/", "**"])) \(text(.number, depth)))"
    case 2: "\(pick(["sum", "count", "max", "min", "mean", "product"]))(\(text(.numbers, depth)))"
    case 3: "string length(\(text(.text, depth)))"
    case 4: "\(text(.date, depth)).\(pick(["year", "day", "weekday"]))"
    case 5: "\(text(.numbers, depth))[\(pick(["1", "-1", "2", "0", "9"]))]"
    case 6: "get or else(\(text(.number, depth)), \(text(.number, depth)))"
    case 7: "-\(text(.number, depth))"
    case 8: "modulo(\(text(.number, depth)), \(text(.number, depth)))"
    default: "(\(text(.records, depth)).n)[1]"
    }
  }

  private mutating func truth(_ depth: Int) -> String {
    switch Int.random(in: 0..<13, using: &random) {
    case 0, 1: return "(\(text(.truth, depth)) \(pick(["and", "or"])) \(text(.truth, depth)))"
    case 2: return "not(\(text(.truth, depth)))"
    case 3, 4:
      let kind = pick([Kind.number, .text, .date])
      return "(\(text(kind, depth)) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(text(kind, depth)))"
    case 5: return "(\(text(.number, depth)) in [\(text(.number, depth))..\(text(.number, depth))))"
    case 6: return "(\(text(.number, depth)) in (\(text(.number, depth)), > \(text(.number, depth)), \(text(.numbers, depth))))"
    case 7: return "(\(text(.number, depth)) between \(text(.number, depth)) and \(text(.number, depth)))"
    case 8:
      let list = text(.numbers, depth)
      return with("q\(depth)", .number) {
        "(\($0.pick(["some", "every"])) q\(depth) in \(list) satisfies \($0.text(.truth, depth)))"
      }
    case 9: return "list contains(\(text(.numbers, depth)), \(text(.number, depth)))"
    case 10: return "(\(any(depth)) instance of \(pick(["number", "string", "list<number>", "date", "context<n: number>"])))"
    case 11: return "is defined(\(any(depth)))"
    default: return "starts with(\(text(.text, depth)), \(text(.text, depth)))"
    }
  }

  private mutating func string(_ depth: Int) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: "(\(text(.text, depth)) + \(text(.text, depth)))"
    case 1: "string(\(any(depth)))"
    case 2: "upper case(\(text(.text, depth)))"
    default: "substring(\(text(.text, depth)), \(text(.number, depth)))"
    }
  }

  private mutating func date(_ depth: Int) -> String {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: "(\(text(.date, depth)) + @\"P\(Int.random(in: 1...40, using: &random))D\")"
    case 1: "add months(\(text(.date, depth)), \(text(.number, depth)))"
    default: "date(\(text(.number, depth)), 2, \(text(.number, depth)))"
    }
  }

  private mutating func numbers(_ depth: Int) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return "[\(text(.number, depth)), \(text(.number, depth))]"
    case 1:
      let list = text(.numbers, depth)
      return with("z\(depth)", .number) { "(for z\(depth) in \(list) return \($0.text(.number, depth)))" }
    case 2: return "(for i\(depth) in \(pick(["1..3", "3..1", "-1..1"])) return i\(depth) + count(partial))"
    case 3: return "\(text(.numbers, depth))[item \(pick(["<", ">", "="])) \(text(.number, depth))]"
    case 4: return "concatenate(\(text(.numbers, depth)), \(text(.numbers, depth)))"
    case 5: return "\(text(.records, depth)).n"
    case 6: return "sort(\(text(.numbers, depth)))"
    default: return "distinct values(\(text(.numbers, depth)))"
    }
  }

  private mutating func records(_ depth: Int) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return "[{n: \(text(.number, depth)), t: \(text(.text, depth))}]"
    case 1:
      let list = text(.records, depth)
      return with("n", .number) { "\(list)[\($0.text(.truth, depth))]" }
    case 2: return "[context put({n: 1, t: \(text(.text, depth))}, \"n\", \(text(.number, depth)))]"
    default: return "append(\(text(.records, depth)), {n: \(text(.number, depth)), t: \"z\"})"
    }
  }
}
