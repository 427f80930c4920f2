import TestSupport
import Testing

/// What other tests lean on must itself be able to fail.
@Suite struct TestSupportTests {
  @Test func marks() {
    let source = MarkedSource("é «1»ab«2»c«/1»\n«3»«/3»")
    #expect(source.text == "é abc\n")
    #expect(source.ranges == ["1": 3..<6, "2": 5..<5, "3": 7..<7])
  }

  @Test func lineDifferences() {
    #expect(lineDifference("a\nb\nc", "a\nb\nc").isEmpty)
    #expect(lineDifference("a\nb\nc\nd", "a\nx\nc\nd\ne") == "@@ line 2\n  a\n- b\n+ x\n@@ line 5\n  d\n+ e")
    #expect(lineDifference("", "a") == "@@ line 1\n- \n+ a")
  }

  @Test func randomNumbersRepeat() {
    var (a, b, c) = (SeededRandom(seed: 1), SeededRandom(seed: 1), SeededRandom(seed: 2))
    let first = (0..<5).map { _ in a.next() }
    #expect(first == (0..<5).map { _ in b.next() })
    #expect(first != (0..<5).map { _ in c.next() })
  }

  @Test func aMissingGoldenFileIsAnIssue() {
    withKnownIssue { assertGolden("text", named: "no/such/file.golden") }
  }
}
