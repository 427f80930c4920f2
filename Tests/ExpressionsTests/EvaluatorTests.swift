import Expressions
import Testing

@Suite struct EvaluatorTests {
  /// Expression, and an expression for the same value, in both modes.
  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("-2 ** 2", "4"), ("10 / 4", "2.5"), ("\"a\" + \"b\"", "\"ab\""), ("{a: 1, b: a + 1}.b", "2"),
    ("[1,2,3][2]", "2"), ("[1,2,3][-1]", "3"), ("[1,2,3][7]", "null"), ("[1,2,3][item > 1]", "[2,3]"),
    ("[{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b", "[4]"), ("[{a: 1}, {a: 2}].a", "[1,2]"),
    ("{limit: 2, r: [{n: 1}, {n: 3}][n > limit]}.r", "[{n: 3}]"), ("{f: function(x) x * 2, r: f(4)}.r", "8"),
    ("{f: function(n: number) if n < 2 then 1 else n * f(n - 1), r: f(5)}.r", "120"),
    ("{k: 10, r: (function(x) x + k)(1)}.r", "11"), ("{f: function(a) function(b) a - b, r: f(5)(3)}.r", "2"),
    ("{f: function(a, b) a - b, r: f(b: 1, a: 3)}.r", "2"), ("for x in [1,2] return x * 10", "[10,20]"),
    ("for x in [1,2], y in [x, 5] return x + y", "[2,6,4,7]"),
    ("for i in 1..4 return if i = 1 then 1 else i * partial[-1]", "[1,2,6,24]"),
    ("for i in 3..1 return i", "[3,2,1]"), ("for d in @\"2016-02-28\"..@\"2016-03-01\" return d.day", "[28,29,1]"),
    ("some x in [1,2], y in [2,3] satisfies x > y", "false"), ("every x in [] satisfies x > 1", "true"),
    ("5 in [1..10]", "true"), ("5 in (> 5, [1..2])", "false"), ("\"b\" in [\"a\",\"b\"]", "true"), ("1 in [[1..3]]", "true"),
    ("sort([{n: 2}, {n: 1}], function(a, b) a.n < b.n).n", "[1,2]"), ("[1,2] instance of list<number>", "true"),
    ("@\"2016-01-31\" + @\"P1M\"", "@\"2016-02-29\""), ("(@\"2016-03-01\" - @\"2016-02-01\").days", "29"),
    ("1 between 0 and 2", "true"), ("if 1 > 2 then \"x\" else null", "null"), ("[1..3].end", "3"), ("1 = null", "false"),
    ("for x in [1] return for y in [2] return x + y", "[[3]]"), ("[[1,2],[3]][count(item) > 1]", "[[1,2]]"),
    ("[{item: 1}, {item: 2}][item >= 2]", "[{item: 2}]"), ("[1,2,3][some y in [2,3] satisfies y = item]", "[2,3]"),
  ])
  func gives(_ expression: String, _ result: String) {
    #expect(parsed(expression).isValid)
    for mode in [EvaluationMode.rules, .conformance] {
      let actual = value(expression, mode: mode)
      #expect(actual == value(result, mode: mode), "\(mode): \(actual) \(actual.asError?.message ?? "")")
    }
  }

  /// What fails in rules says so, with its place: Cases/errors.txt has expressions with code, range and message. Set
  /// RECORD_GOLDEN=1 to write it anew; such a run fails.
  @Test func errorsAreWordedAsRecorded() {
    var text = "# What fails, and how it is worded. `length` is a known name."
    var expressions = 0
    for line in caseLines("errors.txt") where !line.isEmpty && !line.hasPrefix(" ") {
      expressions += 1
      let error = value(line, [("length", .null)]).asError
      let place = error.map { "\($0.range.lowerBound)..<\($0.range.upperBound)" } ?? "nowhere"
      text += "\n\n\(line)\n  \(error?.code.rawValue ?? "none") at \(place)\n  \(error?.message ?? "no error")"
    }
    #expect(expressions > 20)
    expectGolden("errors.txt", text + "\n")
  }

  @Test(arguments: [
    "{f: function(n) f(n + 1), r: f(1)}.r", "for a in 1..1000, b in 1..1000, c in 1..1000 return 1",
    "some a in 1..1000, b in 1..1000, c in 1..1000 satisfies a + b + c < 0", "for i in 1..99999999999 return i",
    "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"(a+)+b\")",
    "count(for i in 1..4000, j in 1..2 return i)",
    "{f: function(n) f(n) + f(n), r: f(1)}.r",
    // Small to write, large to keep: lists inside lists, a list copied in each round, one text made of others.
    "{a: [1,1,1,1,1,1,1,1], b: [a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b], d: [c,c,c,c,c,c,c,c], e: [d,d,d,d,d,d,d,d], f: [e,e,e]}",
    "{l: for x in 1..4000 return x, r: count(for y in 1..4000 return append(l, y))}.r",
    "{s: string(for x in 1..1000 return x), r: for y in 1..4000 return s + s}.r",
    "{l: for x in 1..4000 return x, r: count(for y in 1..4000 return l = l)}.r",
    "count(for x in 1..4000 return add working days(@\"2020-01-01\", 100000))",
    "for x in 1..4000 return matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"(a+)+b\")",
    "count(distinct values(for i in 1..4000 return i))",
  ])
  func limitsEndWhatWouldNot(_ expression: String) {
    var limits = EvaluationLimits()
    limits.steps = 50_000
    limits.size = 5_000
    #expect(value(expression, limits: limits).asError?.code == .limit)
  }

  @Test func deepChainsAreEvaluated() {
    let chain = Array(repeating: "1", count: 900).joined(separator: " + ")
    #expect(value(chain) == .number(900))
    let nested = String(repeating: "(1 + ", count: 150) + "1" + String(repeating: ")", count: 150)
    #expect(value(nested) == .number(151))
  }

  @Test func factsAreReadThroughTheReader() {
    #expect(value("age >= 16 and age < 18", [("age", .number(17))]) == .boolean(true))
    #expect(value("age >= 16 and age < 18", [("age", .unknown)]) == .unknown)
    let child = Value.context(ContextValue([.init("age", .unknown), .init("name", .string("A"))]))
    #expect(value("child.name", [("child", child)]) == .string("A"))
    #expect(value("child.age > 3", [("child", child)]) == .unknown)
    #expect(value("count([child, child][age > 3])", [("child", child)]) == .unknown)
    #expect(value("count(children[age > 3])", [("children", .list([.unknown, child]))]) == .unknown)
    #expect(value("count(children)", [("children", .list([child, child]))]) == .number(2))
    #expect(value("some c in children satisfies c.name = \"A\"", [("children", .list([child]))]) == .boolean(true))
    #expect(value("today()") == .date(CivilDate(year: 2016, month: 8, day: 1) ?? .epoch))
  }
}
