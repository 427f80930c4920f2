import Diagnostics
import Facts
import Rules
import YAMLTree

/// What was answered so far, in order, so that the last answer can be taken back.
struct InterviewAnswers {
  enum Answer {
    case list(EntityID, names: [String])
    case fact(FactCell, YAMLNode)
    case skipped(FactCell)
    case skippedList(EntityID)
  }

  let book: RuleBook
  private(set) var all: [Answer] = []

  init(book: RuleBook) { self.book = book }

  mutating func append(_ answer: Answer) { all.append(answer) }

  /// False where there is nothing to take back.
  mutating func takeBack() -> Bool { all.popLast() != nil }

  var skipped: Set<FactCell> {
    Set(all.compactMap { if case .skipped(let cell) = $0 { cell } else { nil } })
  }

  var skippedLists: Set<EntityID> {
    Set(all.compactMap { if case .skippedList(let entity) = $0 { entity } else { nil } })
  }

  /// The facts document that says the same, in the order of the vocabulary: what was skipped stands there with no value, so that
  /// it is not asked for again when the interview is taken up. Complexity: O(answers × entities).
  var document: YAMLNode {
    let entries = book.entities.compactMap { entity -> YAMLEntry? in
      guard let list = entity.list else {
        let facts = self.facts(of: entity.id, member: 0)
        return facts.isEmpty ? nil : entry(entity.name, node(.mapping(facts)))
      }
      for case .list(entity.id, let names) in all {
        let members = names.indices.map { node(.mapping(named(names[$0], entity) + facts(of: entity.id, member: $0))) }
        return entry(list, node(.sequence(members)))
      }
      if skippedLists.contains(entity.id) { return entry(list, nothing) }
      return nil
    }
    return node(.mapping(entries))
  }

  private func named(_ name: String, _ entity: Entity) -> [YAMLEntry] {
    guard let fact = entity.nameFact else { return [] }
    return [entry(book[fact].name, node(.scalar(YAMLScalar(text: name, style: .doubleQuoted))))]
  }

  private func facts(of entity: EntityID, member: Int) -> [YAMLEntry] {
    all.compactMap { answer in
      switch answer {
      case .fact(let cell, let value) where cell.member == member && book[cell.fact].entity == entity:
        return entry(book[cell.fact].name, value)
      case .skipped(let cell) where cell.member == member && book[cell.fact].entity == entity:
        return entry(book[cell.fact].name, nothing)
      default: return nil
      }
    }
  }

  private func entry(_ key: String, _ value: YAMLNode) -> YAMLEntry {
    YAMLEntry(key: key, keySpan: Self.nowhere, value: value)
  }

  private func node(_ content: YAMLNode.Content) -> YAMLNode { YAMLNode(content: content, span: Self.nowhere) }

  /// Where a value would stand.
  private var nothing: YAMLNode { node(.scalar(YAMLScalar(text: "", style: .plain))) }

  private static let nowhere = SourceSpan(file: FileID(0), 0..<0)

  // MARK: What was typed

  /// The YAML value of a typed answer: `y` and `n` for yes and no, `none` where there may be none, commas between the
  /// members of a list.
  func value(of text: String, for fact: Fact) -> YAMLNode {
    func scalar(_ text: String, _ style: ScalarStyle = .plain) -> YAMLNode {
      node(.scalar(YAMLScalar(text: text, style: style)))
    }
    let isNone = text == "none" && !fact.choices.contains { $0.code == "none" }
    switch fact.type {
    case .text: return scalar(text, .doubleQuoted)
    case .choices, .list:
      if isNone || text == "[]" { return node(.sequence([])) }
      let inner = text.hasPrefix("[") && text.hasSuffix("]") ? text.dropFirst().dropLast() : text[...]
      return node(.sequence(inner.split(separator: ",").map { scalar($0.trimmed) }))
    case .yesNo where text.lowercased() == "y": return scalar("yes")
    case .yesNo where text.lowercased() == "n": return scalar("no")
    default: return scalar(isNone && fact.mayBeNone ? "null" : text)
    }
  }
}

extension StringProtocol {
  /// Without blanks at its ends.
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(self[first...last])
  }
}
