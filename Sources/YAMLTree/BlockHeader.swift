/// The first line of a block scalar: `|` or `>`, then `+`, `-` and an indentation digit in any order, then a comment.
struct BlockHeader {
  enum Chomping { case clip, strip, keep }

  private(set) var chomping = Chomping.clip
  /// Past `|`, `>` and their indicators.
  private(set) var end: Int
  /// Where the line after the header begins.
  private(set) var contentStart: Int

  init(_ bytes: [UInt8], at start: Int) {
    var i = start + 1
    scan: while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "+"): chomping = .keep
      case UInt8(ascii: "-"): chomping = .strip
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      default: break scan
      }
      i += 1
    }
    end = i
    while i < bytes.count, !bytes[i].isBreak { i += 1 }
    contentStart = i + bytes.breakLength(at: i)
  }

  /// The end of the last line with something on it, for a scalar that libyaml lets end at `end`.
  func trimmedEnd(_ bytes: [UInt8], _ end: Int) -> Int {
    var last = end
    while last > contentStart, bytes[last - 1].isBlank || bytes[last - 1].isBreak { last -= 1 }
    return last > contentStart ? last : self.end
  }
}

extension UInt8 {
  var isBreak: Bool { self == 0x0A || self == 0x0D }
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension [UInt8] {
  /// The length of the line break at `i`: 0 where there is none.
  func breakLength(at i: Int) -> Int {
    guard i < count, self[i].isBreak else { return 0 }
    return self[i] == 0x0D && i + 1 < count && self[i + 1] == 0x0A ? 2 : 1
  }
}
