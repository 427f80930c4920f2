import Expressions
import Testing

@Suite struct JSONTextTests {
  private func parse(_ text: String) -> Result<JSONNode, JSONError> {
    do throws(JSONError) { return .success(try JSONText.parse(text.utf8)) } catch { return .failure(error) }
  }

  @Test func valuesAreReadWithTheirPlaces() throws {
    let node = try parse(#" {"a": [1.50, -0, 1e+5, true, null], "é": "x"} "#).get()
    #expect(node.start == 1 && node.end == 47)
    let items = try #require(node["a"]?.asArray)
    #expect(items.map(\.kind) == [.number("1.50"), .number("-0"), .number("1e+5"), .boolean(true), .null])
    #expect(items[0].start == 8 && items[0].end == 12)
    #expect(node["é"]?.asString == "x")
    #expect(node["b"] == nil)
    #expect(node.asObject?.map(\.nameStart) == [2, 37])
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9""#, "é"), (#""\ud83d\ude00""#, "😀"), ("\"😀\"", "😀"),
    ("\"\"", ""),
  ])
  func stringsAreDecoded(_ text: String, _ expected: String) throws { #expect(try parse(text).get().asString == expected) }

  @Test(arguments: [
    ("", 0), ("[1,]", 3), ("{\"a\":1,}", 7), ("[1 2]", 3), ("{a: 1}", 1), ("01", 1), ("1.", 2), ("1e", 2), ("-", 1), ("+1", 0),
    ("tru", 0),
    ("nullx", 4), ("[1", 2), ("{\"a\"}", 4), ("{\"a\": 1, \"a\": 2}", 9), ("\"a", 0), ("\"\\x\"", 1), ("\"\\ud800\"", 1),
    ("\"\\ud800\\u0041\"", 1), ("\"\\udc00\"", 1), ("\"\\u12g4\"", 5), ("\"a\nb\"", 2), ("1 2", 2), ("'a'", 0), ("NaN", 0),
    ("// c\n1", 0),
  ])
  func otherTextsAreRefused(_ text: String, _ offset: Int) {
    guard case .failure(let error) = parse(text) else {
      Issue.record("accepted")
      return
    }
    #expect(error.offset == offset, "\(error.message)")
  }

  @Test func invalidUTF8IsRefused() {
    #expect(throws: JSONError.self) { try JSONText.parse([0x22, 0xFF, 0x22]) }
    #expect(throws: JSONError.self) { try JSONText.parse([0x22, 0xED, 0xA0, 0x80, 0x22]) }
  }

  @Test func depthIsBounded() {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(throws: JSONError.self) { try JSONText.parse(deep.utf8) }
    let shallow = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(throws: Never.self) { try JSONText.parse(shallow.utf8) }
  }
}
