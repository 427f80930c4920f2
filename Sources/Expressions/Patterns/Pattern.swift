/// A regular expression of XQuery and XPath Functions and Operators 3.1, clause 5.6, which is what DMN 1.5 (10.3.4.3)
/// asks for: XML Schema's patterns with `^`, `$`, groups, back-references and reluctant quantifiers.
///
/// Matching backtracks, in bounded memory and a bounded number of steps.
struct Pattern {
  /// Why a text is no pattern.
  struct Failure: Error {
    /// A lower-case phrase.
    var message: String
  }

  struct Flags {
    var ignoresCase = false
    /// `^` and `$` also match at line breaks.
    var isMultiline = false
    /// `.` also matches line breaks.
    var dotMatchesAll = false
    /// White space in the pattern has no meaning.
    var ignoresSpace = false
    /// Nothing in the pattern has a special meaning.
    var isLiteral = false

    init(_ text: String) throws(Failure) {
      for flag in text.unicodeScalars {
        switch flag {
        case "i": ignoresCase = true
        case "m": isMultiline = true
        case "s": dotMatchesAll = true
        case "x": ignoresSpace = true
        case "q": isLiteral = true
        default: throw Failure(message: "`\(flag)` is not a flag, they are `s`, `m`, `i`, `x` and `q`")
        }
      }
    }
  }

  enum Instruction {
    case set(Int)
    case any
    case lineStart, lineEnd
    /// Goes on at the first, and at the second where that leads nowhere.
    case split(Int, Int)
    case jump(Int)
    /// Notes the position in a capture.
    case save(Int)
    case backReference(Int)
    /// Notes the position in a mark; `leaveIfStill` goes on elsewhere where it has not moved since.
    case mark(Int)
    case leaveIfStill(Int, to: Int)
    case accept
  }

  var instructions: [Instruction] = []
  var sets: [CharacterSet] = []
  var groupCount = 0
  var markCount = 0
  let flags: Flags

  /// Complexity: O(n) in the length of the pattern with its bounded repetitions written out.
  init(_ text: String, flags: String) throws(Failure) {
    self.flags = try Flags(flags)
    var parser = PatternParser(text, flags: self.flags)
    let node = try parser.parse()
    groupCount = parser.groupCount
    sets = parser.sets
    try emit(.capture(0, node))
    instructions.append(.accept)
  }
}

extension Pattern {
  private static let maximumSize = 20_000

  private mutating func emit(_ node: PatternNode) throws(Failure) {
    guard instructions.count < Pattern.maximumSize else { throw Failure(message: "the pattern is too large") }
    switch node {
    case .empty: break
    case .set(let index): instructions.append(.set(index))
    case .any: instructions.append(.any)
    case .lineStart: instructions.append(.lineStart)
    case .lineEnd: instructions.append(.lineEnd)
    case .backReference(let group): instructions.append(.backReference(group))
    case .sequence(let parts): for part in parts { try emit(part) }
    case .capture(let group, let inner):
      instructions.append(.save(2 * group))
      try emit(inner)
      instructions.append(.save(2 * group + 1))
    case .choice(let branches): try emitChoice(branches)
    case .repetition(let inner, let low, let high, let isReluctant):
      for _ in 0..<low { try emit(inner) }
      if let high {
        for _ in low..<max(low, high) { try emitOptional(inner, isReluctant) }
      } else {
        try emitLoop(inner, isReluctant)
      }
    }
  }

  private mutating func emitChoice(_ branches: [PatternNode]) throws(Failure) {
    var jumps: [Int] = []
    for (index, branch) in branches.enumerated() {
      let split = instructions.count
      if index < branches.count - 1 { instructions.append(.split(split + 1, 0)) }
      try emit(branch)
      if index < branches.count - 1 {
        jumps.append(instructions.count)
        instructions.append(.jump(0))
        instructions[split] = .split(split + 1, instructions.count)
      }
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func emitOptional(_ inner: PatternNode, _ isReluctant: Bool) throws(Failure) {
    let split = instructions.count
    instructions.append(.split(0, 0))
    try emit(inner)
    let end = instructions.count
    instructions[split] = isReluctant ? .split(end, split + 1) : .split(split + 1, end)
  }

  /// A round that matches nothing ends the loop, or it would never end.
  private mutating func emitLoop(_ inner: PatternNode, _ isReluctant: Bool) throws(Failure) {
    let split = instructions.count
    let mark = markCount
    markCount += 1
    instructions += [.split(0, 0), .mark(mark)]
    try emit(inner)
    let end = instructions.count + 2
    instructions += [.leaveIfStill(mark, to: end), .jump(split)]
    instructions[split] = isReluctant ? .split(end, split + 1) : .split(split + 1, end)
  }
}
