extension ConformanceCase {
  /// Reads one line; `nil` where it does not have the form of a case.
  public init?(json: JSONNode) {
    guard let id = json["id"]?.asString, let expectedNode = json["expected"], let expected = Value(typed: expectedNode) else {
      return nil
    }
    var inputs: [String: Value] = [:]
    for member in json["context"]?.asObject ?? [] {
      guard let value = Value(typed: member.value) else { return nil }
      inputs[member.name] = value
    }
    if let text = json["expression"]?.asString {
      subject = .expression(text)
    } else {
      let steps = (json["steps"]?.asArray ?? []).map { ConformanceStep(json: $0) }
      guard !steps.isEmpty, steps.allSatisfy({ $0 != nil }) else { return nil }
      subject = .steps(steps.compactMap { $0 })
    }
    self.id = id
    self.inputs = inputs
    self.expected = expected
    let converts = json["needsTypeConversion"]?.asBoolean == true
    resultType = converts ? json["resultType"]?.asString : nil
    inputTypes = [:]
    if converts {
      for member in json["contextTypes"]?.asObject ?? [] { inputTypes[member.name] = member.value.asString }
    }
    isBoxed = json["boxedSemantics"]?.asBoolean == true
    usesClock = json["usesClock"]?.asBoolean == true
  }
}

extension ConformanceStep {
  init?(json: JSONNode) {
    guard let name = json["name"]?.asString else { return nil }
    self.name = name
    if let text = json["expression"]?.asString {
      subject = .expression(text)
    } else {
      guard let table = json["table"].flatMap({ DecisionTable(json: $0) }) else { return nil }
      let arguments = json["arguments"]?.asArray?.map { ($0["name"]?.asString ?? "", $0["expression"]?.asString ?? "") }
      subject = .table(table, arguments: arguments)
    }
  }
}

extension DecisionTable {
  init?(json: JSONNode) {
    guard let policy = json["hitPolicy"]?.asString.flatMap({ HitPolicy(rawValue: $0) }), let rows = json["rules"]?.asArray else {
      return nil
    }
    hitPolicy = policy
    aggregation = json["aggregation"]?.asString.flatMap { Aggregation(rawValue: $0) }
    inputs = (json["inputs"]?.asArray ?? []).map {
      Input(expression: $0["expression"]?.asString ?? "", allowedValues: $0["allowedValues"]?.asString)
    }
    outputs = (json["outputs"]?.asArray ?? []).map {
      Output(name: $0["name"]?.asString, outputValues: $0["outputValues"]?.asString, defaultValue: $0["default"]?.asString)
    }
    self.rows = rows.map { row in
      Row(
        when: row["when"]?.asArray?.compactMap(\.asString) ?? [], then: row["then"]?.asArray?.compactMap(\.asString) ?? [])
    }
  }
}

extension Value {
  /// Reads `{"type": T, "value": V}`; `nil` where the value is not of the type.
  public init?(typed node: JSONNode) {
    guard let type = node["type"]?.asString, let payload = node["value"], let value = Value.read(payload, as: type) else {
      return nil
    }
    self = value
  }

  private static func read(_ payload: JSONNode, as type: String) -> Value? {
    switch (type, payload.kind) {
    case ("null", _): return .null
    case ("boolean", .boolean(let truth)): return .boolean(truth)
    case ("list", .array(let items)): return members(items).map(Value.list)
    case ("context", .object(let members)):
      guard let values = self.members(members.map(\.value)) else { return nil }
      return .context(ContextValue(zip(members, values).map { .init($0.name, $1) }))
    case (_, .string(let text)): return read(text, as: type)
    default: return nil
    }
  }

  private static func read(_ text: String, as type: String) -> Value? {
    switch type {
    case "string": .string(text)
    case "number": Decimal(text).map(Value.number)
    case "date": CivilDate(text).map(Value.date)
    case "time": TimeOfDay(text).map(Value.time)
    case "date and time": DateTime(text).map(Value.dateTime)
    case "days and time duration": DaysTimeDuration(text).map(Value.daysTimeDuration)
    case "years and months duration": YearsMonthsDuration(text).map(Value.yearsMonthsDuration)
    default: nil
    }
  }

  private static func members(_ nodes: [JSONNode]) -> [Value]? {
    let values = nodes.compactMap { Value(typed: $0) }
    return values.count == nodes.count ? values : nil
  }
}
