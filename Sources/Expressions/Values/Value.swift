/// A value of FEEL, or the state of not having one: `unknown` (a fact that was not given) and `error`.
///
/// Swift's equality here is identity of values, which hashing and tests want; FEEL's own `=`, which may have no
/// answer, is ``feelEquals(_:_:)``.
public enum Value: Hashable, Sendable {
  case unknown
  /// Known to be none.
  case null
  case error(EvaluationError)
  case boolean(Bool)
  case number(Decimal)
  case string(String)
  case date(CivilDate)
  case time(TimeOfDay)
  case dateTime(DateTime)
  case daysTimeDuration(DaysTimeDuration)
  case yearsMonthsDuration(YearsMonthsDuration)
  case list([Value])
  case context(ContextValue)
  case range(RangeValue)
  case function(FunctionValue)
}

/// An ordered record; names are unique.
public struct ContextValue: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  public private(set) var entries: [Entry]

  public init() { entries = [] }

  /// Of two entries of the same name the later one holds, in the place of the first.
  public init(_ entries: some Sequence<Entry>) {
    self.init()
    for entry in entries { self[entry.name] = entry.value }
  }

  /// `nil` where there is no such entry. Complexity: O(n) in the number of entries.
  public subscript(name: String) -> Value? {
    get { entries.first { $0.name == name }?.value }
    set {
      let index = entries.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(name, value))
      case (nil, nil): break
      }
    }
  }

  /// Adds an entry whose name is known to be new. Complexity: O(1).
  mutating func append(_ name: String, _ value: Value) { entries.append(Entry(name, value)) }

  /// By names and values; the order of entries has no meaning.
  public static func == (a: ContextValue, b: ContextValue) -> Bool {
    a.entries.count == b.entries.count && a.entries.allSatisfy { b[$0.name] == $0.value }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(entries.reduce(0) { $0 ^ $1.hashValue })
  }
}

extension Value {
  /// The type of the value itself: `any` for unknown and error.
  public var type: ValueType {
    switch self {
    case .unknown, .error: .any
    case .null: .null
    case .boolean: .boolean
    case .number: .number()
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    case .daysTimeDuration: .daysTimeDuration
    case .yearsMonthsDuration: .yearsMonthsDuration
    case .list(let items): .list(Value.commonType(of: items))
    case .context(let context): .context(context.entries.map { ContextField($0.name, $0.value.type) })
    case .range(let range): .range((range.low ?? range.high)?.type ?? .any)
    case .function(let function): function.type
    }
  }

  private static func commonType(of items: [Value]) -> ValueType {
    guard let first = items.first?.type else { return .any }
    return items.dropFirst().allSatisfy { $0.type == first } ? first : .any
  }

  public var isNull: Bool { if case .null = self { true } else { false } }
  public var isUnknown: Bool { if case .unknown = self { true } else { false } }

  public var asBoolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  public var asNumber: Decimal? { if case .number(let value) = self { value } else { nil } }
  public var asString: String? { if case .string(let value) = self { value } else { nil } }
  public var asDate: CivilDate? { if case .date(let value) = self { value } else { nil } }
  public var asList: [Value]? { if case .list(let value) = self { value } else { nil } }
  public var asContext: ContextValue? { if case .context(let value) = self { value } else { nil } }
  public var asError: EvaluationError? { if case .error(let value) = self { value } else { nil } }
}
