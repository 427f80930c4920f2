/// Compiles the pattern in the second argument and hands it a matcher over the first.
private func matching(_ call: Call, flags: Int, _ body: (inout PatternMatcher) -> Value) -> Value {
  do throws(Pattern.Failure) {
    let pattern = try Pattern(call.text(1), flags: call.optional(flags)?.asString ?? "")
    if let stop = call.spending(pattern.instructions.count / 4) { return stop }
    var matcher = PatternMatcher(pattern, call.text(0), steps: call.stepsLeft)
    let result = body(&matcher)
    if matcher.stepsLeft > 0 { return call.spending(call.stepsLeft - matcher.stepsLeft) ?? result }
    _ = call.spending(call.stepsLeft)
    return call.fail(.limit, "matching `\(call.text(1))` was stopped after \(call.context.limits.steps) steps")
  } catch {
    return call.fail(.badLiteral, "`\(call.text(1))` is not a pattern: \(error.message)")
  }
}

/// All matches from left to right; `nil` where one is empty, which no replacement or split has a sense for.
private func allMatches(_ matcher: inout PatternMatcher) -> [PatternMatcher.Match]? {
  var matches: [PatternMatcher.Match] = []
  var position = 0
  while let match = matcher.next(from: position) {
    if match.range.isEmpty { return nil }
    matches.append(match)
    position = match.range.upperBound
  }
  return matches
}

private func empty(_ call: Call) -> Value {
  call.fail(.badArgument, "the pattern `\(call.text(1))` matches the empty text, `\(call.name)` cannot use it")
}

private func replace(_ call: Call) -> Value {
  matching(call, flags: 3) { matcher in
    guard let template = Template(call.text(2), isLiteral: matcher.pattern.flags.isLiteral, groups: matcher.pattern.groupCount)
    else {
      return call.fail(.badArgument, "in the replacement `\(call.text(2))` a `$` needs a digit after it and a `\\` a `$` or `\\`")
    }
    guard let matches = allMatches(&matcher) else { return empty(call) }
    var (result, position) = ("", 0)
    for match in matches {
      result += matcher.text(position..<match.range.lowerBound)
      for part in template.parts {
        switch part {
        case .text(let text): result += text
        case .group(let group): if group < match.groups.count, let range = match.groups[group] { result += matcher.text(range) }
        }
      }
      position = match.range.upperBound
      if result.utf8.count > call.context.limits.size {
        return call.fail(.limit, "the text is longer than \(call.context.limits.size) bytes")
      }
    }
    return .string(result + matcher.text(position..<matcher.scalars.count))
  }
}

/// A replacement: `$1` is a group, `\$` and `\\` are the characters.
private struct Template {
  enum Part {
    case text(String)
    case group(Int)
  }

  var parts: [Part] = []

  init?(_ text: String, isLiteral: Bool, groups: Int) {
    if isLiteral {
      parts = [.text(text)]
      return
    }
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        guard let next = rest.popFirst(), next == "\\" || next == "$" else { return nil }
        parts.append(.text(String(next)))
      case "$":
        guard var group = Template.digit(rest.first) else { return nil }
        rest.removeFirst()
        while let digit = Template.digit(rest.first), group * 10 + digit <= groups {
          group = group * 10 + digit
          rest.removeFirst()
        }
        parts.append(.group(group))
      default: parts.append(.text(String(scalar)))
      }
    }
  }

  private static func digit(_ scalar: Unicode.Scalar?) -> Int? {
    guard let scalar, scalar.isASCII else { return nil }
    return Character(scalar).wholeNumberValue
  }
}

private func split(_ call: Call) -> Value {
  matching(call, flags: 2) { matcher in
    guard let matches = allMatches(&matcher) else { return empty(call) }
    var (parts, position): ([Value], Int) = ([], 0)
    for match in matches {
      parts.append(.string(matcher.text(position..<match.range.lowerBound)))
      position = match.range.upperBound
    }
    return .list(parts + [.string(matcher.text(position..<matcher.scalars.count))])
  }
}

extension Builtins {
  // DMN 1.5, 10.3.4.3.
  static let patterns: [FunctionDeclaration] = [
    FunctionDeclaration(
      "matches", .string, "Whether a part of the text matches a pattern.",
      [.init("input", .string), .init("pattern", .string), .optional("flags", .string, acceptsNull: true)], .boolean,
      examples: [
        ("matches(\"foobar\", \"^fo*b\")", "true"), ("matches(\"FOO\", \"foo\", \"i\")", "true"),
        ("matches(\"a\", \"(\")", "error"),
      ]
    ) { call in matching(call, flags: 2) { .boolean($0.next(from: 0) != nil) } },
    FunctionDeclaration(
      "replace", .string, "The text with every match of a pattern replaced; `$1` stands for what group 1 matched.",
      [
        .init("input", .string), .init("pattern", .string), .init("replacement", .string),
        .optional("flags", .string, acceptsNull: true),
      ], .string,
      examples: [
        ("replace(\"abracadabra\", \"a(.)\", \"a$1$1\")", "\"abbraccaddabbra\""), ("replace(\"abc\", \"x*\", \"-\")", "error"),
      ], body: replace),
    FunctionDeclaration(
      "split", .string, "The parts of the text between the matches of a pattern.",
      [.init("string", .string), .init("delimiter", .string)], .list(.string),
      examples: [
        ("split(\"John Doe\", \" \")", "[\"John\", \"Doe\"]"), ("split(\"a;b;;c\", \";\")", "[\"a\", \"b\", \"\", \"c\"]"),
      ],
      body: split),
  ]
}
