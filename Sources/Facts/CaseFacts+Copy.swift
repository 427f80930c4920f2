public import Rules

extension CaseFacts {
  /// A case with the same members in the same lists, and of the facts only those that are wanted: nothing else of this case can
  /// be learned from it. Derived facts are left out; they are computed anew from what is there.
  ///
  /// Complexity: O(facts × members).
  public func copy(of book: RuleBook, keeping isKept: (FactCell) -> Bool) -> CaseFacts {
    let copy = CaseFacts(layout)
    for entity in book.entities where entity.isList {
      for _ in 0..<count(entity.id) { _ = copy.addMember(entity.id) }
      if isListKnown(entity.id) { copy.setList(entity.id, isOpen: isListOpen(entity.id)) }
    }
    for fact in book.facts where !fact.isDerived && fact.id.index < layout.storage.count {
      for member in 0..<count(fact.entity) {
        let cell = FactCell(fact.id, member)
        if isKnown(cell), isKept(cell) { copy.take(cell, from: self) }
      }
    }
    return copy
  }

  private func take(_ cell: FactCell, from other: CaseFacts) {
    if other.isNone(cell) {
      setNone(cell)
    } else {
      switch layout.storage[cell.fact.index] {
      case .flag: set(cell, flag: other.flag(cell))
      case .integer, .code, .set: set(cell, integer: other.integer(cell))
      case .integers: set(cell, integers: other.integers(cell))
      case .value: set(cell, value: other.rawValue(cell))
      }
    }
    if other.isPresumed(cell) { markPresumed(cell) }
    annotations[cell] = other.annotations[cell]
  }
}
