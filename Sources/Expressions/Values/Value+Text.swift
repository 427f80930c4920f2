extension Value: CustomStringConvertible {
  /// The value as FEEL writes it: strings in quotes, dates bare.
  public var description: String {
    switch self {
    case .string(let text): "\"" + Value.escaped(text) + "\""
    default: plainText
    }
  }

  /// What FEEL's `string(...)` gives: a string stands for itself, its quotes only appear inside lists and contexts.
  var plainText: String {
    switch self {
    case .unknown: "unknown"
    case .error: "error"
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.description
    case .string(let value): value
    case .date(let value): value.description
    case .time(let value): value.description
    case .dateTime(let value): value.description
    case .daysTimeDuration(let value): value.description
    case .yearsMonthsDuration(let value): value.description
    case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    case .context(let context):
      "{" + context.entries.map { "\(Value.key($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
    case .range(let range): range.description
    case .function(let function): "function(" + function.parameters.map(\.name).joined(separator: ", ") + ")"
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A name that is not a plain one is quoted.
  private static func key(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == " "
    }
    return isPlain && !name.isEmpty ? name : "\"" + escaped(name) + "\""
  }
}

extension RangeValue: CustomStringConvertible {
  /// `[1..10)`; without a lower or upper end `< 10`, `>= 1`.
  public var description: String {
    switch (form, low, high) {
    case (.equal, let end?, _): "= \(end)"
    case (.notEqual, let end?, _): "!= \(end)"
    case (_, nil, let high?): (includesHigh ? "<= " : "< ") + high.description
    case (_, let low?, nil): (includesLow ? ">= " : "> ") + low.description
    case (_, let low, let high):
      "\(includesLow ? "[" : "(")\(low ?? .null)..\(high ?? .null)\(includesHigh ? "]" : ")")"
    }
  }
}
