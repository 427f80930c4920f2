import Diagnostics
import YAMLTree

/// What may stand in a field: how it is described to people and editors, and how it is read.
struct Shape<Value: Sendable>: Sendable {
  /// "a date such as `2016-08-31`": what messages say was expected.
  let expected: String
  /// Makes the JSON Schema, for editors: only then is it needed.
  private let makeSchema: @Sendable () -> SchemaValue
  /// The records that may stand in it.
  let records: [RecordDeclaration]
  /// Nil, with the reason reported, where nothing can be made of the node.
  let read: @Sendable (YAMLNode, inout Reading) -> Value?

  init(
    _ expected: String, schema: @autoclosure @escaping @Sendable () -> SchemaValue, records: [RecordDeclaration] = [],
    read: @escaping @Sendable (YAMLNode, inout Reading) -> Value?
  ) {
    self.expected = expected
    makeSchema = schema
    self.records = records
    self.read = read
  }

  var schema: SchemaValue { makeSchema() }
}

/// A key that a record may have, with the type of what is read from it.
///
/// A class, as the declarations below: they are made once and looked at for every key of every file.
final class Field<Value: Sendable>: Sendable {
  let key: String
  let shape: Shape<Value>
  let declaration: FieldDeclaration

  init(_ key: String, _ shape: Shape<Value>, _ summary: String, required: Bool = false) {
    self.key = key
    self.shape = shape
    declaration = FieldDeclaration(
      key: key, summary: summary, isRequired: required, schema: { shape.schema }, records: shape.records)
  }

  /// The same key where it must be given.
  var required: Field { Field(key, shape, declaration.summary, required: true) }
}

/// A key that a record may have, without its type: what unknown keys are compared with and schemas are made of.
final class FieldDeclaration: Sendable {
  let key: String
  let summary: String
  let isRequired: Bool
  let records: [RecordDeclaration]
  private let makeSchema: @Sendable () -> SchemaValue

  init(
    key: String, summary: String, isRequired: Bool, schema: @escaping @Sendable () -> SchemaValue, records: [RecordDeclaration]
  ) {
    self.key = key
    self.summary = summary
    self.isRequired = isRequired
    self.records = records
    makeSchema = schema
  }

  var schema: SchemaValue { makeSchema() }
}

/// A mapping with fixed keys.
final class RecordDeclaration: Sendable {
  /// Identifies it in schemas.
  let name: String
  /// "a fact": what messages call it.
  let phrase: String
  let fields: [FieldDeclaration]
  /// Keys of which at least one must be given; for schemas, the reader says it in its own words.
  let heads: [String]
  let required: [FieldDeclaration]
  private let keys: [String]

  init(_ name: String, _ phrase: String, _ fields: [FieldDeclaration], heads: [String] = []) {
    self.name = name
    self.phrase = phrase
    self.fields = fields
    self.heads = heads
    required = fields.filter(\.isRequired)
    keys = fields.map(\.key)
  }

  func declares(_ key: String) -> Bool { keys.contains(key) }

  /// This record and all that may stand somewhere in it, the nearest first.
  var closure: [RecordDeclaration] {
    var found = [self]
    var next = 0
    while next < found.count {
      for record in found[next].fields.flatMap(\.records) where !found.contains(where: { $0.name == record.name }) {
        found.append(record)
      }
      next += 1
    }
    return found
  }
}
