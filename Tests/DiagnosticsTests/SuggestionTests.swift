import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(
    arguments: [
      ("chidl.age", ["child.age", "child.name"], "child.age"),
      ("Child.Age", ["child.age"], "child.age"),
      ("child-age", ["child_age"], "child_age"),
      ("titel", ["title", "until"], "title"),
      ("form", ["from", "forms"], "forms"),
      ("whe", ["where", "when"], "when"),
      ("age", ["age"], nil),
      ("a", ["b"], nil),
      ("", ["a"], nil),
      ("a", [""], nil),
      ("", [""], nil),
      ("source", ["outcome", "kind"], nil),
      ("anything", [], nil),
    ] as [(String, [String], String?)])
  func nearest(_ name: String, _ candidates: [String], _ expected: String?) {
    #expect(Suggestion.nearest(to: name, among: candidates) == expected)
    #expect(Suggestion.nearest(to: name, among: candidates.reversed()) == expected)
  }

  @Test func aNameOfAnyLengthIsQuick() {
    let name = String(repeating: "a", count: 200_000)
    #expect(Suggestion.nearest(to: name, among: [name + "b", "a"]) == nil)
  }
}
