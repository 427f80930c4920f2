public import Expressions
public import Rules

extension CaseFacts {
  /// The value of a fact of one member as FEEL has it: `.unknown` where it was not given, `.null` where it is known to be
  /// none, the code of a choice or a register's row and the name of a member as text, a duration in days.
  ///
  /// Complexity: O(elements) for lists, otherwise constant.
  public func value(_ fact: Fact, member: Int = 0, book: RuleBook) -> Value {
    let cell = FactCell(fact.id, member)
    guard isKnown(cell) else { return .unknown }
    if isNone(cell) { return .null }
    switch fact.storage {
    case .flag: return .boolean(flag(cell))
    case .integer(let decimals): return Value(stored: integer(cell), decimals: decimals, type: fact.type)
    case .integers(let decimals):
      guard case .list(let element) = fact.type else { return .unknown }
      return .list(integers(cell).map { Value(stored: $0, decimals: decimals, type: element) })
    case .code: return code(Int(integer(cell)), of: fact, book: book)
    case .set:
      let bits = UInt64(bitPattern: integer(cell))
      return .list(fact.choices.indices.filter { bits >> UInt64($0) & 1 == 1 }.map { .string(fact.choices[$0].code) })
    case .value: return rawValue(cell)
    }
  }

  /// The same by the number of the fact.
  public func value(of cell: FactCell, book: RuleBook) -> Value { value(book[cell.fact], member: cell.member, book: book) }

  /// What a member is called: its name fact; `.unknown` where it has none or was not given.
  public func name(of member: Int, _ entity: EntityID, book: RuleBook) -> Value {
    guard let nameFact = book[entity].nameFact, member < count(entity) else { return .unknown }
    return value(book[nameFact], member: member, book: book)
  }

  private func code(_ index: Int, of fact: Fact, book: RuleBook) -> Value {
    switch fact.target {
    case .register(let id)?:
      let rows = book[id].rows
      return rows.indices.contains(index) ? .string(rows[index]) : .unknown
    case .entity(let id)?:
      // A name fact that is itself a reference to members could lead in a circle.
      guard let nameFact = book[id].nameFact, book[nameFact].target == nil else { return .unknown }
      return name(of: index, id, book: book)
    case nil:
      return fact.choices.indices.contains(index) ? .string(fact.choices[index].code) : .unknown
    }
  }
}

extension Value {
  /// Hundredths, thousandths and so on, so that a scaled number needs one multiplication.
  private static let units: [Decimal] = (0...18).map { Decimal("1e-\($0)") ?? .zero }

  /// A whole number of a column: a scaled number, or for dates and durations, days.
  public init(stored: Int64, decimals: Int, type: FactType) {
    switch type {
    case .date:
      self = CivilDate(daysSinceEpoch: Int(stored)).map { .date($0) } ?? .unknown
    case .duration:
      self = DaysTimeDuration(days: Int(stored)).map { .daysTimeDuration($0) } ?? .unknown
    default:
      let number = Decimal(Int(stored))
      guard decimals > 0 else {
        self = .number(number)
        return
      }
      let unit = Value.units[min(decimals, 18)]
      self = number.multiplied(by: unit).map { .number($0) } ?? .unknown
    }
  }
}
