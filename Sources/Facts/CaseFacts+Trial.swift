import Expressions
import Rules

/// What a cell holds, to be put back after a trial.
public struct KeptFact {
  fileprivate var known: UInt64
  fileprivate var none: UInt64
  fileprivate var presumed: UInt64
  fileprivate var bits: UInt64
  fileprivate var integer: Int64
  fileprivate var value: Value?
}

extension CaseFacts {
  public func kept(_ cell: FactCell) -> KeptFact {
    let word = columns.word(cell.fact.index, cell.member >> 6)
    return KeptFact(
      known: columns.known[word], none: columns.none[word], presumed: columns.presumed[word], bits: columns.bits[word],
      integer: integer(cell), value: layout.storage[cell.fact.index] == .value ? rawValue(cell) : nil)
  }

  /// Puts back what was kept of the cell, leaving the other members alone.
  public func putBack(_ kept: KeptFact, at cell: FactCell) {
    let word = columns.word(cell.fact.index, cell.member >> 6)
    let bit: UInt64 = 1 << UInt64(cell.member & 63)
    if let value = kept.value { set(cell, value: value) }
    columns.known[word] = columns.known[word] & ~bit | kept.known & bit
    columns.none[word] = columns.none[word] & ~bit | kept.none & bit
    columns.presumed[word] = columns.presumed[word] & ~bit | kept.presumed & bit
    columns.bits[word] = columns.bits[word] & ~bit | kept.bits & bit
    columns.cells[Int(columns.cellBase[cell.fact.index]) + cell.member] = kept.integer
  }
}
