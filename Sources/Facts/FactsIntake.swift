import Diagnostics
import Rules
import YAMLTree

/// How a facts document is written; JSON has types of its own, YAML only text.
enum DocumentForm: Hashable, Sendable { case yaml, json }

/// Takes a facts document, read into a tree, into the columns of a case.
///
/// One pass over the tree; references to members, which may stand before the member, are settled by ``finish()``.
struct FactsIntake {
  /// A reference to a member by its name, still to be found.
  struct PendingReference {
    var cell: FactCell
    var entity: EntityID
    var name: String
    var span: SourceSpan
  }

  let vocabulary: FactVocabulary
  let facts: CaseFacts
  let form: DocumentForm
  let limits: FactsLimits
  var diagnostics = DiagnosticSet()
  var pending: [PendingReference] = []
  var names = MemberNames()
  /// Whether a list may stand under a key that nobody knows.
  var hasUnknownKey = false

  init(_ vocabulary: FactVocabulary, into facts: CaseFacts, form: DocumentForm, limits: FactsLimits) {
    self.vocabulary = vocabulary
    self.facts = facts
    self.form = form
    self.limits = limits
  }

  // MARK: The document

  mutating func read(_ root: YAMLNode) -> FactsDocument {
    var document = FactsDocument()
    if root.isAbsent { return document }
    guard let entries = root.entries else {
      diagnostics.report(.documentIsNotMapping(found(root), vocabulary: vocabulary, at: root.span))
      return document
    }
    for entry in entries {
      switch vocabulary.topKeys[entry.key] {
      case .record(let entity)?: readRecord(entity, entry)
      case .list(let entity)?: readList(entity, entry)
      case .id?: readID(entry.value, into: &document)
      case .override?: document.override = readOverride(entry)
      case nil:
        hasUnknownKey = true
        diagnostics.report(.unknownTopKey(entry.key, vocabulary: vocabulary, form: form, at: entry.keySpan))
      }
    }
    return document
  }

  private mutating func readID(_ node: YAMLNode, into document: inout FactsDocument) {
    guard let text = node.scalarText, !node.isAbsent, !isNull(node) else {
      diagnostics.report(.badID(found(node), at: node.span))
      return
    }
    document.id = text
    if form == .json { document.idRange = node.span.range }
  }

  private mutating func readRecord(_ entity: EntityID, _ entry: YAMLEntry) {
    if isNotGiven(entry.value) { return }
    guard entry.value.entries != nil else {
      diagnostics.report(.recordIsNotMapping(vocabulary[entity], found: found(entry.value), at: entry.value.span))
      return
    }
    readFacts(of: entity, member: 0, entry.value)
  }

  // MARK: Lists

  private mutating func readList(_ entity: EntityID, _ entry: YAMLEntry) {
    let node = entry.value
    if isNotGiven(node) { return }
    switch node.content {
    case .sequence(let members):
      facts.setList(entity, isOpen: false)
      readMembers(entity, members)
    case .mapping(let entries) where entries.contains { $0.key == "members" || $0.key == "more" }:
      readOpenList(entity, entries)
    case .mapping, .scalar:
      diagnostics.report(.listIsNotSequence(vocabulary[entity], found: found(node), at: node.span))
    }
  }

  private mutating func readOpenList(_ entity: EntityID, _ entries: [YAMLEntry]) {
    facts.setList(entity, isOpen: false)
    for entry in entries {
      switch entry.key {
      case "members":
        if let members = entry.value.items {
          readMembers(entity, members)
        } else if !isNotGiven(entry.value) {
          diagnostics.report(
            .listIsNotSequence(vocabulary[entity], found: found(entry.value), at: entry.value.span)
          )
        }
      case "more":
        if entry.value.scalarText == "unknown" {
          facts.setList(entity, isOpen: true)
        } else {
          diagnostics.report(.badMore(at: entry.value.span))
        }
      default: diagnostics.report(.unknownListKey(entry.key, vocabulary[entity], at: entry.keySpan))
      }
    }
  }

  private mutating func readMembers(_ entity: EntityID, _ members: [YAMLNode]) {
    for (index, node) in members.enumerated() {
      guard index < limits.members else {
        diagnostics.report(.tooManyMembers(vocabulary[entity], limit: limits.members, at: node.span))
        return
      }
      let member = facts.addMember(entity)
      if node.entries != nil {
        readFacts(of: entity, member: member, node)
      } else {
        diagnostics.report(.memberIsNotMapping(vocabulary[entity], found: found(node), form: form, at: node.span))
      }
    }
  }

  // MARK: The facts of a record or member

  private mutating func readFacts(of entity: EntityID, member: Int, _ node: YAMLNode) {
    for entry in node.entries ?? [] {
      if let fact = vocabulary.fact(named: entry.key, of: entity) {
        readFact(FactCell(fact, member), key: entry.keySpan, entry.value)
      } else {
        diagnostics.report(
          .unknownFact(entry.key, of: vocabulary[entity], vocabulary: vocabulary, form: form, at: entry.keySpan))
      }
    }
  }

  // MARK: Words that stand for the lack of a value

  /// Nothing written, or the word `unknown`: the same as leaving the key out.
  func isNotGiven(_ node: YAMLNode) -> Bool {
    guard let scalar = node.scalar else { return false }
    return node.isAbsent || (scalar.text == "unknown" && (scalar.style == .plain || form == .json))
  }

  func isNull(_ node: YAMLNode) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return scalar.text == "null" || (form == .yaml && scalar.text == "~")
  }

  /// What stands here, for messages: a scalar as it is written.
  func found(_ node: YAMLNode) -> String {
    switch node.content {
    case .sequence: "a list"
    case .mapping: form == .json ? "an object" : "a mapping"
    case .scalar(let scalar): node.isAbsent ? "nothing" : "`\(written(scalar))`"
    }
  }

  func written(_ scalar: YAMLScalar) -> String {
    let text = Diagnostic.abridged(scalar.text)
    return scalar.style == .plain ? text : "\"\(text)\""
  }
}
