private let matched: [FunctionDeclaration.Parameter] = [.init("string", .string), .init("match", .string)]

/// Positions count Unicode code points from 1; negative ones count from the end.
private func substring(_ call: Call) -> Value {
  let scalars = Array(call.text(0).unicodeScalars)
  let position = call.integer(1)
  let start = position > 0 ? position - 1 : scalars.count + position
  guard position != 0, 0..<max(1, scalars.count) ~= start else {
    return call.fail(.badArgument, "the start position of `substring` is \(position), the text has \(scalars.count) characters")
  }
  var length = scalars.count - start
  if call.optional(2) != nil {
    guard call.integer(2) >= 1 else {
      return call.fail(.badArgument, "the length of `substring` is \(call.integer(2)), it must be at least 1")
    }
    length = min(length, call.integer(2))
  }
  var result = String.UnicodeScalarView()
  result.append(contentsOf: scalars[start..<(start + length)])
  return .string(String(result))
}

/// Where the bytes of `match` first stand in those of `text`.
private func firstMatch(of match: String, in text: String) -> Range<Int>? {
  let (wanted, bytes) = (Array(match.utf8), Array(text.utf8))
  guard wanted.count <= bytes.count else { return nil }
  for start in 0...(bytes.count - wanted.count) where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
    return start..<(start + wanted.count)
  }
  return nil
}

extension Builtins {
  // DMN 1.5, 10.3.4.3. Those with patterns are in PatternBuiltins.swift.
  static let strings: [FunctionDeclaration] = [
    FunctionDeclaration(
      "substring", .string, "The part of the text from a position on, of a length where one is given.",
      [.init("string", .string), .init("start position", .number()), .optional("length", .number())], .string,
      examples: [
        ("substring(\"foobar\", 3)", "\"obar\""), ("substring(\"foobar\", -2, 1)", "\"a\""),
        ("substring(\"foobar\", 0)", "error"),
      ], body: substring),
    FunctionDeclaration(
      "string length", .string, "The number of characters (Unicode code points).", [.init("string", .string)], .number(),
      examples: [("string length(\"tes\")", "3"), ("string length(\"\\U01F40Eab\")", "3")]
    ) { .number(Decimal($0.text(0).unicodeScalars.count)) },
    FunctionDeclaration(
      "upper case", .string, "The text in capital letters.", [.init("string", .string)], .string,
      examples: [("upper case(\"aBc4\")", "\"ABC4\"")]
    ) { .string($0.text(0).uppercased()) },
    FunctionDeclaration(
      "lower case", .string, "The text in small letters.", [.init("string", .string)], .string,
      examples: [("lower case(\"aBc4\")", "\"abc4\"")]
    ) { .string($0.text(0).lowercased()) },
    FunctionDeclaration(
      "substring before", .string, "What stands before the first occurrence of `match`; nothing where there is none.",
      matched, .string,
      examples: [("substring before(\"foobar\", \"bar\")", "\"foo\""), ("substring before(\"foobar\", \"xyz\")", "\"\"")]
    ) { call in
      let range = firstMatch(of: call.text(1), in: call.text(0))
      return .string(range.map { String(decoding: Array(call.text(0).utf8)[..<$0.lowerBound], as: UTF8.self) } ?? "")
    },
    FunctionDeclaration(
      "substring after", .string, "What stands after the first occurrence of `match`; nothing where there is none.",
      matched, .string,
      examples: [("substring after(\"foobar\", \"ob\")", "\"ar\""), ("substring after(\"\", \"a\")", "\"\"")]
    ) { call in
      let range = firstMatch(of: call.text(1), in: call.text(0))
      return .string(range.map { String(decoding: Array(call.text(0).utf8)[$0.upperBound...], as: UTF8.self) } ?? "")
    },
    FunctionDeclaration(
      "contains", .string, "Whether `match` stands in the text.", matched, .boolean,
      examples: [("contains(\"foobar\", \"ob\")", "true"), ("contains(\"foobar\", \"of\")", "false")]
    ) { .boolean(firstMatch(of: $0.text(1), in: $0.text(0)) != nil) },
    FunctionDeclaration(
      "starts with", .string, "Whether the text begins with `match`.", matched, .boolean,
      examples: [("starts with(\"foobar\", \"fo\")", "true")]
    ) { .boolean($0.text(0).utf8.starts(with: $0.text(1).utf8)) },
    FunctionDeclaration(
      "ends with", .string, "Whether the text ends with `match`.", matched, .boolean,
      examples: [("ends with(\"foobar\", \"r\")", "true")]
    ) { .boolean($0.text(0).utf8.reversed().starts(with: $0.text(1).utf8.reversed())) },
    FunctionDeclaration(
      "string join", .string, "The texts of the list one after the other, with a delimiter between them; nulls are left out.",
      [.init("list", .list(.any)), .optional("delimiter", .string, acceptsNull: true)], .string,
      examples: [
        ("string join([\"a\",\"b\",\"c\"], \"_and_\")", "\"a_and_b_and_c\""), ("string join([\"a\", null, \"c\"])", "\"ac\""),
        ("string join([1])", "error"),
      ]
    ) { call in
      var parts: [String] = []
      for item in call.items(0) where !item.isNull {
        guard case .string(let text) = item else {
          return call.fail(.typeMismatch, "`string join` takes a list of string, this one holds \(item.type) `\(item)`")
        }
        parts.append(text)
      }
      return .string(parts.joined(separator: call.optional(1)?.asString ?? ""))
    },
  ]
}
