/// Finds the matches of a pattern in one text.
struct PatternMatcher {
  /// The whole match is group 0; a group that took no part is `nil`.
  struct Match {
    var groups: [Range<Int>?]

    var range: Range<Int> { (groups.first ?? nil) ?? 0..<0 }
  }

  let pattern: Pattern
  let scalars: [Unicode.Scalar]
  /// How many more instructions may be run; 0 after a search was given up.
  private(set) var stepsLeft: Int

  /// What to go back to when a way leads nowhere.
  private enum Choice {
    case branch(instruction: Int, position: Int)
    case capture(Int, Int)
    case mark(Int, Int)
  }

  init(_ pattern: Pattern, _ text: String, steps: Int) {
    self.pattern = pattern
    scalars = Array(text.unicodeScalars)
    stepsLeft = steps
  }

  func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// The first match that begins at `start` or later.
  mutating func next(from start: Int) -> Match? {
    guard start <= scalars.count else { return nil }
    for position in start...scalars.count {
      if let match = match(at: position) { return match }
      if stepsLeft == 0 { return nil }
    }
    return nil
  }

  private mutating func match(at start: Int) -> Match? {
    var captures = Array(repeating: -1, count: 2 * (pattern.groupCount + 1))
    var marks = Array(repeating: -1, count: pattern.markCount)
    var choices: [Choice] = []
    var (instruction, position) = (0, start)
    while stepsLeft > 0 {
      stepsLeft -= 1
      var goesOn = true
      switch pattern.instructions[instruction] {
      case .accept:
        return Match(
          groups: stride(from: 0, to: captures.count, by: 2).map { index in
            captures[index] < 0 || captures[index + 1] < captures[index] ? nil : captures[index]..<captures[index + 1]
          })
      case .set(let index):
        goesOn =
          position < scalars.count
          && pattern.sets[index].contains(scalars[position], ignoringCase: pattern.flags.ignoresCase)
        position += 1
      case .any:
        goesOn =
          position < scalars.count
          && (pattern.flags.dotMatchesAll || (scalars[position] != "\n" && scalars[position] != "\r"))
        position += 1
      case .lineStart:
        goesOn = position == 0 || (pattern.flags.isMultiline && position < scalars.count && scalars[position - 1] == "\n")
      case .lineEnd:
        goesOn = position == scalars.count || (pattern.flags.isMultiline && scalars[position] == "\n")
      case .split(let first, let second):
        choices.append(.branch(instruction: second, position: position))
        instruction = first
        continue
      case .jump(let target):
        instruction = target
        continue
      case .save(let index):
        choices.append(.capture(index, captures[index]))
        captures[index] = position
      case .mark(let index):
        choices.append(.mark(index, marks[index]))
        marks[index] = position
      case .leaveIfStill(let index, let target):
        if marks[index] == position {
          instruction = target
          continue
        }
      case .backReference(let group):
        guard let end = endOfBackReference(captures[2 * group], captures[2 * group + 1], at: position) else {
          goesOn = false
          break
        }
        position = end
      }
      if goesOn {
        instruction += 1
        continue
      }
      guard goBack(&choices, &captures, &marks, &instruction, &position) else { return nil }
    }
    return nil
  }

  private func goBack(
    _ choices: inout [Choice], _ captures: inout [Int], _ marks: inout [Int], _ instruction: inout Int, _ position: inout Int
  ) -> Bool {
    while let choice = choices.popLast() {
      switch choice {
      case .capture(let index, let old): captures[index] = old
      case .mark(let index, let old): marks[index] = old
      case .branch(let target, let place):
        (instruction, position) = (target, place)
        return true
      }
    }
    return false
  }

  /// A group that took no part matches the empty text.
  private func endOfBackReference(_ start: Int, _ end: Int, at position: Int) -> Int? {
    guard start >= 0, end >= start else { return position }
    guard position + end - start <= scalars.count else { return nil }
    for offset in 0..<(end - start) {
      let (a, b) = (scalars[start + offset], scalars[position + offset])
      if a == b { continue }
      guard pattern.flags.ignoresCase, areVariants(a, b) else { return nil }
    }
    return position + end - start
  }

  private func areVariants(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    let others = CharacterSet.variants(of: b) + [b]
    return (CharacterSet.variants(of: a) + [a]).contains { others.contains($0) }
  }
}
