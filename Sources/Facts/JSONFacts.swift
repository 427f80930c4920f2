import Diagnostics
import Rules

/// Reads the usual JSON document straight into columns: one pass, no tree, no strings but texts.
///
/// It decides nothing: whatever is not plainly right makes it give up, and the document is read again through the tree,
/// which knows what to say. Single values of rarer forms (with their source, escapes, references to members) go through
/// the tree at once, and the pass goes on after them.
struct JSONFacts {
  var scanner: JSONScanner
  private let fields: JSONFields
  private let memory: JSONMemory.Pointers
  let facts: CaseFacts
  var columns: FactColumns
  var intake: FactsIntake
  let file: FileID
  private var document = FactsDocument()

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, file: FileID, fields: JSONFields, memory: JSONMemory.Pointers, intake: FactsIntake
  ) {
    scanner = JSONScanner(bytes)
    self.fields = fields
    self.memory = memory
    self.intake = intake
    self.file = file
    facts = intake.facts
    columns = intake.facts.columns
  }

  /// Nil where the tree has to decide; the columns then hold a part of the document.
  mutating func read() -> FactsDocument? {
    guard scanner.end <= intake.limits.bytes else { return nil }
    scanner.skipSpace()
    let isRead = readObject(scope: 0) { reader, field in reader.readTop(field) }
    scanner.skipSpace()
    guard isRead, scanner.isAtEnd else { return nil }
    intake.finish()
    return intake.diagnostics.isEmpty ? document : nil
  }

  /// Reads `{key: value, ...}`; the value of each key by `readValue`. Keys given twice are for the tree.
  @inline(__always)
  private mutating func readObject(
    scope number: Int, _ readValue: (inout Self, UnsafePointer<JSONField>) -> Bool
  ) -> Bool {
    guard scanner.take(UInt8(ascii: "{")) else { return false }
    scanner.skipSpace()
    if scanner.take(UInt8(ascii: "}")) { return true }
    let scope = fields.scopes + number
    let seen = memory.seen + scope.pointee.seenStart
    for word in 0..<scope.pointee.seenCount { seen[word] = 0 }
    var before = fields.fieldCount + number
    while true {
      scanner.skipSpace()
      guard let field = readKey(scope, after: before) else { return false }
      before = field
      let index = field - scope.pointee.start
      let bit: UInt64 = 1 << UInt64(index & 63)
      guard seen[index >> 6] & bit == 0 else { return false }
      seen[index >> 6] |= bit
      scanner.skipSpace()
      guard scanner.take(UInt8(ascii: ":")) else { return false }
      scanner.skipSpace()
      guard readValue(&self, fields.fields + field) else { return false }
      scanner.skipSpace()
      if scanner.take(UInt8(ascii: ",")) { continue }
      return scanner.take(UInt8(ascii: "}"))
    }
  }

  /// The number of the key's field. Documents tend to have their keys in one order, so the key that came next last time is
  /// compared first.
  @inline(__always)
  private mutating func readKey(_ scope: UnsafePointer<JSONFields.Scope>, after before: Int) -> Int? {
    let expected = Int(memory.following[before])
    let start = scanner.position + 1
    if expected >= 0 {
      let key = fields.fields[expected].key
      let end = start + key.length
      if key.length <= 16, end < scanner.end, scanner.byte == UInt8(ascii: "\""), scanner.base[end] == UInt8(ascii: "\""),
        NameKey(scanner.base + start, length: key.length) == key
      {
        scanner.move(to: end + 1)
        return expected
      }
    }
    guard let range = scanner.plainText() else { return nil }
    let found = scope.pointee.names.index(of: scanner.base + range.lowerBound, length: range.count)
    guard found >= 0 else { return nil }
    memory.following[before] = Int32(scope.pointee.start + found)
    return scope.pointee.start + found
  }

  // MARK: The top of the document

  private mutating func readTop(_ field: UnsafePointer<JSONField>) -> Bool {
    switch field.pointee.kind {
    case .record: return readRecord(scope: field.pointee.number + 1, member: 0)
    case .list: return readList(EntityID(field.pointee.number))
    case .id: return readID()
    default: return false
    }
  }

  private mutating func readID() -> Bool {
    let start = scanner.position
    var text = start..<start
    if let plain = scanner.plainText() {
      text = plain
    } else {
      do throws(JSONFault) { text = try scanner.number() } catch { return false }
    }
    document.id = string(text)
    document.idRange = start..<scanner.position
    return true
  }

  private mutating func readRecord(scope: Int, member: Int) -> Bool {
    readObject(scope: scope) { reader, field in reader.readFact(field, member) }
  }

  private mutating func readList(_ entity: EntityID) -> Bool {
    guard scanner.take(UInt8(ascii: "[")) else { return false }
    facts.setList(entity, isOpen: false)
    scanner.skipSpace()
    if scanner.take(UInt8(ascii: "]")) { return true }
    while true {
      scanner.skipSpace()
      let member = facts.addMember(entity)
      guard member < intake.limits.members else { return false }
      columns = facts.columns
      guard readRecord(scope: entity.index + 1, member: member) else { return false }
      scanner.skipSpace()
      if scanner.take(UInt8(ascii: ",")) { continue }
      return scanner.take(UInt8(ascii: "]"))
    }
  }
}
