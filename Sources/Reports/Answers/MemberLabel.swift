import Expressions
import Facts
import Rules

/// How the members of a list are called in answers: by their own name, else by their number from 1.
struct MemberLabel: Sendable {
  private enum Form: Sendable {
    case number
    /// A whole number as it stands in its column.
    case integer(FactID)
    case text(FactID)
    case other
  }

  private let entity: EntityID
  private let form: Form

  init(_ entity: EntityID, _ book: RuleBook) {
    self.entity = entity
    guard let fact = book[entity].nameFact else {
      form = .number
      return
    }
    switch (book[fact].storage, book[fact].type) {
    case (.integer(decimals: 0), .integer): form = .integer(fact)
    case (.value, .text): form = .text(fact)
    default: form = .other
    }
  }

  /// Appends what the member is called, escaped for JSON, and leaves room for a few bytes after it.
  @inline(__always)
  func write(_ member: Int, _ facts: CaseFacts, _ book: RuleBook, to bytes: inout ByteBuffer) {
    if case .integer(let fact) = form {
      let cell = FactCell(fact, member)
      bytes.put(decimal: facts.isKnown(cell) && !facts.isNone(cell) ? facts.integer(cell) : Int64(member + 1))
    } else {
      writeText(member, facts, book, &bytes)
    }
  }

  private func writeText(_ member: Int, _ facts: CaseFacts, _ book: RuleBook, _ bytes: inout ByteBuffer) {
    switch value(member, facts, book) {
    case .string(let name):
      if name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
        bytes.append(name)
      } else {
        var writer = JSONWriter(isPretty: false)
        writer.string(name)
        bytes.append(Array(writer.bytes.dropFirst().dropLast()))
      }
    case .number(let number): bytes.append(number.description)
    default: bytes.append(String(member + 1))
    }
    bytes.reserve(32)
  }

  private func value(_ member: Int, _ facts: CaseFacts, _ book: RuleBook) -> Value {
    switch form {
    case .number: return .unknown
    case .text(let fact):
      let cell = FactCell(fact, member)
      return facts.isKnown(cell) && !facts.isNone(cell) ? facts.rawValue(cell) : .unknown
    case .integer, .other: return facts.name(of: member, entity, book: book)
    }
  }
}
