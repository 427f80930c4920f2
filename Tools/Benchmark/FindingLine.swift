import Decisions
import Expressions
import Facts
import Rules

/// Writes findings as one line of JSON a case: `{"id":7,"outcome":"eligible","reasons":["persistent-absence@2"],"open":[]}`.
///
/// A rule that concerns a member is written with the member's name, or number where there is none, after an `@`. All texts
/// that a rule book fixes are made beforehand, so that a line is put together from bytes.
struct FindingLine {
  private let graph: DecisionGraph
  private let book: RuleBook
  private var outcomes: [String: [UInt8]] = [:]
  /// For each rule, its id with the opening quote.
  private let ids: [[UInt8]]
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(_ graph: DecisionGraph, _ book: RuleBook, capacity: Int = 1 << 20) {
    self.graph = graph
    self.book = book
    self.capacity = capacity
    ids = graph.rules.map { Array("\"\($0.id)".utf8) }
    bytes = .allocate(capacity: capacity)
  }

  func deallocate() { bytes.deallocate() }

  /// Forgets what was written.
  mutating func reset() { count = 0 }

  private mutating func reserve(_ more: Int) {
    if count + more <= capacity { return }
    capacity = max(capacity * 2, count + more)
    let old = bytes
    bytes = .allocate(capacity: capacity)
    bytes.update(from: old, count: count)
    old.deallocate()
  }

  @inline(__always)
  private mutating func put(_ text: StaticString) {
    (bytes + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  @inline(__always)
  private mutating func put(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    (bytes + count).update(from: start, count: text.count)
    count &+= text.count
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    bytes[count] = byte
    count &+= 1
  }

  private mutating func put(_ number: Int64) {
    if number < 0 { put(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var length = 1
    var bound: UInt64 = 10
    while length < 19, rest >= bound {
      length += 1
      bound *= 10
    }
    if rest >= bound { length += 1 }
    var at = count + length
    count = at
    repeat {
      at -= 1
      bytes[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  /// Adds the line of a case; `id` are the bytes of the document's id as they were written.
  mutating func write(_ findings: Findings, _ facts: CaseFacts, id: UnsafeBufferPointer<UInt8>) {
    reserve(id.count + 256 + 256 * (findings.reasons.count + findings.authority.count + findings.open.count))
    put("{\"id\":")
    put(id)
    put(",\"outcome\":\"")
    var outcome = findings.verdict.outcome
    outcome.withUTF8 { put($0) }
    put("\"")
    list(",\"reasons\":[", findings.reasons, facts)
    if !findings.authority.isEmpty { list(",\"authority\":[", findings.authority, facts) }
    if !findings.open.isEmpty { list(",\"open\":[", findings.open, facts) }
    if findings.isContradictory { put(",\"contradictory\":true") }
    put("}\n")
  }

  @inline(__always)
  private mutating func list(_ key: StaticString, _ findings: [Findings.Finding], _ facts: CaseFacts) {
    put(key)
    var isFirst = true
    for finding in findings {
      if !isFirst { put(UInt8(ascii: ",")) }
      isFirst = false
      ids[finding.rule.index].withUnsafeBufferPointer { put($0) }
      if let entity = finding.entity {
        put(UInt8(ascii: "@"))
        name(of: finding.member, entity, facts)
      }
      put(UInt8(ascii: "\""))
    }
    put(UInt8(ascii: "]"))
  }

  private mutating func name(of member: Int, _ entity: EntityID, _ facts: CaseFacts) {
    guard let fact = book.entities[entity.index].nameFact, facts.isKnown(FactCell(fact, member)) else {
      put(Int64(member))
      return
    }
    if case .integer(decimals: 0) = facts.layout.storage[fact.index] {
      put(facts.integer(FactCell(fact, member)))
    } else if let text = facts.value(of: FactCell(fact, member), book: book).asString {
      escaped(text)
    } else {
      put(Int64(member))
    }
  }

  private mutating func escaped(_ text: String) {
    reserve(6 * text.utf8.count + 4096)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        put(UInt8(ascii: "\\"))
        put(byte)
      case 0..<0x20:
        put("\\u00")
        put(UInt8(ascii: byte < 0x10 ? "0" : "1"))
        put(Array("0123456789abcdef".utf8)[Int(byte & 15)])
      default: put(byte)
      }
    }
  }
}
