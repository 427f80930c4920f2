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
  /// For each fact, where its words for members beyond the 64th begin in the masks; see ``word(_:_:)``.
  private let further: UnsafeMutablePointer<Int32>
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

  private let block: UnsafeMutableRawPointer

  /// One block of memory, so that a case lies together. Complexity: O(facts and cells).
  init(layout: FactLayout, capacities: [Int]) {
    let factCount = layout.storage.count
    let entityCount = capacities.count
    var masks = factCount
    var cells = 0
    for fact in 0..<factCount {
      let capacity = capacities[layout.entityOf[fact].index]
      masks += (capacity + 63) / 64 - 1
      cells += capacity
    }
    let wordCount = 4 * masks + cells
    let byteCount = 8 * wordCount + 4 * (2 * factCount + entityCount) + entityCount
    let block = UnsafeMutableRawPointer.allocate(byteCount: max(64, byteCount), alignment: 64)
    let words = block.bindMemory(to: UInt64.self, capacity: 4 * masks)
    known = words
    none = words + masks
    bits = words + 2 * masks
    presumed = words + 3 * masks
    self.cells = (block + 32 * masks).bindMemory(to: Int64.self, capacity: cells)
    self.cells.initialize(repeating: 0, count: cells)
    let numbers = (block + 8 * wordCount).bindMemory(to: Int32.self, capacity: 2 * factCount + entityCount)
    counts = numbers
    further = numbers + entityCount
    cellBase = numbers + entityCount + factCount
    counts.initialize(repeating: 0, count: entityCount)
    listStates = (block + 8 * wordCount + 4 * (2 * factCount + entityCount)).bindMemory(to: UInt8.self, capacity: entityCount)
    listStates.initialize(repeating: 0, count: entityCount)
    self.block = block
    self.factCount = factCount
    self.entityCount = entityCount
    maskCount = masks
    cellCount = cells
    var mask = factCount
    var cell = 0
    for fact in 0..<factCount {
      further[fact] = Int32(mask)
      cellBase[fact] = Int32(cell)
      let capacity = capacities[layout.entityOf[fact].index]
      mask += (capacity + 63) / 64 - 1
      cell += capacity
    }
  }

  /// The word of a fact in the masks for a row of 64 members: the first rows of all facts lie together.
  @inline(__always)
  public func word(_ fact: Int, _ row: Int) -> Int { row == 0 ? fact : Int(further[fact]) &+ row &- 1 }

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
        let new = self.word(fact, word)
        let former = old.word(fact, word)
        known[new] = old.known[former]
        none[new] = old.none[former]
        bits[new] = old.bits[former]
        presumed[new] = old.presumed[former]
      }
      (cells + Int(cellBase[fact])).update(from: old.cells + Int(old.cellBase[fact]), count: members)
    }
  }

  /// All masks, then all cells.
  func saved() -> (masks: [UInt64], cells: [Int64]) {
    (
      Array(UnsafeBufferPointer(start: known, count: 4 * maskCount)),
      Array(UnsafeBufferPointer(start: cells, count: cellCount))
    )
  }

  func restore(_ saved: (masks: [UInt64], cells: [Int64])) {
    saved.masks.withUnsafeBufferPointer { known.update(from: $0.baseAddress ?? UnsafePointer(known), count: $0.count) }
    saved.cells.withUnsafeBufferPointer { cells.update(from: $0.baseAddress ?? UnsafePointer(cells), count: $0.count) }
  }

  func deallocate() { block.deallocate() }
}
