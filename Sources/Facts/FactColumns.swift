import Rules

/// The raw memory of a case: masks of one bit a member, and cells of 64 bits a member, fact after fact.
///
/// Plain pointers, so that the evaluator reads a column without checks, copies or reference counts. Owned by `CaseFacts`.
public struct FactColumns {
  /// A bit for each member whose fact is given or presumed, none included.
  public let known: UnsafeMutablePointer<UInt64>
  /// Of those, the ones that are known to be none.
  public let none: UnsafeMutablePointer<UInt64>
  /// The values of yes-no facts.
  public let bits: UnsafeMutablePointer<UInt64>
  /// The ones that are presumed.
  public let presumed: UnsafeMutablePointer<UInt64>
  public let cells: UnsafeMutablePointer<Int64>
  /// For each fact, its first word in the masks.
  public let maskBase: UnsafeMutablePointer<Int32>
  /// For each fact, its first cell.
  public let cellBase: UnsafeMutablePointer<Int32>
  /// For each entity, how many members there are.
  public let counts: UnsafeMutablePointer<Int32>
  /// For each entity: 0 not given, 1 given and closed, 2 given with more that are unknown.
  public let listStates: UnsafeMutablePointer<UInt8>
  public let maskCount: Int
  public let cellCount: Int
  public let factCount: Int
  public let entityCount: Int

  init(layout: FactLayout, capacities: [Int]) {
    factCount = layout.storage.count
    entityCount = capacities.count
    maskBase = .allocate(capacity: max(1, factCount))
    cellBase = .allocate(capacity: max(1, factCount))
    var masks = 0
    var cells = 0
    for fact in 0..<factCount {
      maskBase[fact] = Int32(masks)
      cellBase[fact] = Int32(cells)
      let capacity = capacities[layout.entityOf[fact].index]
      masks += (capacity + 63) / 64
      cells += capacity
    }
    maskCount = masks
    cellCount = cells
    let block = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, 4 * masks))
    known = block
    none = block + masks
    presumed = block + 2 * masks
    bits = block + 3 * masks
    self.cells = .allocate(capacity: max(1, cells))
    self.cells.initialize(repeating: 0, count: cells)
    counts = .allocate(capacity: max(1, entityCount))
    counts.initialize(repeating: 0, count: entityCount)
    listStates = .allocate(capacity: max(1, entityCount))
    listStates.initialize(repeating: 0, count: entityCount)
  }

  func clear() {
    known.update(repeating: 0, count: 4 * maskCount)
    listStates.update(repeating: 0, count: entityCount)
  }

  func copy(from old: FactColumns, layout: FactLayout) {
    counts.update(from: old.counts, count: entityCount)
    listStates.update(from: old.listStates, count: entityCount)
    for fact in 0..<factCount {
      let members = Int(old.counts[layout.entityOf[fact].index])
      for word in 0..<(members + 63) / 64 {
        let new = Int(maskBase[fact]) + word
        let former = Int(old.maskBase[fact]) + word
        known[new] = old.known[former]
        none[new] = old.none[former]
        bits[new] = old.bits[former]
        presumed[new] = old.presumed[former]
      }
      (cells + Int(cellBase[fact])).update(from: old.cells + Int(old.cellBase[fact]), count: members)
    }
  }

  func deallocate() {
    known.deallocate()
    cells.deallocate()
    maskBase.deallocate()
    cellBase.deallocate()
    counts.deallocate()
    listStates.deallocate()
  }
}
