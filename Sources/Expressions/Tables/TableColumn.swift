import ExpressionSyntax

/// What may stand in the input of a decision table: its type, and what is known besides of its values.
public struct TableColumn: Sendable {
  public var type: ValueType
  /// The least and the greatest value that there can be.
  public var minimum: Decimal?
  public var maximum: Decimal?
  /// The distance from one number to the next; nil where numbers may have any number of digits.
  public var step: Decimal?

  public init(type: ValueType, minimum: Decimal? = nil, maximum: Decimal? = nil, step: Decimal? = nil) {
    self.type = type
    self.minimum = minimum
    self.maximum = maximum
    self.step = step
  }

  /// One value for each part of the column that its cells can tell apart; nil where there are too many to name.
  func samples(of cells: [SyntaxTree]) -> [Value]? {
    switch type {
    case .boolean: return [.boolean(true), .boolean(false)]
    case .enumeration(let enumeration): return enumeration.values.map(Value.string)
    case .string:
      let texts = constants(in: cells).filter { $0.asString != nil }
      return texts + [.string(TableColumn.otherText(than: texts))]
    case .number, .date, .dateTime, .daysTimeDuration, .yearsMonthsDuration:
      return ordered(constants(in: cells).filter { $0.type == (type.isNumber ? .number() : type) })
    default: return nil
    }
  }

  private static func otherText(than texts: [Value]) -> String {
    var other = "..."
    while texts.contains(.string(other)) { other += "." }
    return other
  }

  // MARK: Constants

  private func constants(in cells: [SyntaxTree]) -> [Value] {
    var found: [Value] = []
    for tree in cells {
      for index in tree.nodes.indices {
        let id = NodeID(UInt32(index))
        switch tree[id].kind {
        case .number, .string, .at, .negate, .call: break
        default: continue
        }
        let program = Lowering.lower(SyntaxTree(nodes: tree.nodes, root: id))
        guard program.failures.isEmpty, program.variables.isEmpty else { continue }
        let value = evaluate(program, reader: NoFacts(), context: EvaluationContext())
        if value.asError == nil, !value.isUnknown { found.append(value) }
      }
    }
    var distinct: [Value] = []
    for value in Set(found).sorted(by: { (Value.order($0, $1) ?? 0) < 0 }) where distinct.last != value { distinct.append(value) }
    return distinct
  }

  /// The points themselves, and a value before, between and after them.
  private func ordered(_ points: [Value]) -> [Value] {
    var all = (points + [minimum, maximum].compactMap { $0.map(Value.number) }).filter {
      $0.type == (points.first?.type ?? $0.type)
    }
    all.sort { (Value.order($0, $1) ?? 0) < 0 }
    guard let first = all.first, let last = all.last else { return anyOne.map { [$0] } ?? [] }
    var samples = [moved(first, forward: false)].compactMap { $0 }
    for (index, point) in all.enumerated() {
      samples.append(point)
      let next = index + 1 < all.count ? all[index + 1] : nil
      if let next, let between = middle(point, next) { samples.append(between) }
    }
    if let after = moved(last, forward: true) { samples.append(after) }
    return samples.filter(isPossible)
  }

  /// A value where no cell tells values apart.
  private var anyOne: Value? {
    switch type {
    case .number: .number(minimum ?? .zero)
    case .date: .date(.epoch)
    default: nil
    }
  }

  private func isPossible(_ value: Value) -> Bool {
    guard case .number(let number) = value else { return true }
    if let minimum, number < minimum { return false }
    if let maximum, number > maximum { return false }
    return true
  }

  private func moved(_ value: Value, forward: Bool) -> Value? {
    switch value {
    case .number(let number): (forward ? number.adding(step ?? .one) : number.subtracting(step ?? .one)).map(Value.number)
    case .date(let date): date.adding(days: forward ? 1 : -1).map(Value.date)
    case .dateTime(let moment):
      moment.adding(DaysTimeDuration(seconds: forward ? 1 : -1)).map(Value.dateTime)
    case .daysTimeDuration(let duration):
      DaysTimeDuration(totalNanoseconds: duration.totalNanoseconds + (forward ? 1 : -1) * 86_400_000_000_000)
        .map(Value.daysTimeDuration)
    case .yearsMonthsDuration(let duration):
      .yearsMonthsDuration(YearsMonthsDuration(months: duration.months &+ (forward ? 1 : -1)))
    default: nil
    }
  }

  /// A value between two, where there is one.
  private func middle(_ a: Value, _ b: Value) -> Value? {
    if case (.number(let low), .number(let high)) = (a, b), step == nil {
      return low.adding(high)?.divided(by: 2).map(Value.number)
    }
    guard let next = moved(a, forward: true), let order = Value.order(next, b), order < 0 else { return nil }
    return next
  }
}
