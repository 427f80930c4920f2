import Diagnostics
import Expressions
import Rules
import YAMLTree

extension JSONFacts {
  @inline(__always)
  mutating func readFact(_ field: UnsafePointer<JSONField>, _ member: Int) -> Bool {
    let fact = field.pointee.number
    let word = columns.word(fact, member >> 6)
    let bit: UInt64 = 1 << UInt64(member & 63)
    let cell = columns.cells + Int(columns.cellBase[fact]) + member
    let start = scanner.position
    switch field.pointee.kind {
    case .flag:
      guard let isTrue = scanner.flag() else { break }
      columns.known[word] |= bit
      if isTrue { columns.bits[word] |= bit } else { columns.bits[word] &= ~bit }
      return true
    case .integer:
      guard let value = scanner.scaledInteger(decimals: field.pointee.decimals), value >= field.pointee.minimum,
        value <= field.pointee.maximum
      else { break }
      columns.known[word] |= bit
      cell.pointee = value
      if field.pointee.isName {
        intake.nameGiven(String(value), FactCell(FactID(fact), member), at: span(start..<scanner.position))
      }
      return true
    case .code:
      guard let text = scanner.plainText() else { break }
      let code = field.pointee.codes?.index(of: scanner.base + text.lowerBound, length: text.count) ?? -1
      guard code >= 0 else {
        scanner.move(to: start)
        break
      }
      columns.known[word] |= bit
      cell.pointee = Int64(code)
      return true
    case .date:
      guard let day = readDay() else { break }
      columns.known[word] |= bit
      cell.pointee = day
      return true
    case .integers:
      guard let packed = readIntegers(field) else { break }
      columns.known[word] |= bit
      cell.pointee = packed
      return true
    case .set:
      guard let bits = readSet(field) else { break }
      columns.known[word] |= bit
      cell.pointee = Int64(bitPattern: bits)
      return true
    case .text:
      guard let range = scanner.plainText() else { break }
      if field.pointee.isName, range.isEmpty { return false }
      let text = string(range)
      facts.set(FactCell(FactID(fact), member), value: .string(text))
      if field.pointee.isName { intake.nameGiven(text, FactCell(FactID(fact), member), at: span(start..<scanner.position)) }
      return true
    case .other: break
    case .record, .list, .id, .override: return false
    }
    if field.pointee.mayBeNone, scanner.word("null") {
      columns.known[word] |= bit
      columns.none[word] |= bit
      return true
    }
    return readThroughTree(FactCell(FactID(fact), member))
  }

  func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file, range) }

  private mutating func readThroughTree(_ cell: FactCell) -> Bool {
    guard let node = JSONTree.value(from: &scanner, file: file, limits: intake.limits) else { return false }
    intake.readFact(cell, key: node.span, node)
    return intake.diagnostics.isEmpty
  }

  // MARK: Values of the usual forms; each answers nil, and stays where it is, where it sees anything else

  mutating func readDay() -> Int64? {
    let start = scanner.position
    guard let parts = scanner.dateParts() else { return nil }
    guard let date = CivilDate(year: parts.year, month: parts.month, day: parts.day) else {
      scanner.move(to: start)
      return nil
    }
    return Int64(date.daysSinceEpoch)
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(start: scanner.base + range.lowerBound, count: range.count), as: UTF8.self)
  }

  mutating func readIntegers(_ field: UnsafePointer<JSONField>) -> Int64? {
    let first = facts.elementCount
    let start = scanner.position
    let isRead = readItems { reader in
      guard let value = reader.scanner.scaledInteger(decimals: field.pointee.decimals), value >= field.pointee.minimum,
        value <= field.pointee.maximum
      else { return false }
      reader.facts.appendElement(value)
      return true
    }
    if isRead { return Int64(first) << 32 | Int64(facts.elementCount - first) }
    scanner.move(to: start)
    return nil
  }

  mutating func readSet(_ field: UnsafePointer<JSONField>) -> UInt64? {
    var bits: UInt64 = 0
    let start = scanner.position
    let isRead = readItems { reader in
      guard let text = reader.scanner.plainText(), let codes = field.pointee.codes else { return false }
      let code = codes.index(of: reader.scanner.base + text.lowerBound, length: text.count)
      guard 0..<64 ~= code, bits >> UInt64(code) & 1 == 0 else { return false }
      bits |= 1 << UInt64(code)
      return true
    }
    if isRead { return bits }
    scanner.move(to: start)
    return nil
  }

  @inline(__always)
  mutating func readItems(_ readItem: (inout Self) -> Bool) -> Bool {
    guard scanner.take(UInt8(ascii: "[")) else { return false }
    scanner.skipSpace()
    if scanner.take(UInt8(ascii: "]")) { return true }
    while true {
      scanner.skipSpace()
      guard readItem(&self) else { return false }
      scanner.skipSpace()
      if scanner.take(UInt8(ascii: ",")) { continue }
      return scanner.take(UInt8(ascii: "]"))
    }
  }
}
