import Expressions
import Rules

/// A value in the form in which the columns of a case hold it.
enum StoredValue: Hashable, Sendable {
  case none
  case flag(Bool)
  /// A scaled number, days, a code or a set.
  case integer(Int64)
  case integers([Int64])
  case value(Value)

  /// Nil where the value does not fit the storage: another type, too many decimals, no such code.
  init?(_ value: Value, as storage: FactStorage, codes: [String: Int]) {
    switch (storage, value) {
    case (_, .null): self = .none
    case (.flag, .boolean(let flag)): self = .flag(flag)
    case (.integer(let decimals), _):
      guard let integer = StoredValue.integer(value, decimals: decimals) else { return nil }
      self = .integer(integer)
    case (.integers(let decimals), .list(let items)):
      var integers: [Int64] = []
      for item in items {
        guard let integer = StoredValue.integer(item, decimals: decimals) else { return nil }
        integers.append(integer)
      }
      self = .integers(integers)
    case (.code, .string(let code)):
      guard let index = codes[code] else { return nil }
      self = .integer(Int64(index))
    case (.set, .list(let items)):
      var bits: UInt64 = 0
      for item in items {
        guard let code = item.asString, let index = codes[code], index < 64 else { return nil }
        bits |= 1 << UInt64(index)
      }
      self = .integer(Int64(bitPattern: bits))
    case (.value, .unknown), (.value, .error): return nil
    case (.value, _): self = .value(value)
    default: return nil
    }
  }

  private static func integer(_ value: Value, decimals: Int) -> Int64? {
    switch value {
    case .number(let number): number.scaledInt64(decimals: decimals)
    case .date(let date): Int64(date.daysSinceEpoch)
    case .daysTimeDuration(let duration) where duration.seconds % 86400 == 0 && duration.nanoseconds == 0:
      duration.seconds / 86400
    default: nil
    }
  }
}

extension CaseFacts {
  func set(_ cell: FactCell, _ stored: StoredValue) {
    switch stored {
    case .none: setNone(cell)
    case .flag(let flag): set(cell, flag: flag)
    case .integer(let integer): set(cell, integer: integer)
    case .integers(let integers): set(cell, integers: integers)
    case .value(let value): set(cell, value: value)
    }
  }

  /// Sets the presumed value of every fact that has one and was not given, of the members there are.
  func presume(by vocabulary: FactVocabulary) {
    for id in layout.presumed {
      guard let presumed = vocabulary[id].presumed else { continue }
      for member in 0..<count(layout.entityOf[id.index]) {
        let cell = FactCell(id, member)
        if isKnown(cell) { continue }
        set(cell, presumed)
        markPresumed(cell)
      }
    }
  }
}
