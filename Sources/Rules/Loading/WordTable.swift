/// What words stand for, found by their hashes: they are hashed well already, and every word of a rule book is looked up.
struct WordTable<Element: Sendable>: Sendable {
  private var hashes: [WordScan.Hash]
  private var elements: [Element?]
  private var count = 0

  init() {
    hashes = Array(repeating: 0, count: 64)
    elements = Array(repeating: nil, count: 64)
  }

  init(_ entries: some Sequence<(String, Element)>) {
    self.init()
    for (word, element) in entries { self[WordScan.hash(word)] = element }
  }

  /// Complexity: O(1) on average. A word with an element cannot be without one again.
  subscript(hash: WordScan.Hash) -> Element? {
    get { elements[slot(of: hash)] }
    set {
      var place = slot(of: hash)
      if elements[place] == nil, newValue != nil {
        count += 1
        if 2 * count > hashes.count {
          grow()
          place = slot(of: hash)
        }
      }
      hashes[place] = hash
      elements[place] = newValue
    }
  }

  func contains(_ hash: WordScan.Hash) -> Bool { elements[slot(of: hash)] != nil }

  /// Where the hash stands, or the empty place where it would.
  @inline(__always)
  private func slot(of hash: WordScan.Hash) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while hashes[place] != hash, elements[place] != nil { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = (hashes, elements)
    hashes = Array(repeating: 0, count: 2 * old.0.count)
    elements = Array(repeating: nil, count: 2 * old.0.count)
    for (hash, element) in zip(old.0, old.1) where element != nil {
      let place = slot(of: hash)
      hashes[place] = hash
      elements[place] = element
    }
  }
}
