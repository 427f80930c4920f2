import Diagnostics
import Expressions
public import Facts
public import Rules

/// A facts document in parts, so that facts can be dropped one by one.
public struct RandomDocument: Sendable {
  public enum ListState: Sendable { case absent, closed, open }

  public struct Member: Sendable {
    public var facts: [(name: String, text: String)]

    public init(_ facts: [(name: String, text: String)] = []) { self.facts = facts }
  }

  public struct Part: Sendable {
    /// The key of the record or list.
    public var key: String
    public var list: ListState?
    public var members: [Member]

    public init(key: String, list: ListState?, members: [Member]) {
      self.key = key
      self.list = list
      self.members = members
    }
  }

  public var parts: [Part]

  public init(parts: [Part]) { self.parts = parts }

  /// What a case holds that was given.
  public init(_ facts: CaseFacts, of book: RuleBook) {
    parts = book.entities.map { entity in
      let members = (0..<facts.count(entity.id)).map { member in
        Member(
          entity.facts.filter { !book[$0].isDerived }.compactMap { id in
            let cell = FactCell(id, member)
            guard facts.isKnown(cell), !facts.isPresumed(cell) else { return nil }
            return (book[id].name, Self.text(facts.value(of: cell, book: book)))
          })
      }
      let state: ListState? =
        !entity.isList ? nil : !facts.isListKnown(entity.id) ? .absent : facts.isListOpen(entity.id) ? .open : .closed
      return Part(key: entity.list ?? entity.name, list: state, members: members)
    }
  }

  static func text(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let flag): flag ? "yes" : "no"
    case .string(let text): "\"\(text)\""
    case .daysTimeDuration(let duration): "P\(duration.parts.days)D"
    case .list(let items): "[" + items.map { text($0) }.joined(separator: ", ") + "]"
    default: "\(value)"
    }
  }

  public var yaml: String {
    var text = ""
    for part in parts {
      let members = part.members.map { "{" + $0.facts.map { "\($0.name): \($0.text)" }.joined(separator: ", ") + "}" }
      switch part.list {
      case nil: if let record = members.first, record != "{}" { text += "\(part.key): \(record)\n" }
      case .absent?: break
      case .closed?: text += members.isEmpty ? "\(part.key): []\n" : "\(part.key):\n" + members.map { "  - \($0)\n" }.joined()
      case .open?:
        text += "\(part.key):\n  more: unknown\n"
        if !members.isEmpty { text += "  members:\n" + members.map { "    - \($0)\n" }.joined() }
      }
    }
    return text.isEmpty ? "{}\n" : text
  }

  /// Reads the document; the answer says why it was refused, nil where it was not.
  public func read(_ reader: FactsReader, into facts: CaseFacts) -> String? {
    var files = SourceFiles()
    let file = files.add(path: "facts.yaml", bytes: Array(yaml.utf8))
    var diagnostics = DiagnosticSet()
    _ = reader.read(yaml: file, into: facts, diagnostics: &diagnostics)
    return diagnostics.containsError ? diagnostics.sorted.map(\.message).joined(separator: "; ") : nil
  }

  /// Every document with one fact, or one member that nothing names, less.
  public var smaller: [RandomDocument] {
    var documents: [RandomDocument] = []
    for part in parts.indices {
      for member in parts[part].members.indices {
        if parts[part].list != nil {
          var document = self
          document.parts[part].members.remove(at: member)
          documents.append(document)
        }
        for fact in parts[part].members[member].facts.indices {
          var document = self
          document.parts[part].members[member].facts.remove(at: fact)
          documents.append(document)
        }
      }
    }
    return documents
  }
}
