import Expressions
import Facts
import Rules

extension CaseFacts {
  /// A facts document that gives `wanted` facts again, those that are known and not presumed, and what members are called.
  ///
  /// Complexity: O(facts × members).
  func document(of wanted: [FactID], in book: RuleBook) -> CanonicalJSON {
    var members: [String: CanonicalJSON] = [:]
    for entity in book.entities {
      let given = wanted.filter { book[$0].entity == entity.id && !book[$0].isDerived }
      guard let list = entity.list else {
        let record = record(given, member: 0, book)
        if !record.isEmpty { members[entity.name] = .object(record) }
        continue
      }
      guard isListKnown(entity.id), wanted.contains(where: { book[$0].entity == entity.id }) || count(entity.id) > 0 else {
        continue
      }
      let named = [entity.nameFact].compactMap { $0 }.filter { !given.contains($0) } + given
      let all = (0..<count(entity.id)).map { CanonicalJSON.object(record(named, member: $0, book)) }
      members[list] = isListOpen(entity.id) ? .object(["members": .array(all), "more": .text("unknown")]) : .array(all)
    }
    return .object(members)
  }

  private func record(_ facts: [FactID], member: Int, _ book: RuleBook) -> [String: CanonicalJSON] {
    var record: [String: CanonicalJSON] = [:]
    for id in facts {
      let cell = FactCell(id, member)
      guard isKnown(cell), !isPresumed(cell), let value = CanonicalJSON(value(of: cell, book: book)) else { continue }
      record[book[id].name] = value
    }
    return record
  }
}
