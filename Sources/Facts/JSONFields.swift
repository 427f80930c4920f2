import Expressions
import Rules

/// What a key of a JSON document leads to, flat, for ``JSONFacts``.
struct JSONField {
  enum Kind: UInt8 {
    /// Facts by the form of their values.
    case flag, integer, date, code, set, integers, text
    /// Facts that are rare or take work: read through the tree.
    case other
    /// Keys at the top.
    case record, list, id, override
  }

  var kind: Kind
  var decimals = 0
  var mayBeNone = false
  /// Whether the fact names its member.
  var isName = false
  /// The number of the fact, or of the entity for `record` and `list`.
  var number: Int
  var minimum = Int64.min
  var maximum = Int64.max
  /// The key's bytes, for comparing with the one expected.
  var key: NameKey
  var codes: NameTable?
}

/// The keys of a document's top and of every entity, in memory without reference counts; fixed once made.
final class JSONFields: @unchecked Sendable {
  /// The keys of one object: the document (0) or an entity (its number and 1).
  struct Scope {
    var names: NameTable
    /// Where its fields begin in ``fields``.
    var start: Int
    /// Its words in ``JSONMemory``, a bit for each field.
    var seenStart: Int
    var seenCount: Int
  }

  let scopes: UnsafeMutablePointer<Scope>
  let scopeCount: Int
  let fields: UnsafeMutablePointer<JSONField>
  let fieldCount: Int
  /// Words for a bit of every field, scope by scope.
  let seenCount: Int
  private let text: UnsafeMutablePointer<UInt8>

  init(_ vocabulary: FactVocabulary) {
    var keys: [[(name: String, field: (NameKey) -> JSONField)]] = [
      vocabulary.topKeys.sorted { $0.key < $1.key }.map { key in (key.key, { JSONField(key.value, key: $0) }) }
    ]
    for entity in vocabulary.entities {
      let facts = vocabulary.facts.filter { $0.fact.entity == entity.id }
      keys.append(
        facts.map { reading in
          (reading.fact.name, { JSONField(reading, isName: entity.nameFact == reading.fact.id, key: $0) })
        })
    }
    scopeCount = keys.count
    fieldCount = keys.reduce(0) { $0 + $1.count }
    scopes = .allocate(capacity: scopeCount)
    fields = .allocate(capacity: max(1, fieldCount))
    text = .allocate(capacity: max(1, keys.joined().reduce(0) { $0 + $1.name.utf8.count }))
    var field = 0
    var textStart = 0
    var seen = 0
    for (scope, names) in keys.enumerated() {
      (scopes + scope).initialize(
        to: Scope(names: NameTable(names.map(\.name)), start: field, seenStart: seen, seenCount: (names.count + 63) / 64))
      seen += (names.count + 63) / 64
      for (name, make) in names {
        for (i, byte) in name.utf8.enumerated() { text[textStart + i] = byte }
        (fields + field).initialize(to: make(NameKey(text + textStart, length: name.utf8.count)))
        textStart += name.utf8.count
        field += 1
      }
    }
    seenCount = seen
  }

  deinit {
    for scope in 0..<scopeCount { scopes[scope].names.deallocate() }
    for field in 0..<fieldCount { fields[field].codes?.deallocate() }
    scopes.deallocate()
    fields.deallocate()
    text.deallocate()
  }
}

extension JSONField {
  fileprivate init(_ key: FactVocabulary.TopKey, key name: NameKey) {
    switch key {
    case .record(let entity): self.init(kind: .record, number: entity.index, key: name)
    case .list(let entity): self.init(kind: .list, number: entity.index, key: name)
    case .id: self.init(kind: .id, number: 0, key: name)
    case .override: self.init(kind: .override, number: 0, key: name)
    }
  }

  fileprivate init(_ reading: FactReading, isName: Bool, key: NameKey) {
    let fact = reading.fact
    self.init(kind: .other, mayBeNone: fact.mayBeNone, isName: isName, number: fact.id.index, key: key)
    guard !fact.isDerived else { return }
    switch (fact.storage, fact.type) {
    case (.flag, .yesNo): kind = .flag
    case (.integer(let decimals), .integer), (.integer(let decimals), .number), (.integer(let decimals), .money):
      kind = setBounds(fact, decimals) && !(isName && decimals > 0) ? .integer : .other
    case (.integers(let decimals), .list(.integer)), (.integers(let decimals), .list(.number)):
      kind = setBounds(fact, decimals) ? .integers : .other
    case (.integer, .date) where !isName: kind = .date
    case (.code, .choice), (.code, .reference):
      guard reading.memberEntity == nil, !isName else { return }
      kind = .code
    case (.set, .choices): kind = .set
    case (.value, .text): kind = .text
    default: break
    }
    if kind == .code || kind == .set { codes = NameTable(reading.codes) }
  }

  /// Whether the bounds can be told by whole numbers of the column.
  private mutating func setBounds(_ fact: Fact, _ decimals: Int) -> Bool {
    self.decimals = decimals
    guard 0...18 ~= decimals else { return false }
    if let bound = fact.minimum {
      guard let scaled = bound.scaledInt64(decimals: decimals) else { return false }
      minimum = scaled
    }
    if let bound = fact.maximum {
      guard let scaled = bound.scaledInt64(decimals: decimals) else { return false }
      maximum = scaled
    }
    return true
  }
}

/// What the reading of JSON remembers from document to document, and has at hand within one.
struct JSONMemory: Sendable {
  struct Pointers {
    /// For each field the one that came after it last time, then for each scope the first one; -1 at the start.
    var following: UnsafeMutablePointer<Int32>
    /// A bit for each field of the object at hand whose key was there.
    var seen: UnsafeMutablePointer<UInt64>
  }

  private var following: [Int32]
  private var seen: [UInt64]

  init(_ fields: JSONFields) {
    following = Array(repeating: -1, count: fields.fieldCount + fields.scopeCount)
    seen = Array(repeating: 0, count: fields.seenCount + 1)
  }

  mutating func withPointers<Result>(_ body: (Pointers) -> Result?) -> Result? {
    following.withUnsafeMutableBufferPointer { following in
      seen.withUnsafeMutableBufferPointer { seen in
        // Neither is ever empty: there is always the scope of the document.
        guard let following = following.baseAddress, let seen = seen.baseAddress else { return nil }
        return body(Pointers(following: following, seen: seen))
      }
    }
  }
}
