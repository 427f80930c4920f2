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
    guard let root = YAMLReader.parse(file, limits: yamlLimits, into: &diagnostics) else { return FactsDocument() }
    return read(root, form: .yaml, into: facts, diagnostics: &diagnostics)
  }

  /// Reads a tree of YAML, from a worked case, say.
  public func read(
    _ root: YAMLNode, into facts: CaseFacts, diagnostics: inout DiagnosticSet
  ) -> FactsDocument {
    facts.reset()
    return read(root, form: .yaml, into: facts, diagnostics: &diagnostics)
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
