import Expressions
import Rules
import Testing

@testable import Reports

@Suite struct CatalogueTests {
  private static let numberCases: [(String, ValuePresentation, String)] = [
    ("12", .init(type: .number, unit: "%"), "12%"),
    ("12.50", .init(type: .number, unit: "%"), "12.5%"),
    ("1250", .init(type: .money), "£1,250.00"),
    ("0.5", .init(type: .money), "£0.50"),
    ("-1234567.89", .init(type: .money), "-£1,234,567.89"),
    ("0.125", .init(type: .money), "£0.125"),
    ("3", .init(unit: "months"), "3 months"),
    ("1", .init(unit: "months"), "1 month"),
    ("1.0", .init(unit: "children"), "1 child"),
    ("1", .init(unit: "inquiries"), "1 inquiry"),
    ("1", .init(unit: "addresses"), "1 address"),
    ("1", .init(unit: "m/s"), "1 m/s"),
    ("2016", .init(type: .integer), "2016"),
    ("12345", .init(type: .integer), "12,345"),
    ("-1234567.5", .init(type: .number), "-1,234,567.5"),
  ]

  @Test(arguments: numberCases)
  func numbers(_ digits: String, _ presentation: ValuePresentation, _ text: String) {
    #expect(Catalogue.value(Build.number(digits), presentation) == text)
  }

  private static let choice = ValuePresentation(type: .choice, choices: [Choice(code: "in-need", words: "child in need")])

  private static let valueCases: [(Value, ValuePresentation, String)] = [
    (Build.date("2016-09-01"), .init(), "1 September 2016"),
    (Build.date("0999-12-31"), .init(), "31 December 999"),
    (.boolean(true), .init(), "yes"),
    (.boolean(false), .init(), "no"),
    (.null, .init(), "none"),
    (.unknown, .init(), "not known"),
    (.string("in-need"), choice, "child in need"),
    (.string("other"), choice, "other"),
    (.list([.string("in-need"), .string("b"), .string("c")]), choice, "child in need, b and c"),
    (.list([]), .init(), "none"),
    (DaysTimeDuration(days: 5).map(Value.daysTimeDuration) ?? .null, .init(), "5 days"),
    (.daysTimeDuration(DaysTimeDuration(seconds: -90_061)), .init(), "minus 1 day, 1 hour, 1 minute and 1 second"),
    (.daysTimeDuration(DaysTimeDuration(seconds: 0)), .init(), "0 days"),
    (.yearsMonthsDuration(YearsMonthsDuration(months: 18)), .init(), "1 year and 6 months"),
    (DateTime("2016-09-01T09:30:00").map(Value.dateTime) ?? .null, .init(), "1 September 2016 at 09:30"),
    (DateTime("2016-09-01T09:30:05Z").map(Value.dateTime) ?? .null, .init(), "1 September 2016 at 09:30:05Z"),
    (
      .range(RangeValue(low: Build.number("5"), high: Build.number("16"), includesLow: true, includesHigh: false)),
      .init(unit: "years"), "from 5 years under 16 years"
    ),
    (
      .context(ContextValue([.init("first_name", .string("Ann")), .init("age", Build.number("4"))])), .init(),
      "first name: Ann and age: 4"
    ),
  ]

  @Test(arguments: valueCases)
  func values(_ value: Value, _ presentation: ValuePresentation, _ text: String) {
    #expect(Catalogue.value(value, presentation) == text)
  }

  @Test(arguments: [
    ("it is so", "It is so."), ("It is.", "It is."), ("why?", "Why?"), ("", ""), ("élan", "Élan."), ("is this:", "Is this:"),
  ])
  func sentences(_ text: String, _ sentence: String) { #expect(Catalogue.sentence(text) == sentence) }

  @Test func everyTruthOfEveryRoleHasAWord() {
    for role in RuleNode.Role.allCases {
      let words = Truth.allCases.map { Catalogue.truth($0, role) }
      #expect(Set(words).count == words.count, "\(role): \(words)")
    }
  }
}
