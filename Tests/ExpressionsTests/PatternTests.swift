import Expressions
import Testing

@Suite struct PatternTests {
  @Test(arguments: [
    ("abc", "b", true), ("abc", "^b", false), ("abc", "^a.c$", true), ("abc", "a|x", true), ("", "^$", true),
    ("aab", "^(a+)+b$", true),
    ("foofoo", "^(foo)\\1$", true), ("foobar", "^(foo)\\1$", false), ("2016", "^\\d{4}$", true), ("16", "^\\d{4}$", false),
    ("aaa", "^a{2,}$", true), ("aaa", "^a{1,2}$", false), ("b", "[a-z-[aeiou]]", true), ("a", "^[a-z-[aeiou]]$", false),
    ("-", "[a\\-z]", true), ("]", "[\\]]", true), ("É", "\\p{Lu}", true), ("é", "\\P{Lu}", true),
    ("x", "\\p{IsBasicLatin}", true), ("Ж", "\\p{IsCyrillic}", true), ("ก", "\\p{IsThai}", true),
    ("\u{E000}", "\\p{IsPrivateUse}", true), ("+", "^[+--]$", true), ("a-", "^[a-]+$", true),
    ("λ", "\\p{IsGreek}", true), ("a b", "a\\sb", true), ("ab", "(?:a)(b)", true), ("x^", "x\\^", true),
    ("a_1", "^\\i\\c*$", true),
    ("abcabc", "(a)(b)(c)\\3", false), ("", "(a*)*", true), ("b", "(a?)*?b", true), ("\n", "^.$", false),
    ("postcode", "co?de", true),
    ("aé", "^\\w+$", true), ("a-", "^\\w+$", false),
  ])
  func matchesOrNot(_ text: String, _ pattern: String, _ expected: Bool) {
    #expect(value("matches(t, p)", [("t", .string(text)), ("p", .string(pattern))]) == .boolean(expected))
  }

  @Test(arguments: [
    ("A", "a", "i", true), ("É", "é", "i", true), ("b", "[^A]", "i", true), ("a", "[^A]", "i", false), ("a\nb", "^b$", "m", true),
    ("a\nb", "a.b", "s", true),
    ("ab", "a b", "x", true), ("a b", "a[ ]b", "x", true), ("a.b", "a.b", "q", true), ("axb", "a.b", "q", false),
    ("AA", "(a)\\1", "i", true), ("a", "\\p{Lu}", "i", false), ("k", "\u{212A}", "i", true), ("\u{212A}", "k", "i", true),
    ("i", "[A-Z-[IO]]", "i", false), ("b", "[A-Z-[IO]]", "i", true), ("Q", "[^q]", "i", false),
    ("hello world", "hello\\ sworld", "x", true), ("helloworld", "hello[ ]world", "x", false), ("12", "\\ d{ 2 }", "x", true),
  ])
  func flagsHold(_ text: String, _ pattern: String, _ flags: String, _ expected: Bool) {
    let facts: [(String, Value)] = [("t", .string(text)), ("p", .string(pattern)), ("f", .string(flags))]
    #expect(value("matches(t, p, f)", facts) == .boolean(expected))
  }

  @Test(arguments: [
    "*a", "a**", "(", ")", "(a", "a)", "[", "[a", "[]", "[b-a]", "a{2,1}", "a{", "{1}", "a{1", "\\", "\\q", "\\1", "(\\1)",
    "(?=a)", "(?<n>a)",
    "\\p{Xx}", "\\p{IsNowhere}", "\\p", "[a[b]]", "a{1,99999}{1,99999}",
  ])
  func otherTextsAreRefused(_ pattern: String) {
    #expect(value("matches(\"a\", p)", [("p", .string(pattern))]).asError?.code == .badLiteral)
  }

  @Test func longTextsNeedNoStack() {
    let text = String(repeating: "ab", count: 20_000)
    #expect(value("string length(replace(t, \"(a|b)\", \"$1\"))", [("t", .string(text))]) == .number(40_000))
    #expect(value("matches(t, \"^(a|b)*$\")", [("t", .string(text))]) == .boolean(true))
  }
}
