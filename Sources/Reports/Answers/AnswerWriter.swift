public import Decisions
import Expressions
public import Facts
public import Rules

/// How much a line of a batch says.
public enum AnswerDetail: String, Sendable, CaseIterable {
  /// `id` and `outcome`.
  case outcome
  /// Also the ids of the rules behind it; a member of a list follows its rule with an `@`.
  case reasons
  /// All that `decide` gives.
  case full
}

/// Writes answers as lines of JSON straight to bytes: the ids of rules are escaped once for all lines.
public struct AnswerWriter: Sendable {
  private let book: RuleBook
  private let detail: AnswerDetail
  private let items: MemberLabel?
  /// The ids of all rules, each with its opening quote, ready to be followed by a quote or by `@` and a name.
  private let ids: [UInt8]
  private let rules: [Entry]
  private let hasTwins: Bool
  /// The ways in which members are called: of the entities that the rules go through.
  private let labels: [MemberLabel]

  private struct Entry {
    var start: Int32
    var length: Int32
    /// The first rule of the same id: by a clock that is not known, a rule stands in the graph for several stretches of time.
    var twin: Int32
    /// -1 for a rule about the case as a whole.
    var label: Int32
  }

  public init(_ graph: DecisionGraph, of book: RuleBook, detail: AnswerDetail) {
    self.book = book
    self.detail = detail
    items = graph.plan.items.map { MemberLabel($0.entity, book) }
    var ids: [UInt8] = []
    let entities = graph.rules.map { $0.scope ?? $0.members?.entity }
    let named = Set(entities.compactMap(\.self)).sorted()
    var first: [String: Int] = [:]
    rules = zip(graph.rules, entities).enumerated().map { index, pair in
      let (rule, entity) = pair
      let twin = first[rule.id] ?? index
      first[rule.id] = twin
      var writer = JSONWriter(isPretty: false)
      writer.string(rule.id)
      defer { ids += writer.bytes.dropLast() }
      let label = entity.flatMap { named.firstIndex(of: $0) } ?? -1
      return Entry(start: Int32(ids.count), length: Int32(writer.bytes.count - 1), twin: Int32(twin), label: Int32(label))
    }
    hasTwins = first.count < graph.rules.count
    self.ids = ids
    labels = named.map { MemberLabel($0, book) }
  }

  /// Appends one line with its line break. `id` is the record's own id as JSON.
  ///
  /// Complexity: linear in what is written; no memory is taken beyond that of `bytes`.
  public func write(_ answer: Answer, id: UnsafeBufferPointer<UInt8>, facts: CaseFacts, to bytes: inout ByteBuffer) {
    bytes.reserve(id.count + 128)
    bytes.put(UInt8(ascii: "{"))
    if let start = id.baseAddress, id.count > 0 {
      bytes.put("\"id\":")
      bytes.put(start, id.count)
      bytes.put(UInt8(ascii: ","))
    }
    if answer.isUrgent { bytes.put("\"urgent\":true,") }
    bytes.put("\"outcome\":\"")
    bytes.append(answer.outcome)
    if detail == .outcome {
      bytes.reserve(16)
      bytes.put("\"}\n")
      return
    }
    if let value = answer.value { write(value, &bytes) } else { bytes.put(UInt8(ascii: "\"")) }
    list(",\"met\":[", answer.met, facts, &bytes)
    list("],\"reasons\":[", answer.reasons, facts, &bytes)
    list("],\"open\":[", answer.open, facts, &bytes)
    bytes.reserve(16)
    bytes.put(UInt8(ascii: "]"))
    if let items { write(answer.items, of: items, facts, &bytes) }
    bytes.put("}\n")
  }

  @inline(__always)
  private func list(_ head: StaticString, _ lines: [AnswerLine], _ facts: CaseFacts, _ bytes: inout ByteBuffer) {
    bytes.reserve(32)
    bytes.put(head)
    if !lines.isEmpty { list(lines, facts, &bytes) }
  }

  private func list(_ lines: [AnswerLine], _ facts: CaseFacts, _ bytes: inout ByteBuffer) {
    ids.withUnsafeBufferPointer { ids in
      guard let base = ids.baseAddress else { return }
      var isFirst = true
      for (index, line) in lines.enumerated() {
        let rule = rules[line.rule.index]
        if hasTwins, lines[..<index].contains(where: { $0.member == line.member && rules[$0.rule.index].twin == rule.twin }) {
          continue
        }
        bytes.reserve(Int(rule.length) + 32)
        if !isFirst { bytes.put(UInt8(ascii: ",")) }
        isFirst = false
        bytes.put(base + Int(rule.start), Int(rule.length))
        if line.member >= 0, rule.label >= 0 {
          bytes.put(UInt8(ascii: "@"))
          labels[Int(rule.label)].write(Int(line.member), facts, book, to: &bytes)
        }
        bytes.put(UInt8(ascii: "\""))
      }
    }
  }

  /// What a determination amounts to, after the outcome whose quote is still open.
  private func write(_ value: Value, _ bytes: inout ByteBuffer) {
    var writer = JSONWriter(isPretty: false)
    writer.value(value)
    bytes.append("\",\"value\":" + writer.text)
  }

  private func write(_ items: [Truth], of label: MemberLabel, _ facts: CaseFacts, _ bytes: inout ByteBuffer) {
    bytes.put(",\"items\":{")
    for (member, truth) in items.enumerated() {
      bytes.reserve(64)
      if member > 0 { bytes.put(UInt8(ascii: ",")) }
      bytes.put(UInt8(ascii: "\""))
      label.write(member, facts, book, to: &bytes)
      let outcome: StaticString = truth == .met ? "permit" : truth == .notMet ? "refuse" : "undetermined"
      bytes.put("\":\"")
      bytes.put(outcome)
      bytes.put(UInt8(ascii: "\""))
    }
    bytes.reserve(16)
    bytes.put(UInt8(ascii: "}"))
  }
}
