import ExpressionSyntax

extension ValueType {
  /// Whether some value of this type may stand where `other` is asked for, as far as is known. Null alone may not.
  func mayBe(_ other: ValueType) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any): true
    case (.null, _): false
    // A text that is not known may be one of the choices; literals are looked at by themselves.
    case (.string, .enumeration), (.enumeration, .string): true
    case (.enumeration(let a), .enumeration(let b)): a.values.contains { b.values.contains($0) }
    case (.number(let a), .number(let b)): a == nil || b == nil || a == b
    case (.list(let a), .list(let b)): a == .null || a.mayBe(b)
    case (.range(let a), .range(let b)): a == .null || a.mayBe(b)
    case (.context(let fields), .context(let wanted)):
      fields.isEmpty
        || wanted.allSatisfy { want in
          fields.contains { $0.name == want.name && ($0.type == .null || $0.type.mayBe(want.type)) }
        }
    case (.function(let a, let x), .function(let b, let y)):
      a.count == b.count && (x == .null || x.mayBe(y)) && zip(a, b).allSatisfy { $1.mayBe($0) || $0.mayBe($1) }
    default: self == other
    }
  }

  /// The narrowest type said to hold the values of both.
  func joined(with other: ValueType) -> ValueType {
    switch (self, other) {
    case (let a, let b) where a == b: a
    case (.null, let type), (let type, .null): type
    case (.number, .number): .number()
    case (.enumeration, .enumeration), (.enumeration, .string), (.string, .enumeration): .string
    case (.list(let a), .list(let b)): .list(a.joined(with: b))
    case (.range(let a), .range(let b)): .range(a.joined(with: b))
    default: .any
    }
  }

  /// The members of a list or range, or the value itself.
  var element: ValueType {
    switch self {
    case .list(let element), .range(let element): element
    default: self
    }
  }

  var isNumber: Bool { if case .number = self { true } else { false } }
  var isText: Bool { if case .enumeration = self { true } else { self == .string } }
  var isDuration: Bool { self == .daysTimeDuration || self == .yearsMonthsDuration }
  var isOrdered: Bool { isNumber || isText || isDuration || [.date, .time, .dateTime, .any].contains(self) }
}

extension Checker {
  private static var typeNames: [String] {
    [
      "Any", "Null", "boolean", "context", "date", "date and time", "days and time duration", "list", "number", "range",
      "string", "time", "years and months duration",
    ]
  }

  /// The type that a type as written means.
  mutating func resolve(_ syntax: TypeSyntax, at id: NodeID) -> ValueType {
    if let type = ValueType(syntax) { return type }
    if let name = unknownName(in: syntax) { report(.unknownType(name, among: Self.typeNames, at: span(id))) }
    return .any
  }

  private func unknownName(in syntax: TypeSyntax) -> String? {
    switch syntax {
    case .named(let name): ValueType(syntax) == nil ? name : nil
    case .list(let item), .range(let item): unknownName(in: item)
    case .context(let members): members.values.compactMap { unknownName(in: $0) }.min()
    case .function(let parameters, let result): (parameters + [result]).compactMap { unknownName(in: $0) }.first
    }
  }

  mutating func instanceOf(_ value: NodeID, _ type: TypeSyntax, _ id: NodeID) -> ValueType {
    let found = infer(value)
    let wanted = resolve(type, at: id)
    if found != .null, !found.mayBe(wanted) { report(.neverInstance(found, of: wanted, at: span(id))) }
    return .boolean
  }

  /// The value of a literal, also one written as `date("2016-08-01")` or `-5`.
  func literal(_ id: NodeID) -> Value? {
    switch tree[id].kind {
    case .number(let text): return Decimal(text).map(Value.number)
    case .string(let text): return .string(text)
    case .boolean(let value): return .boolean(value)
    case .null: return .null
    case .at(let text): return Temporal.value(text)
    case .negate(let operand):
      guard case .number(let text) = tree[operand].kind else { return nil }
      return Decimal("-" + text).map(Value.number)
    case .call(let function, let arguments):
      guard case .name(let name) = tree[function].kind, arguments.count == 1, local(name) == nil,
        case .string(let text) = tree[arguments[0].value].kind
      else { return nil }
      return Temporal.value(text, of: name)
    default: return nil
    }
  }
}

/// Dates, times and durations by their lexical form.
enum Temporal {
  static func value(_ text: String) -> Value? {
    for name in ["date", "date and time", "time", "duration"] {
      if let value = value(text, of: name) { return value }
    }
    return nil
  }

  /// What the conversion function `name` makes of the text; `nil` where it cannot, or is no such function.
  static func value(_ text: String, of name: String) -> Value? {
    switch name {
    case "date": CivilDate(text).map(Value.date)
    case "date and time": DateTime(text).map(Value.dateTime)
    case "time": TimeOfDay(text).map(Value.time)
    case "duration":
      DaysTimeDuration(text).map(Value.daysTimeDuration) ?? YearsMonthsDuration(text).map(Value.yearsMonthsDuration)
    default: nil
    }
  }
}
