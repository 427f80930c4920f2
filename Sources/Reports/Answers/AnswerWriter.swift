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
  private let items: EntityID?
  /// The id of each rule with its opening quote, ready to be followed by a quote or by `@` and a name.
  private let ids: [[UInt8]]
  private let members: [EntityID?]
  /// Whether a rule stands in the graph several times, for the stretches of time that a clock which is not known may lie in.
  private let hasTwins: Bool

  public init(_ graph: DecisionGraph, of book: RuleBook, detail: AnswerDetail) {
    self.book = book
    self.detail = detail
    items = graph.plan.items?.entity
    ids = graph.rules.map { rule in
      var writer = JSONWriter(isPretty: false)
      writer.string(rule.id)
      return writer.bytes.dropLast()
    }
    members = graph.rules.map { $0.scope ?? $0.members?.entity }
    hasTwins = Set(graph.rules.map(\.id)).count < graph.rules.count
  }

  /// Appends one line with its line break. `id` is the record's own id as JSON.
  ///
  /// Complexity: linear in what is written; no memory is taken beyond that of `bytes`.
  public func write(_ answer: Answer, id: some Collection<UInt8>, facts: CaseFacts, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    if !id.isEmpty {
      bytes.append(contentsOf: #""id":"#.utf8)
      bytes.append(contentsOf: id)
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(contentsOf: #""outcome":""#.utf8)
    bytes.append(contentsOf: answer.outcome.utf8)
    bytes.append(UInt8(ascii: "\""))
    if detail != .outcome {
      if let value = answer.value {
        var writer = JSONWriter(isPretty: false)
        writer.value(value)
        bytes.append(contentsOf: #","value":"#.utf8)
        bytes.append(contentsOf: writer.bytes)
      }
      list(",\"met\":[", answer.met, facts, &bytes)
      list(",\"reasons\":[", answer.reasons, facts, &bytes)
      list(",\"open\":[", answer.open, facts, &bytes)
      if let items { write(answer.items, of: items, facts, &bytes) }
    }
    bytes.append(UInt8(ascii: "}"))
    bytes.append(0x0A)
  }

  private func list(_ head: StaticString, _ lines: [AnswerLine], _ facts: CaseFacts, _ bytes: inout [UInt8]) {
    head.withUTF8Buffer { bytes.append(contentsOf: $0) }
    var isFirst = true
    for (index, line) in lines.enumerated() {
      if hasTwins, lines[..<index].contains(where: { $0.member == line.member && ids[$0.rule.index] == ids[line.rule.index] }) {
        continue
      }
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes.append(contentsOf: ids[line.rule.index])
      if line.member >= 0, let entity = members[line.rule.index] {
        bytes.append(UInt8(ascii: "@"))
        name(of: Int(line.member), entity, facts, &bytes)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private func write(_ items: [Truth], of entity: EntityID, _ facts: CaseFacts, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: #","items":{"#.utf8)
    for (member, truth) in items.enumerated() {
      if member > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      name(of: member, entity, facts, &bytes)
      bytes.append(contentsOf: #"":""#.utf8)
      let outcome: StaticString = truth == .met ? "permit" : truth == .notMet ? "refuse" : "undetermined"
      outcome.withUTF8Buffer { bytes.append(contentsOf: $0) }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// A member's own name, else its number from 1.
  private func name(of member: Int, _ entity: EntityID, _ facts: CaseFacts, _ bytes: inout [UInt8]) {
    switch facts.name(of: member, entity, book: book) {
    case .string(let name):
      if name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
        bytes.append(contentsOf: name.utf8)
      } else {
        var writer = JSONWriter(isPretty: false)
        writer.string(name)
        bytes.append(contentsOf: writer.bytes.dropFirst().dropLast())
      }
    case .number(let number): bytes.append(contentsOf: number.description.utf8)
    default: bytes.append(contentsOf: String(member + 1).utf8)
    }
  }
}
