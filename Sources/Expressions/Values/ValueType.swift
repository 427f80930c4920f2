/// A closed set of texts that a value is one of.
public struct Enumeration: Hashable, Sendable {
  public var name: String
  public var values: [String]

  public init(name: String, values: [String]) {
    self.name = name
    self.values = values
  }
}

/// A type of values (DMN 1.5, 10.3.2.3 and 10.3.2.9), with units and enumerations added for rules.
public indirect enum ValueType: Hashable, Sendable {
  /// Nothing is known about the value.
  case any
  /// The type of `null` alone.
  case null
  case boolean
  /// A number, of a unit where one was declared (`percent`, `GBP`).
  case number(unit: String? = nil)
  case string
  case enumeration(Enumeration)
  case date, time, dateTime
  case daysTimeDuration, yearsMonthsDuration
  case list(ValueType)
  case context([ContextField])
  case range(ValueType)
  case function(parameters: [ValueType], result: ValueType)
}

/// One member of a context type.
public struct ContextField: Hashable, Sendable {
  public var name: String
  public var type: ValueType

  public init(_ name: String, _ type: ValueType) {
    self.name = name
    self.type = type
  }
}

extension ValueType {
  /// Whether every value of this type may stand where `other` is asked for. Null may stand anywhere; a number
  /// without unit and one with unit conform to each other, two different units do not.
  public func isSubtype(of other: ValueType) -> Bool {
    switch (self, other) {
    case (_, .any), (.null, _), (.enumeration, .string): true
    case (.number(let unit), .number(let wanted)): unit == nil || wanted == nil || unit == wanted
    case (.list(let element), .list(let wanted)): element.isSubtype(of: wanted)
    case (.range(let element), .range(let wanted)): element.isSubtype(of: wanted)
    case (.context(let fields), .context(let wanted)):
      wanted.allSatisfy { field in fields.contains { $0.name == field.name && $0.type.isSubtype(of: field.type) } }
    case (.function(let parameters, let result), .function(let wantedParameters, let wantedResult)):
      parameters.count == wantedParameters.count && result.isSubtype(of: wantedResult)
        && zip(wantedParameters, parameters).allSatisfy { $0.isSubtype(of: $1) }
    default: self == other
    }
  }
}

extension ValueType: CustomStringConvertible {
  /// In FEEL's words: `list<number>`, `days and time duration`, `context<name: string>`.
  public var description: String {
    switch self {
    case .any: "Any"
    case .null: "Null"
    case .boolean: "boolean"
    case .number(nil): "number"
    case .number(let unit?): "number of \(unit)"
    case .string: "string"
    case .enumeration(let enumeration): enumeration.name
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .daysTimeDuration: "days and time duration"
    case .yearsMonthsDuration: "years and months duration"
    case .list(let element): "list<\(element)>"
    case .range(let element): "range<\(element)>"
    case .context(let fields): "context<" + fields.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + ">"
    case .function(let parameters, let result):
      "function<" + parameters.map(\.description).joined(separator: ", ") + "> -> \(result)"
    }
  }
}
