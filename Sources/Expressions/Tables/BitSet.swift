/// A set of small numbers, in words of 64 bits.
struct BitSet: Hashable, Sendable {
  private var words: [UInt64]
  /// Members are less than this.
  let count: Int

  init(count: Int) {
    self.count = count
    words = Array(repeating: 0, count: (count + 63) / 64)
  }

  init(all count: Int) {
    self.init(count: count)
    for index in 0..<count { insert(index) }
  }

  mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }
  mutating func remove(_ member: Int) { words[member >> 6] &= ~(1 << UInt64(member & 63)) }
  func contains(_ member: Int) -> Bool { member < count && words[member >> 6] >> UInt64(member & 63) & 1 == 1 }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  var first: Int? {
    words.firstIndex { $0 != 0 }.map { ($0 << 6) + words[$0].trailingZeroBitCount }
  }

  var members: [Int] { (0..<count).filter(contains) }

  func intersection(_ other: BitSet) -> BitSet {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }
}
