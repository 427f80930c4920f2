import Expressions
public import Facts
public import Rules

/// Which facts a reader may see: by whose they are, who holds them and how sensitive they are.
///
/// A presumed fact is seen or hidden as if it had been given, and one that was not given as if it had been: whether there is
/// something to hide does not show.
public struct Sight: Sendable {
  public let reader: Reader
  /// The holder that the reader is, or the name of the member.
  public let name: String?
  private let book: RuleBook
  private let member: Int?

  /// Why there is no such reader of a case.
  public enum Refusal: Error, Hashable, Sendable {
    case unknown(String, known: [String])
    /// It is one of several and has to be named.
    case unnamed(Reader.Naming, among: [String])
    case unknownName(String, Reader.Naming, among: [String])
    /// There is only one such reader.
    case named(String)
  }

  /// The reader that is written `requesting-partner`, or `family-member[Adult A]` where it is one of several.
  public init(_ text: String, of book: RuleBook, facts: CaseFacts) throws(Refusal) {
    let open = text.firstIndex(of: "[")
    let id = String(text[..<(open ?? text.endIndex)])
    var name: String?
    if let open, text.hasSuffix("]") { name = String(text[text.index(after: open)...].dropLast()) }
    guard let reader = book.reader(named: id) else {
      throw .unknown(id, known: Reader.everySeeing + book.readers.map(\.id))
    }
    let known: [String]
    switch reader.naming {
    case .single:
      if let name { throw .named(name) }
      known = []
    case .holder: known = book.holderNames
    case .member(let entity):
      known = (0..<facts.count(entity)).map { member in
        if case .string(let name) = facts.name(of: member, entity, book: book) { return name }
        return "\(member + 1)"
      }
    }
    if reader.naming != .single {
      guard let name else { throw .unnamed(reader.naming, among: known) }
      guard known.contains(name) else { throw .unknownName(name, reader.naming, among: known) }
    }
    self.init(reader, of: book, name: name, member: name.flatMap { known.firstIndex(of: $0) })
  }

  /// `member` is the number of the member who reads, where the reader is one.
  public init(_ reader: Reader, of book: RuleBook, name: String? = nil, member: Int? = nil) {
    self.reader = reader
    self.book = book
    self.name = name
    self.member = member
  }

  /// Whether the reader may see a fact, given or not. Complexity: O(what is said of the reader).
  public func sees(_ cell: FactCell, in facts: CaseFacts) -> Bool {
    let fact = book[cell.fact]
    return reader.sees.contains { fits($0, fact, cell.member, facts) }
      && !reader.hides.contains { fits($0, fact, cell.member, facts) }
  }

  private func fits(_ sight: Reader.Sight, _ fact: Fact, _ member: Int, _ facts: CaseFacts) -> Bool {
    if let entities = sight.entities, !entities.contains(fact.entity) { return false }
    if let wanted = sight.facts, !wanted.contains(fact.id) { return false }
    if let sensitivities = sight.sensitivities, !sensitivities.contains(fact.sensitivity) { return false }
    if let holders = sight.holders {
      guard let holder = fact.holder, holders.contains(holder) || sight.ownHolder && holder == name else { return false }
    }
    return !sight.isAboutReader || isAboutReader(fact, member, facts)
  }

  private func isAboutReader(_ fact: Fact, _ member: Int, _ facts: CaseFacts) -> Bool {
    guard case .member(let entity) = reader.naming, let own = self.member else { return false }
    if fact.entity == entity { return member == own }
    guard let subject = book.subjectFact(of: fact, leadingTo: entity) else { return false }
    let cell = FactCell(subject, member)
    return facts.isKnown(cell) && !facts.isNone(cell) && facts.integer(cell) == Int64(own)
  }

  /// The case as the reader may see it. Complexity: O(facts × members).
  public func view(of facts: CaseFacts) -> CaseFacts { facts.copy(of: book) { sees($0, in: facts) } }
}

extension RuleBook {
  /// Who holds facts, each once.
  public var holderNames: [String] {
    let declared = holders.map(\.id.value)
    return declared.isEmpty ? Set(facts.compactMap(\.holder)).sorted() : declared
  }
}
