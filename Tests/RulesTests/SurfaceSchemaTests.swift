import Diagnostics
import Rules
import TestSupport
import Testing
import YAMLTree

@Suite struct SurfaceSchemaTests {
  @Test(arguments: ruleFileKinds) func schemaOfAKindIsJSONWithoutLooseEnds(_ kind: String) throws {
    let schema = try #require(ruleFileSchema(kind: kind))
    #expect(JSONCheck.isJSON(schema))
    #expect(looseReferences(schema).isEmpty)
  }

  @Test func schemaOfAllKindsNamesEachOnce() throws {
    let schema = try #require(ruleFileSchema())
    #expect(JSONCheck.isJSON(schema))
    #expect(looseReferences(schema).isEmpty)
    for kind in ruleFileKinds {
      // Once for a single thing of the kind and once for several under `rules`.
      #expect(schema.split(separator: "\"const\": \"\(kind)\"", omittingEmptySubsequences: false).count == 3, "\(kind)")
    }
  }

  @Test func unknownKindHasNoSchema() { #expect(ruleFileSchema(kind: "weather") == nil) }

  @Test func schemaIsAsRecorded() throws {
    assertGolden(try #require(ruleFileSchema(kind: "criterion")), named: "surface/criterion.schema.json")
  }

  @Test(arguments: ["", "{", "{\"a\":}", "[1,]", "{\"a\" 1}", "\"\\x\"", "nul", "{} {}"])
  func checkOfJSONRefuses(_ text: String) { #expect(!JSONCheck.isJSON(text)) }

  private func looseReferences(_ schema: String) -> [String] {
    let references = schema.split(separator: "\"$ref\": \"#/$defs/").dropFirst().compactMap { $0.split(separator: "\"").first }
    return Set(references).map(String.init).filter { !schema.contains("\n    \"\($0)\": {") }.sorted()
  }
}

/// A strict check that a text is JSON (RFC 8259), numbers without exponents.
private struct JSONCheck {
  private var rest: Substring.UnicodeScalarView

  static func isJSON(_ text: String) -> Bool {
    var check = JSONCheck(rest: text[...].unicodeScalars)
    return check.value() && check.next() == nil
  }

  private mutating func next() -> Unicode.Scalar? {
    rest = rest.drop { " \n\t\r".unicodeScalars.contains($0) }
    return rest.first
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard next() == wanted else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func value() -> Bool {
    switch next() {
    case "{": return list("{", "}") { $0.string() && $0.take(":") && $0.value() }
    case "[": return list("[", "]") { $0.value() }
    case "\"": return string()
    default:
      let word = String(rest.prefix { !",]} \n".unicodeScalars.contains($0) })
      rest = rest.dropFirst(word.unicodeScalars.count)
      return ["true", "false", "null"].contains(word) || Int(word) != nil
    }
  }

  private mutating func list(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ item: (inout JSONCheck) -> Bool) -> Bool {
    guard take(open) else { return false }
    if take(close) { return true }
    repeat { if !item(&self) { return false } } while take(",")
    return take(close)
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return true }
      if scalar.value < 0x20 { return false }
      guard scalar == "\\" else { continue }
      guard let escape = rest.popFirst(), "\"\\/bfnrtu".unicodeScalars.contains(escape) else { return false }
    }
    return false
  }
}
