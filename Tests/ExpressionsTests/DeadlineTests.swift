import Expressions
import Testing

/// Deadlines of the law, worked out by hand from calendars and bank holidays.
@Suite struct DeadlineTests {
  @Test(arguments: [
    // Forty days from a complete request, Data Protection Act 1998, section 7(10).
    (#"date("2016-08-12") + duration("P40D")"#, "2016-09-21"),
    // A month from receipt, UK GDPR, article 12(3): a shorter month ends it.
    (#"add months(date("2022-01-31"), 1)"#, "2022-02-28"),
    // Extended by two months; the day falls on a Saturday before a bank holiday and moves to the next working day.
    (#"add working days(add months(date("2022-01-31"), 3) - duration("P1D"), 1, [date("2022-05-02")])"#, "2022-05-03"),
    // Twenty working days, Freedom of Information Act 2000, section 10, over the August bank holiday.
    (#"add working days(date("2016-08-12"), 20, [date("2016-08-29")])"#, "2016-09-12"),
    // A bank holiday anywhere in the United Kingdom is no working day: St Patrick's Day counts as one.
    (
      #"add working days(date("2016-03-10"), 20, [date("2016-03-17"), date("2016-03-25"), date("2016-03-28")])"#, "2016-04-12"
    ),
    (#"add working days(date("2016-03-10"), 20, [date("2016-03-25"), date("2016-03-28")])"#, "2016-04-11"),
    // Seventy-two hours run through the weekend, UK GDPR, article 33.
    (#"date and time("2026-03-06T16:30:00") + duration("PT72H")"#, "2026-03-09T16:30:00"),
    // Six years from the end of the financial year.
    (#"add years(end of financial year(date("2016-08-15")), 6)"#, "2023-03-31"),
    // The 25th birthday of somebody born on a leap day.
    (#"add years(date("2000-02-29"), 25)"#, "2025-02-28"),
    (#"working days between(date("2016-08-12"), date("2016-09-12"), [date("2016-08-29")])"#, "20"),
    (#"working days between(date("2016-09-12"), date("2016-08-12"), [date("2016-08-29")])"#, "-20"),
    (#"working days between(date("2016-08-12"), date("2016-08-12"))"#, "0"),
  ])
  func deadline(_ expression: String, _ day: String) {
    #expect(value(expression).description == day)
  }
}
