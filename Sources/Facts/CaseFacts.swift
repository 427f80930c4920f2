public import Expressions
public import Rules

/// Where a fact came from, where the facts file says so.
public struct FactAnnotation: Hashable, Sendable {
  public var source: String?
  /// The day on which it was recorded, as written.
  public var recorded: String?
  /// `estimated`, `confirmed` ...
  public var quality: String?

  public init(source: String? = nil, recorded: String? = nil, quality: String? = nil) {
    self.source = source
    self.recorded = recorded
    self.quality = quality
  }
}

/// A fact of one member; member 0 for a single record.
public struct FactCell: Hashable, Comparable, Sendable {
  public var fact: FactID
  public var member: Int

  public init(_ fact: FactID, _ member: Int = 0) {
    self.fact = fact
    self.member = member
  }

  public static func < (a: Self, b: Self) -> Bool { (a.fact, a.member) < (b.fact, b.member) }
}

/// The facts of one case in columns: for each fact, masks over the members (known, none, bits) and cells.
///
/// One object is reused for many cases: ``reset()`` keeps its memory. It is not to be shared between threads.
/// A fact that is neither given nor presumed is unknown, never false, zero or none.
///
/// What is touched for every fact is marked so that no access is recorded at run time: none lasts longer than a statement.
public final class CaseFacts {
  public let layout: FactLayout
  /// The memory; valid until a member is added beyond the capacity.
  @exclusivity(unchecked) public private(set) var columns: FactColumns
  /// Values of facts with ``FactStorage/value``, at their cells; empty where the layout has no such fact.
  @exclusivity(unchecked) private var values: [Value]
  /// Elements of facts with ``FactStorage/integers(decimals:)``; valid until the next one is added.
  @exclusivity(unchecked) public private(set) var elements: UnsafeMutablePointer<Int64>
  @exclusivity(unchecked) public private(set) var elementCount = 0
  @exclusivity(unchecked) private var elementCapacity = 8
  /// Where facts came from, for those that say so.
  @exclusivity(unchecked) public var annotations: [FactCell: FactAnnotation] = [:]

  @exclusivity(unchecked) private var capacities: [Int]

  public init(_ layout: FactLayout) {
    self.layout = layout
    // A multiple of four, as the evaluator looks at four members at once.
    capacities = layout.isList.map { $0 ? 4 : 1 }
    columns = FactColumns(layout: layout, capacities: capacities)
    values = layout.hasValues ? Array(repeating: .unknown, count: columns.cellCount) : []
    elements = .allocate(capacity: elementCapacity)
    reset()
  }

  deinit {
    columns.deallocate()
    elements.deallocate()
  }

  /// Forgets everything. Complexity: O(facts).
  public func reset() {
    columns.clear()
    for entity in layout.isList.indices { columns.counts[entity] = layout.isList[entity] ? 0 : 1 }
    elementCount = 0
    if !annotations.isEmpty { annotations.removeAll() }
  }

  // MARK: Members

  public func count(_ entity: EntityID) -> Int { Int(columns.counts[entity.index]) }

  /// Whether the list was given at all.
  public func isListKnown(_ entity: EntityID) -> Bool { columns.listStates[entity.index] != 0 }

  /// Whether the list may have members that were not given (`more: unknown`).
  public func isListOpen(_ entity: EntityID) -> Bool { columns.listStates[entity.index] != 1 }

  /// Says that the list was given; it is closed unless `isOpen`.
  public func setList(_ entity: EntityID, isOpen: Bool) { columns.listStates[entity.index] = isOpen ? 2 : 1 }

  /// Adds a member of which nothing is known and returns its number.
  public func addMember(_ entity: EntityID) -> Int {
    let member = Int(columns.counts[entity.index])
    if member == capacities[entity.index] { grow(entity) }
    columns.counts[entity.index] += 1
    return member
  }

  private func grow(_ entity: EntityID) {
    capacities[entity.index] *= 2
    let old = columns
    columns = FactColumns(layout: layout, capacities: capacities)
    columns.clear()
    columns.copy(from: old, layout: layout)
    defer { old.deallocate() }
    guard layout.hasValues else { return }
    var moved = Array(repeating: Value.unknown, count: columns.cellCount)
    for fact in layout.storage.indices where layout.storage[fact] == .value {
      for member in 0..<Int(old.counts[layout.entityOf[fact].index]) {
        moved[Int(columns.cellBase[fact]) + member] = values[Int(old.cellBase[fact]) + member]
      }
    }
    values = moved
  }

  // MARK: Giving facts

  private func mark(_ cell: FactCell, none: Bool) {
    let word = columns.word(cell.fact.index, cell.member >> 6)
    let bit: UInt64 = 1 << UInt64(cell.member & 63)
    columns.known[word] |= bit
    if none { columns.none[word] |= bit } else { columns.none[word] &= ~bit }
    columns.presumed[word] &= ~bit
  }

  public func setNone(_ cell: FactCell) { mark(cell, none: true) }

  public func set(_ cell: FactCell, flag: Bool) {
    mark(cell, none: false)
    let word = columns.word(cell.fact.index, cell.member >> 6)
    let bit: UInt64 = 1 << UInt64(cell.member & 63)
    if flag { columns.bits[word] |= bit } else { columns.bits[word] &= ~bit }
  }

  /// For integers, codes and sets.
  public func set(_ cell: FactCell, integer: Int64) {
    mark(cell, none: false)
    columns.cells[Int(columns.cellBase[cell.fact.index]) + cell.member] = integer
  }

  public func set(_ cell: FactCell, integers: [Int64]) {
    mark(cell, none: false)
    columns.cells[Int(columns.cellBase[cell.fact.index]) + cell.member] =
      Int64(elementCount) << 32 | Int64(integers.count)
    for integer in integers { appendElement(integer) }
  }

  /// For an already appended stretch of ``elements``; see ``appendElement(_:)``.
  public func set(_ cell: FactCell, elementsFrom start: Int) {
    mark(cell, none: false)
    columns.cells[Int(columns.cellBase[cell.fact.index]) + cell.member] = Int64(start) << 32 | Int64(elementCount - start)
  }

  public func appendElement(_ value: Int64) {
    if elementCount == elementCapacity { growElements() }
    elements[elementCount] = value
    elementCount += 1
  }

  private func growElements() {
    elementCapacity *= 2
    let old = elements
    elements = .allocate(capacity: elementCapacity)
    elements.update(from: old, count: elementCount)
    old.deallocate()
  }

  public func set(_ cell: FactCell, value: Value) {
    mark(cell, none: value.isNull)
    values[Int(columns.cellBase[cell.fact.index]) + cell.member] = value
  }

  /// Takes a fact away again.
  public func forget(_ cell: FactCell) {
    let word = columns.word(cell.fact.index, cell.member >> 6)
    let bit: UInt64 = 1 << UInt64(cell.member & 63)
    columns.known[word] &= ~bit
    columns.none[word] &= ~bit
    columns.presumed[word] &= ~bit
  }

  /// Says that the value just set was presumed, not given.
  public func markPresumed(_ cell: FactCell) {
    columns.presumed[columns.word(cell.fact.index, cell.member >> 6)] |= 1 << UInt64(cell.member & 63)
  }

  // MARK: Reading facts

  private func isSet(_ masks: UnsafeMutablePointer<UInt64>, _ cell: FactCell) -> Bool {
    masks[columns.word(cell.fact.index, cell.member >> 6)] >> UInt64(cell.member & 63) & 1 == 1
  }

  public func isKnown(_ cell: FactCell) -> Bool { isSet(columns.known, cell) }
  public func isNone(_ cell: FactCell) -> Bool { isSet(columns.none, cell) }
  public func isPresumed(_ cell: FactCell) -> Bool { isSet(columns.presumed, cell) }
  public func flag(_ cell: FactCell) -> Bool { isSet(columns.bits, cell) }

  /// The raw cell of integers, codes and sets.
  public func integer(_ cell: FactCell) -> Int64 { columns.cells[Int(columns.cellBase[cell.fact.index]) + cell.member] }

  public func integers(_ cell: FactCell) -> [Int64] {
    let packed = integer(cell)
    return Array(UnsafeBufferPointer(start: elements + Int(packed >> 32), count: Int(packed & 0xFFFF_FFFF)))
  }

  public func rawValue(_ cell: FactCell) -> Value { values[Int(columns.cellBase[cell.fact.index]) + cell.member] }

  // MARK: Less than is known

  /// Hides a fact; see ``kept(_:)`` for having it back, since what decides may write to what is hidden.
  public func hide(_ cell: FactCell) {
    columns.known[columns.word(cell.fact.index, cell.member >> 6)] &= ~(1 << UInt64(cell.member & 63))
  }

  /// Runs `body` as if only these facts had been given. Derived facts are to be computed anew by it; afterwards all facts are
  /// as before. Complexity: O(facts and cells).
  public func withOnly<Result>(_ cells: Set<FactCell>, _ body: () -> Result) -> Result {
    let saved = columns.saved()
    columns.known.update(repeating: 0, count: columns.maskCount)
    for cell in cells {
      columns.known[columns.word(cell.fact.index, cell.member >> 6)] |= 1 << UInt64(cell.member & 63)
    }
    defer { columns.restore(saved) }
    return body()
  }
}
