extension FunctionDeclaration.Overload {
  /// Whether that many arguments without names can be meant for this signature.
  func accepts(count: Int) -> Bool {
    let required = parameters.count { !$0.isOptional }
    return count >= required && (parameters.last?.isVariadic == true || count <= parameters.count)
  }

  /// For each parameter the index of the argument of its name, `nil` where it was left out; `nil` as a whole where the
  /// names do not fit.
  func positions(ofNames names: [String]) -> [Int?]? {
    guard Set(names).count == names.count else { return nil }
    var positions: [Int?] = []
    for parameter in parameters {
      let index = names.firstIndex(of: parameter.name)
      if index == nil, !parameter.isOptional { return nil }
      positions.append(index)
    }
    return positions.count { $0 != nil } == names.count ? positions : nil
  }

  func parameter(at index: Int) -> FunctionDeclaration.Parameter? {
    index < parameters.count ? parameters[index] : parameters.last?.isVariadic == true ? parameters.last : nil
  }
}

extension FunctionDeclaration.Parameter {
  /// Whether the argument fits as it is.
  @inline(__always)
  func takes(_ argument: Value) -> Bool {
    switch (kind, argument) {
    case (.any, _), (.number, .number), (.string, .string), (.date, .date), (.list, .list): true
    case (_, .null): acceptsNull
    case (.other, _): argument.conforms(to: type)
    default: false
    }
  }

  /// The argument as this parameter takes it; `nil` where it does not.
  func fit(_ argument: Value, converting: Bool) -> Value? {
    if takes(argument) { return argument }
    if argument.isNull { return nil }
    return converting ? argument.converted(to: type) : nil
  }
}

extension Value {
  /// Whether the value is of the type. Null is of every type as a member, but of none by itself.
  func conforms(to type: ValueType) -> Bool {
    switch (type, self) {
    case (.any, _): true
    case (.null, .null): true
    case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time),
      (.dateTime, .dateTime), (.daysTimeDuration, .daysTimeDuration), (.yearsMonthsDuration, .yearsMonthsDuration):
      true
    case (.enumeration(let enumeration), .string(let text)): enumeration.values.contains(text)
    case (.list(.any), .list): true
    case (.list(let element), .list(let items)): items.allSatisfy { $0.conforms(to: element) }
    case (.context(let fields), .context(let context)):
      fields.allSatisfy { field in
        context[field.name].map { $0.isNull || $0.isUnknown || $0.conforms(to: field.type) } ?? false
      }
    case (.range(let element), .range(let range)):
      [range.low, range.high].allSatisfy { end in end.map { $0.isNull || $0.conforms(to: element) } ?? true }
    case (.function(let parameters, _), .function(let function)): function.fits(parameters)
    default: false
    }
  }

  /// The value after one of DMN's implicit conversions, where one leads to the type (10.3.2.9.4).
  func converted(to type: ValueType) -> Value? {
    switch (self, type) {
    case (.list(let items), _) where items.count == 1 && items[0].conforms(to: type): items[0]
    case (.list, _): nil
    case (_, .list(let element)) where conforms(to: element): .list([self])
    case (.date(let date), .dateTime): .dateTime(DateTime(startOf: date))
    default: nil
    }
  }
}
