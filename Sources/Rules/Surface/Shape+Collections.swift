import Diagnostics
import YAMLTree

extension Shape where Value == YAMLNode {
  /// Whatever is written, to be read by who knows its type.
  static var anything: Shape { Shape("a value", schema: .truth(true)) { node, _ in node } }
}

extension Shape {
  /// A list; an element that cannot be read is left out, reported.
  static func list<Element>(of element: Shape<Element>) -> Shape<[Element]> where Value == [Element] {
    let expected = "a list, each entry after a `-`"
    return Shape(expected, schema: listSchema(of: element.schema), records: element.records) { node, reading in
      if let items = node.items { return items.compactMap { reading.read(element, $0, under: nil) } }
      reading.mismatch(node, expected: expected)
      // A single entry is most likely what was meant; its own mistakes are worth telling.
      guard node.entries != nil || !node.isAbsent && element.records.isEmpty else { return nil }
      return reading.read(element, node, under: reading.owner).map { [$0] }
    }
  }

  /// One value, or a list of them.
  static func oneOrMore<Element>(of element: Shape<Element>) -> Shape<[Element]> where Value == [Element] {
    let expected = "\(element.expected), or a list of these"
    return Shape(
      expected, schema: .record([("anyOf", .list([element.schema, listSchema(of: element.schema)]))]), records: element.records
    ) { node, reading in
      if let items = node.items { return items.compactMap { reading.read(element, $0, under: nil) } }
      return reading.read(element, node, under: reading.owner).map { [$0] }
    }
  }

  private static func listSchema(of element: SchemaValue) -> SchemaValue {
    .record([("type", .text("array")), ("items", element)])
  }

  /// A mapping whose keys are names of the writer's choice.
  static func map<Element>(_ keys: WordForm?, of element: Shape<Element>) -> Shape<[(key: Name, value: Element)]>
  where Value == [(key: Name, value: Element)] {
    let expected = "a mapping from \(keys.map { "names (\($0.phrase))" } ?? "names") to values"
    return Shape(expected, schema: mapSchema(keys, of: element.schema), records: element.records) { node, reading in
      guard let entries = node.entries else {
        reading.mismatch(node, expected: expected)
        return nil
      }
      return entries.compactMap { entry in
        let key = Name(entry.key, at: entry.keySpan)
        if let keys { reading.check(key, is: keys) }
        return reading.read(element, entry.value, under: key).map { (key, $0) }
      }
    }
  }

  private static func mapSchema(_ keys: WordForm?, of element: SchemaValue) -> SchemaValue {
    let names = keys.map { [("propertyNames", SchemaValue.record([("pattern", .text($0.pattern))]))] } ?? []
    return .record([("type", .text("object")), ("additionalProperties", element)] + names)
  }

  /// A mapping with fixed keys, and what is made of it.
  static func record(
    _ declaration: RecordDeclaration, _ make: @escaping @Sendable (Record, inout Reading) -> Value
  ) -> Shape {
    Shape(declaration.phrase, schema: .definition(declaration.name), records: [declaration]) { node, reading in
      reading.open(node, as: declaration).map { make($0, &reading) }
    }
  }

  /// The same with another value made of what is read.
  func map<Other>(_ change: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
    Shape<Other>(expected, schema: schema, records: records) { read($0, &$1).map(change) }
  }
}
