public import Diagnostics
public import Rules
public import YAMLTree

/// Reads facts documents, YAML or JSON, against the vocabulary of a rule book into the columns of a case.
///
/// Nothing throws: what is wrong is reported with its place, the rest is taken. A case whose reading reported an error is
/// not to be decided. A value of this type remembers the order of keys, and is best kept for many documents; it is
/// not to be shared between threads while it reads, but may be copied.
public struct FactsReader: Sendable {
  let vocabulary: FactVocabulary
  let limits: FactsLimits
  private let fields: JSONFields
  private var memory: JSONMemory

  /// Complexity: O(facts, choices and rows of registers).
  public init(book: RuleBook, limits: FactsLimits = .default) {
    vocabulary = FactVocabulary(book)
    self.limits = limits
    fields = JSONFields(vocabulary)
    memory = JSONMemory(fields)
  }

  /// Reads a YAML file; what was in `facts` is forgotten first.
  public func read(
    yaml file: SourceFile, into facts: CaseFacts, diagnostics: inout DiagnosticSet
  ) -> FactsDocument {
    facts.reset()
    let yamlLimits = YAMLLimits(depth: limits.depth, bytes: limits.bytes)
    var found = DiagnosticSet()
    let root = YAMLReader.parse(file, limits: yamlLimits, into: &found)
    for diagnostic in found.sorted { diagnostics.report(diagnostic.ofFacts(vocabulary)) }
    guard let root else { return FactsDocument() }
    return read(root, form: .yaml, into: facts, diagnostics: &diagnostics)
  }

  /// Reads a tree of YAML, from a worked case, say, or one of JSON that ``trees(ofJSONLines:into:)`` gave.
  public func read(
    _ root: YAMLNode, isJSON: Bool = false, into facts: CaseFacts, diagnostics: inout DiagnosticSet
  ) -> FactsDocument {
    facts.reset()
    return read(root, form: isJSON ? .json : .yaml, into: facts, diagnostics: &diagnostics)
  }

  /// The trees of lines of JSON; blank lines are left out, and of a line that is not JSON the reason is reported.
  ///
  /// Complexity: O(bytes).
  public func trees(ofJSONLines file: SourceFile, into diagnostics: inout DiagnosticSet) -> [YAMLNode] {
    var trees: [YAMLNode] = []
    var start = 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
      if file.bytes[start..<end].contains(where: { $0 > 0x20 }) {
        var own = DiagnosticSet()
        let tree = file.bytes[start..<end].withUnsafeBufferPointer {
          JSONTree.parse($0, file: file.id, limits: limits, into: &own)
        }
        if let tree { trees.append(tree.moved(by: start)) }
        for var diagnostic in own.sorted {
          diagnostic.span = diagnostic.span?.moved(by: start)
          for index in diagnostic.labels.indices {
            diagnostic.labels[index].span = diagnostic.labels[index].span.moved(by: start)
          }
          diagnostics.report(diagnostic)
        }
      }
      start = end + 1
    }
    return trees
  }

  /// Reads a JSON document; `file` is the file of the places in diagnostics, which count from the first of `bytes`.
  ///
  /// Complexity: O(bytes).
  public mutating func read(
    json bytes: UnsafeBufferPointer<UInt8>, file: FileID, into facts: CaseFacts, diagnostics: inout DiagnosticSet
  ) -> FactsDocument {
    if let document = readUsual(json: bytes, file: file, into: facts) { return document }
    return readTree(json: bytes, file: file, into: facts, diagnostics: &diagnostics)
  }

  /// Reads a usual JSON document in one pass; nil where the tree has to look at it.
  mutating func readUsual(json bytes: UnsafeBufferPointer<UInt8>, file: FileID, into facts: CaseFacts) -> FactsDocument? {
    facts.reset()
    let intake = FactsIntake(vocabulary, into: facts, form: .json, limits: limits)
    return memory.withPointers { [fields] memory in
      var reader = JSONFacts(bytes, file: file, fields: fields, memory: memory, intake: intake)
      return reader.read()
    }
  }

  /// Reads any JSON document through the tree, which ``JSONFacts`` must agree with.
  func readTree(
    json bytes: UnsafeBufferPointer<UInt8>, file: FileID, into facts: CaseFacts, diagnostics: inout DiagnosticSet
  ) -> FactsDocument {
    facts.reset()
    guard let root = JSONTree.parse(bytes, file: file, limits: limits, into: &diagnostics) else { return FactsDocument() }
    return read(root, form: .json, into: facts, diagnostics: &diagnostics)
  }

  /// Reads a file of JSON.
  public mutating func read(
    json file: SourceFile, into facts: CaseFacts, diagnostics: inout DiagnosticSet
  ) -> FactsDocument {
    file.bytes.withUnsafeBufferPointer { read(json: $0, file: file.id, into: facts, diagnostics: &diagnostics) }
  }

  private func read(
    _ root: YAMLNode, form: DocumentForm, into facts: CaseFacts, diagnostics: inout DiagnosticSet
  ) -> FactsDocument {
    var intake = FactsIntake(vocabulary, into: facts, form: form, limits: limits)
    let document = intake.read(root)
    intake.finish()
    diagnostics.merge(intake.diagnostics)
    return document
  }
}

extension YAMLNode {
  /// The same further on in its file.
  fileprivate func moved(by bytes: Int) -> YAMLNode {
    var node = self
    node.span = span.moved(by: bytes)
    switch content {
    case .scalar: break
    case .sequence(let items): node.content = .sequence(items.map { $0.moved(by: bytes) })
    case .mapping(let entries):
      node.content = .mapping(
        entries.map { YAMLEntry(key: $0.key, keySpan: $0.keySpan.moved(by: bytes), value: $0.value.moved(by: bytes)) })
    }
    return node
  }
}

extension SourceSpan {
  fileprivate func moved(by bytes: Int) -> SourceSpan { SourceSpan(file: file, Int(start) + bytes..<Int(end) + bytes) }
}
