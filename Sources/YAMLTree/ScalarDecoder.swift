import Diagnostics

/// Decodes the raw bytes of a scalar once more, noting where each piece of its text comes from.
///
/// Every byte of the text is led back to the bytes it was made from: text that stands as it is to itself, an escape to
/// the escape, and a break or the space it was folded to to the line break. Linear in the length of the scalar.
struct ScalarDecoder {
  let bytes: [UInt8]
  /// Where the scalar ends; reading stops there.
  let end: Int
  var text: [UInt8] = []
  var runs: [OffsetMap.Run] = []
  /// Past the last byte used.
  var fileEnd: Int

  init(_ bytes: [UInt8], end: Int, start: Int) {
    self.bytes = bytes
    self.end = end
    fileEnd = start
  }

  /// Takes bytes over as they are.
  mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = runs.last, !last.isOpaque, Int(last.fileStart + last.fileLength) == range.lowerBound {
      runs[runs.count - 1].fileLength += UInt32(range.count)
    } else {
      runs.append(run(range, isOpaque: false))
    }
    text += bytes[range]
    fileEnd = range.upperBound
  }

  /// Makes `produced` from bytes that read differently.
  mutating func replace(_ range: Range<Int>, by produced: some Collection<UInt8>) {
    guard !produced.isEmpty else { return }
    runs.append(run(range, isOpaque: true))
    text += produced
    fileEnd = range.upperBound
  }

  /// A line break that stays one.
  mutating func lineBreak(_ range: Range<Int>) {
    if range.count == 1, bytes[range.lowerBound] == 0x0A { copy(range) } else { replace(range, by: [0x0A]) }
  }

  private func run(_ range: Range<Int>, isOpaque: Bool) -> OffsetMap.Run {
    OffsetMap.Run(
      textStart: UInt32(text.count), fileStart: UInt32(range.lowerBound), fileLength: UInt32(range.count), isOpaque: isOpaque)
  }

  // MARK: Flow scalars (YAML 1.2.2, clause 7.3)

  mutating func decodePlain(from start: Int) {
    var i = start
    while i < end {
      if bytes[i].isBlank || bytes[i].isBreak {
        foldBlanks(&i)
      } else {
        let word = i
        while i < end, !bytes[i].isBlank, !bytes[i].isBreak { i += 1 }
        copy(word..<i)
      }
    }
  }

  mutating func decodeSingleQuoted(from start: Int) {
    let quote = UInt8(ascii: "'")
    var i = start + 1
    while i < end - 1 {
      if bytes[i].isBlank || bytes[i].isBreak {
        foldBlanks(&i)
      } else if bytes[i] == quote {
        replace(i..<i + 2, by: [quote])
        i += 2
      } else {
        let word = i
        while i < end - 1, !bytes[i].isBlank, !bytes[i].isBreak, bytes[i] != quote { i += 1 }
        copy(word..<i)
      }
    }
  }

  mutating func decodeDoubleQuoted(from start: Int) {
    let backslash = UInt8(ascii: "\\")
    var i = start + 1
    while i < end - 1 {
      if bytes[i].isBlank || bytes[i].isBreak {
        foldBlanks(&i)
      } else if bytes[i] != backslash {
        let word = i
        while i < end - 1, !bytes[i].isBlank, !bytes[i].isBreak, bytes[i] != backslash { i += 1 }
        copy(word..<i)
      } else if bytes[i + 1].isBreak {
        i += 1
        i += bytes.breakLength(at: i)
        foldBlanks(&i, isAfterEscapedBreak: true)
      } else {
        let escape = Escape(bytes, at: i)
        replace(i..<i + escape.length, by: escape.produced)
        i += escape.length
      }
    }
  }

  /// White space: kept within a line; around line breaks it goes, one break becomes a space and further ones stay.
  private mutating func foldBlanks(_ i: inout Int, isAfterEscapedBreak: Bool = false) {
    let start = i
    var breaks: [Range<Int>] = []
    while i < end, bytes[i].isBlank || bytes[i].isBreak {
      let length = bytes.breakLength(at: i)
      if length > 0 { breaks.append(i..<i + length) }
      i += max(1, length)
    }
    if isAfterEscapedBreak {
      for range in breaks { lineBreak(range) }
    } else if breaks.isEmpty {
      copy(start..<i)
    } else if breaks.count == 1 {
      replace(breaks[0], by: [0x20])
    } else {
      for range in breaks.dropFirst() { lineBreak(range) }
    }
  }

  // MARK: Block scalars (clause 8.1)

  /// `indent` is that of the content; where it ends follows from it.
  mutating func decodeBlock(from start: Int, indent: Int, isFolded: Bool) {
    let header = BlockHeader(bytes, at: start)
    var i = header.contentStart
    var lastBreak: Range<Int>?
    var blankLines: [Range<Int>] = []
    var lastBeganBlank = false
    while true {
      let line = i
      while i < bytes.count, i - line < indent, bytes[i] == 0x20 { i += 1 }
      let length = bytes.breakLength(at: i)
      if length > 0 {
        blankLines.append(i..<i + length)
        i += length
        continue
      }
      guard i < bytes.count, i - line == indent else { break }
      let beginsBlank = bytes[i].isBlank
      if let last = lastBreak {
        if !isFolded || lastBeganBlank || beginsBlank { lineBreak(last) } else if blankLines.isEmpty { replace(last, by: [0x20]) }
      }
      for range in blankLines { lineBreak(range) }
      blankLines = []
      lastBeganBlank = beginsBlank
      let content = i
      while i < bytes.count, !bytes[i].isBreak { i += 1 }
      copy(content..<i)
      let breakLength = bytes.breakLength(at: i)
      lastBreak = breakLength > 0 ? i..<i + breakLength : nil
      i += breakLength
      if i >= bytes.count { break }
    }
    if header.chomping != .strip, let lastBreak { lineBreak(lastBreak) }
    if header.chomping == .keep { for range in blankLines { lineBreak(range) } }
  }

  /// How far the content of a block scalar is indented, told from its first line with something on it: that line has
  /// the same text in the file and in the value but for the indentation.
  static func blockIndent(_ bytes: [UInt8], at start: Int, text: String) -> Int? {
    func spacesBeforeContent(_ bytes: some Collection<UInt8>) -> Int? {
      var spaces = 0
      for byte in bytes {
        if byte.isBreak { spaces = 0 } else if byte == 0x20 { spaces += 1 } else { return spaces }
      }
      return nil
    }
    let content = BlockHeader(bytes, at: start).contentStart
    guard let inFile = spacesBeforeContent(bytes[min(content, bytes.count)...]), let inText = spacesBeforeContent(text.utf8)
    else {
      return nil
    }
    return inFile > inText ? inFile - inText : nil
  }
}
