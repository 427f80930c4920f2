/// The structure of a pattern.
indirect enum PatternNode {
  case empty, any, lineStart, lineEnd
  case set(Int)
  case backReference(Int)
  case sequence([PatternNode])
  case choice([PatternNode])
  case capture(Int, PatternNode)
  case repetition(PatternNode, low: Int, high: Int?, isReluctant: Bool)
}

/// Reads the grammar of XML Schema part 2, appendix G, with the additions of XPath.
struct PatternParser {
  private(set) var sets: [CharacterSet] = []
  private(set) var groupCount = 0
  private var closedGroups: Set<Int> = []
  private let scalars: [Unicode.Scalar]
  private let flags: Pattern.Flags
  private var position = 0
  private var depth = 0

  init(_ text: String, flags: Pattern.Flags) {
    self.flags = flags
    let all = Array(text.unicodeScalars)
    scalars = flags.ignoresSpace && !flags.isLiteral ? PatternParser.withoutSpace(all) : all
  }

  /// White space outside of classes goes before anything is read: `hello\ sworld` has the escape `\s` (F&O 3.1, 5.6.2).
  private static func withoutSpace(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var (depth, isEscaped) = (0, false)
    return scalars.filter { scalar in
      if depth == 0, CharacterSet.isSpace(scalar) { return false }
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "[" {
        depth += 1
      } else if scalar == "]" {
        depth = max(0, depth - 1)
      }
      return true
    }
  }

  mutating func parse() throws(Pattern.Failure) -> PatternNode {
    if flags.isLiteral { return .sequence(scalars.map { literal($0) }) }
    let node = try choice()
    guard current == nil else { throw failure("`)` closes nothing") }
    return node
  }

  private func failure(_ message: String) -> Pattern.Failure {
    Pattern.Failure(message: "\(message), at character \(position + 1)")
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private mutating func literal(_ scalar: Unicode.Scalar) -> PatternNode {
    add(CharacterSet([.range(scalar.value...scalar.value)]))
  }

  private mutating func add(_ set: CharacterSet) -> PatternNode {
    sets.append(set)
    return .set(sets.count - 1)
  }

  private mutating func choice() throws(Pattern.Failure) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else { throw failure("groups are nested too deeply") }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Pattern.Failure) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = current, scalar != "|", scalar != ")" { parts.append(try quantified(atom())) }
    return parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func atom() throws(Pattern.Failure) -> PatternNode {
    guard let scalar = current else { return .empty }
    position += 1
    switch scalar {
    case ".": return .any
    case "^": return .lineStart
    case "$": return .lineEnd
    case "(": return try group()
    case "[": return add(try characterClass())
    case "\\": return try escape()
    case "?", "*", "+", "{", "}", "]":
      position -= 1
      throw failure("`\(scalar)` has nothing before it to belong to, written out it is `\\\(scalar)`")
    default: return literal(scalar)
    }
  }

  private mutating func group() throws(Pattern.Failure) -> PatternNode {
    var number: Int?
    if take("?") {
      guard take(":") else { throw failure("after `(?` only `:` may follow") }
    } else {
      groupCount += 1
      number = groupCount
    }
    let inner = try choice()
    guard take(")") else { throw failure("a group is not closed") }
    guard let number else { return inner }
    closedGroups.insert(number)
    return .capture(number, inner)
  }

  private mutating func quantified(_ atom: PatternNode) throws(Pattern.Failure) -> PatternNode {
    let bounds: (Int, Int?)
    switch current {
    case "?": bounds = (0, 1)
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "{":
      bounds = try braces()
      return .repetition(atom, low: bounds.0, high: bounds.1, isReluctant: take("?"))
    default: return atom
    }
    position += 1
    return .repetition(atom, low: bounds.0, high: bounds.1, isReluctant: take("?"))
  }

  private mutating func braces() throws(Pattern.Failure) -> (Int, Int?) {
    position += 1
    guard let low = number() else { throw failure("a number was expected after `{`") }
    var high: Int? = low
    if take(",") { high = number() }
    guard take("}") else { throw failure("`}` was expected") }
    if let high, high < low { throw failure("`{\(low),\(high)}` ends before it begins") }
    return (low, high)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = current.flatMap({ Character($0).wholeNumberValue }), current?.isASCII == true {
      value = min((value ?? 0) * 10 + digit, 100_000)
      position += 1
    }
    return value
  }

  // MARK: Escapes and classes

  private mutating func escape() throws(Pattern.Failure) -> PatternNode {
    guard position < scalars.count else { throw failure("nothing follows `\\`") }
    let scalar = scalars[position]
    guard let digit = Character(scalar).wholeNumberValue, scalar.isASCII else {
      return add(CharacterSet([try escapedItem()]))
    }
    position += 1
    guard digit > 0, closedGroups.contains(digit) else { throw failure("`\\\(digit)` means a group that is not there yet") }
    var group = digit
    while position < scalars.count, scalars[position].isASCII, let next = Character(scalars[position]).wholeNumberValue,
      closedGroups.contains(group * 10 + next)
    {
      group = group * 10 + next
      position += 1
    }
    return .backReference(group)
  }

  /// What follows a backslash.
  private mutating func escapedItem() throws(Pattern.Failure) -> CharacterSet.Item {
    guard position < scalars.count else { throw failure("nothing follows `\\`") }
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "n": return .range(0x0A...0x0A)
    case "r": return .range(0x0D...0x0D)
    case "t": return .range(0x09...0x09)
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$":
      return .range(scalar.value...scalar.value)
    case "s", "S": return .space(isNegated: scalar == "S")
    case "d", "D": return .category("Nd", isNegated: scalar == "D")
    case "w", "W": return .word(isNegated: scalar == "W")
    case "i", "I": return .nameStart(isNegated: scalar == "I")
    case "c", "C": return .nameCharacter(isNegated: scalar == "C")
    case "p", "P": return try property(isNegated: scalar == "P")
    default: throw failure("there is no escape `\\\(scalar)`")
    }
  }

  private mutating func property(isNegated: Bool) throws(Pattern.Failure) -> CharacterSet.Item {
    guard take("{"), let end = scalars[position...].firstIndex(of: "}") else {
      throw failure("`{` and the name of a category were expected")
    }
    let name = String(String.UnicodeScalarView(scalars[position..<end]))
    guard let item = CharacterSet.Item(property: name, isNegated: isNegated) else {
      throw failure("there is no category or block `\(name)`")
    }
    position = end + 1
    return item
  }

  /// Between `[` and `]`, where white space counts.
  private mutating func characterClass() throws(Pattern.Failure) -> CharacterSet {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else { throw failure("classes are nested too deeply") }
    var set = CharacterSet([])
    if position < scalars.count, scalars[position] == "^" {
      set.isNegated = true
      position += 1
    }
    while position < scalars.count, scalars[position] != "]" || set.items.isEmpty {
      if scalars[position] == "-", position + 1 < scalars.count, scalars[position + 1] == "[", !set.items.isEmpty {
        position += 2
        set.excluded = [try characterClass()]
        break
      }
      set.items.append(try classItem())
    }
    guard position < scalars.count, scalars[position] == "]" else { throw failure("`]` was expected") }
    position += 1
    return set
  }

  private mutating func classItem() throws(Pattern.Failure) -> CharacterSet.Item {
    let first = try classCharacter()
    guard case .range(let start) = first, position + 1 < scalars.count, scalars[position] == "-",
      scalars[position + 1] != "]", scalars[position + 1] != "["
    else { return first }
    position += 1
    guard case .range(let end) = try classCharacter(), start.lowerBound <= end.lowerBound else {
      throw failure("a range in `[...]` must go from a character to a later one")
    }
    return .range(start.lowerBound...end.lowerBound)
  }

  private mutating func classCharacter() throws(Pattern.Failure) -> CharacterSet.Item {
    let scalar = scalars[position]
    position += 1
    if scalar == "\\" { return try escapedItem() }
    if scalar == "[" || scalar == "]" { throw failure("`\(scalar)` in `[...]` is written `\\\(scalar)`") }
    return .range(scalar.value...scalar.value)
  }
}
