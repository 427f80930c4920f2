/// Checks a JSON value against a schema: the keywords of draft 2020-12 that our schemas use, and no others.
struct JSONSchema {
  let root: JSONValue

  private static let annotations: Set<String> = ["$schema", "$defs", "title", "description"]

  /// What is wrong, one line for each place; empty for a valid value.
  func problems(_ value: JSONValue) -> [String] { problems(value, against: root, at: "$") }

  private func problems(_ value: JSONValue, against schema: JSONValue, at place: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(place): the schema is not an object"] }
    return keywords.flatMap { keyword, argument -> [String] in
      switch keyword {
      case "$ref": reference(value, argument.string ?? "", at: place)
      case "type": Self.hasType(value, argument.string ?? "") ? [] : ["\(place): is not of type \(argument.string ?? "?")"]
      case "enum": argument.array.contains(value) ? [] : ["\(place): is none of the values of enum"]
      case "const": argument == value ? [] : ["\(place): is not the const"]
      case "minItems": Self.isArray(value, ofAtLeast: argument) ? [] : ["\(place): has too few items"]
      case "minimum": Self.isNumber(value, atLeast: argument) ? [] : ["\(place): is under the minimum"]
      case "pattern": pattern(value, argument.string ?? "", at: place)
      case "required":
        argument.array.compactMap(\.string).filter { value[$0] == nil }.map { "\(place): lacks `\($0)`" }
      case "properties":
        argument.names.flatMap { name in
          value[name].flatMap { member in argument[name].map { problems(member, against: $0, at: "\(place).\(name)") } } ?? []
        }
      case "additionalProperties":
        // Only `false` is used.
        value.names.filter { schema["properties"]?[$0] == nil }.map { "\(place): `\($0)` is not allowed" }
      case "items":
        value.array.enumerated().flatMap { problems($1, against: argument, at: "\(place)[\($0)]") }
      default: Self.annotations.contains(keyword) ? [] : ["\(place): the keyword `\(keyword)` is not supported"]
      }
    }
  }

  private func reference(_ value: JSONValue, _ pointer: String, at place: String) -> [String] {
    guard pointer.hasPrefix("#/$defs/"), let schema = root["$defs"]?[String(pointer.dropFirst(8))] else {
      return ["\(place): `\(pointer)` leads nowhere"]
    }
    return problems(value, against: schema, at: place)
  }

  private static func hasType(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool), ("number", .number): true
    case ("integer", .number(let digits)): Int(digits) != nil
    default: false
    }
  }

  private static func isArray(_ value: JSONValue, ofAtLeast bound: JSONValue) -> Bool {
    guard case .array(let items) = value, case .number(let digits) = bound, let count = Int(digits) else { return true }
    return items.count >= count
  }

  private static func isNumber(_ value: JSONValue, atLeast bound: JSONValue) -> Bool {
    guard case .number(let digits) = value, case .number(let limit) = bound, let a = Int(digits), let b = Int(limit) else {
      return true
    }
    return a >= b
  }

  private func pattern(_ value: JSONValue, _ pattern: String, at place: String) -> [String] {
    guard case .string(let text) = value else { return [] }
    guard let regex = try? Regex(pattern) else { return ["\(place): the pattern cannot be read"] }
    return text.contains(regex) ? [] : ["\(place): `\(text)` does not match \(pattern)"]
  }
}
