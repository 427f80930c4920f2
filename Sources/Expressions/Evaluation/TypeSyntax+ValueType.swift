public import ExpressionSyntax

extension ValueType {
  /// The type that is written; `nil` where it names none of FEEL's.
  public init?(_ syntax: TypeSyntax) {
    switch syntax {
    case .named(let name):
      guard let type = ValueType.named[name] else { return nil }
      self = type
    case .list(let element):
      guard let element = ValueType(element) else { return nil }
      self = .list(element)
    case .range(let element):
      guard let element = ValueType(element) else { return nil }
      self = .range(element)
    case .context(let members):
      var fields: [ContextField] = []
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        guard let type = ValueType(member) else { return nil }
        fields.append(ContextField(name, type))
      }
      self = .context(fields)
    case .function(let parameters, let result):
      let types = parameters.compactMap { ValueType($0) }
      guard types.count == parameters.count, let result = ValueType(result) else { return nil }
      self = .function(parameters: types, result: result)
    }
  }

  private static let named: [String: ValueType] = [
    "Any": .any, "Null": .null, "number": .number(), "string": .string, "boolean": .boolean, "date": .date, "time": .time,
    "date and time": .dateTime, "days and time duration": .daysTimeDuration,
    "years and months duration": .yearsMonthsDuration, "list": .list(.any), "context": .context([]), "range": .range(.any),
  ]
}
