/// The bytes of a name as three words: they tell names of up to 16 bytes apart for certain, longer ones nearly always.
struct NameKey: Hashable {
  var first: UInt64
  var last: UInt64
  var length: Int

  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, length: Int) {
    self.length = length
    let raw = UnsafeRawPointer(bytes)
    if length >= 8 {
      first = raw.loadUnaligned(as: UInt64.self)
      last = raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
    } else if length >= 4 {
      first = UInt64(raw.loadUnaligned(as: UInt32.self))
      last = UInt64(raw.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self))
    } else {
      first = length == 0 ? 0 : UInt64(bytes[0]) << 16 | UInt64(bytes[length / 2]) << 8 | UInt64(bytes[length - 1])
      last = 0
    }
  }

  @inline(__always)
  var hash: UInt64 {
    let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: length)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ mixed >> 32
  }
}

/// Finds names by their bytes without making strings: open addressing over a table at most half full.
///
/// Plain memory that lives until ``deallocate()``, so that looking up costs neither checks nor reference counts.
struct NameTable {
  private struct Entry {
    var key: NameKey
    var textStart: Int
    /// -1 for an empty slot.
    var index: Int
  }

  private let slots: UnsafeMutablePointer<Entry>
  private let mask: Int
  private let text: UnsafeMutablePointer<UInt8>

  /// The names get the numbers of their order; of two equal ones the first counts.
  init(_ names: [String]) {
    let size = 1 << max(1, Int.bitWidth - (names.count * 2 - 1).leadingZeroBitCount)
    mask = size - 1
    slots = .allocate(capacity: size)
    text = .allocate(capacity: max(1, names.reduce(0) { $0 + $1.utf8.count }))
    slots.initialize(repeating: Entry(key: NameKey(text, length: 0), textStart: 0, index: -1), count: size)
    var start = 0
    for (index, name) in names.enumerated() {
      let length = name.utf8.count
      for (i, byte) in name.utf8.enumerated() { text[start + i] = byte }
      if self.index(of: text + start, length: length) < 0 {
        let key = NameKey(text + start, length: length)
        var slot = Int(truncatingIfNeeded: key.hash) & mask
        while slots[slot].index >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Entry(key: key, textStart: start, index: index)
      }
      start += length
    }
  }

  func deallocate() {
    slots.deallocate()
    text.deallocate()
  }

  /// The number of the name with these bytes, -1 where there is none. Complexity: O(length), near one comparison.
  @inline(__always)
  func index(of bytes: UnsafePointer<UInt8>, length: Int) -> Int {
    let key = NameKey(bytes, length: length)
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot].index >= 0 {
      if slots[slot].key == key, length <= 16 || isSame(bytes, text + slots[slot].textStart, length) { return slots[slot].index }
      slot = (slot + 1) & mask
    }
    return -1
  }

  private func isSame(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    for i in 0..<length where a[i] != b[i] { return false }
    return true
  }
}
