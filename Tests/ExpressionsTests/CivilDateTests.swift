import Expressions
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: [("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11017), ("2016-08-01", 17014), ("0000-01-01", -719528)])
  func daysSinceEpoch(_ text: String, _ days: Int) throws {
    #expect(try #require(CivilDate(text)).daysSinceEpoch == days)
    #expect(CivilDate(daysSinceEpoch: days)?.description == text)
  }

  /// Every day's number leads back to it, and the next day is one more.
  @Test(arguments: [UInt64(1), 20160801]) func numbersAndDaysCorrespond(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let year = Int.random(in: generator.next() % 4 == 0 ? CivilDate.yearRange : 1...3000, using: &generator)
      let month = Int.random(in: 1...12, using: &generator)
      let day = Int.random(in: 1...CivilDate.daysInMonth(year: year, month: month), using: &generator)
      let date = try #require(CivilDate(year: year, month: month, day: day))
      #expect(CivilDate(daysSinceEpoch: date.daysSinceEpoch) == date, "seed \(seed)")
      #expect(CivilDate(date.description) == date, "seed \(seed)")
      if let next = date.adding(days: 1) {
        #expect(next > date && next.daysSinceEpoch == date.daysSinceEpoch + 1, "seed \(seed)")
        #expect(next.weekday == date.weekday % 7 + 1, "seed \(seed)")
      }
      let months = Int.random(in: -5000...5000, using: &generator)
      if let moved = date.adding(months: months) {
        #expect(abs(date.wholeMonths(until: moved) - months) <= (moved.day < date.day ? 1 : 0), "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    ("2016-01-31", 1, "2016-02-29"), ("2015-01-31", 1, "2015-02-28"), ("2016-02-29", 12, "2017-02-28"),
    ("2016-08-15", -8, "2015-12-15"),
    ("0000-01-01", -1, "-0001-12-01"),
  ])
  func monthsClampToTheMonthsEnd(_ from: String, _ months: Int, _ to: String) throws {
    #expect(try #require(CivilDate(from)).adding(months: months)?.description == to)
  }

  @Test(arguments: [
    "2017-13-01", "2017-02-29", "2017-2-01", "99-01-01", "02017-01-01", "2017-01-01Z", "", "+2017-01-01", "1000000000-01-01",
  ])
  func notADay(_ text: String) { #expect(CivilDate(text) == nil) }

  @Test(arguments: [
    ("2005-01-01", 53, 6, 1), ("2005-12-31", 52, 6, 365), ("2008-12-29", 1, 1, 364), ("2010-01-03", 53, 7, 3),
    ("2016-12-31", 52, 6, 366),
  ])
  func calendarFigures(_ text: String, _ week: Int, _ weekday: Int, _ dayOfYear: Int) throws {
    let date = try #require(CivilDate(text))
    #expect(date.weekOfYear == week)
    #expect(date.weekday == weekday)
    #expect(date.dayOfYear == dayOfYear)
  }

  @Test(arguments: [
    "10:30:00", "10:30:00.5", "23:59:59.999999999Z", "00:00:00+01:00", "12:00:00-05:30", "10:15:00@Australia/Melbourne",
    "11:00:00+02:45:55",
  ])
  func timesPrintAsRead(_ text: String) { #expect(TimeOfDay(text)?.description == text) }

  @Test(arguments: [
    "24:00:01", "10:60:00", "10:30", "10:30:00.", "10:30:00+19:00", "10:30:00@Nowhere/Town", "1:30:00",
    "10:30:00+02:00@Europe/Paris",
  ])
  func notATime(_ text: String) { #expect(TimeOfDay(text) == nil) }

  @Test(arguments: [
    ("P1DT2H3M4.5S", "P1DT2H3M4.5S"), ("PT1000M", "PT16H40M"), ("-PT0.5S", "-PT0.5S"), ("P0D", "PT0S"), ("-P1DT1H", "-P1DT1H"),
    ("PT0.S", "PT0S"),
  ])
  func daysTimeDurations(_ text: String, _ printed: String) { #expect(DaysTimeDuration(text)?.description == printed) }

  @Test(arguments: ["P", "PT", "P1DT", "1D", "P1S", "PT1D", "P1Y", "PT1M1H", "PT1.5M", "P-1D", ""])
  func notADaysTimeDuration(_ text: String) { #expect(DaysTimeDuration(text) == nil) }

  @Test(arguments: [("P1Y2M", "P1Y2M"), ("P26M", "P2Y2M"), ("-P1Y", "-P1Y"), ("P0Y", "P0M")])
  func yearsMonthsDurations(_ text: String, _ printed: String) { #expect(YearsMonthsDuration(text)?.description == printed) }

  @Test(arguments: [("2016-07-01", 3600), ("2016-01-01", 0), ("2016-03-27", 3600), ("2016-10-30", 0)])
  func londonKeepsSummerTime(_ day: String, _ offset: Int) throws {
    let zone = try #require(Zone("Europe/London"))
    #expect(zone.offset(on: try #require(CivilDate(day)), secondOfDay: 12 * 3600) == offset)
    #expect(DateTime("\(day)T12:00:00@Europe/London")?.offset == offset)
  }

  /// Offsets in minutes on the day at the time on the wall; in the hour that is skipped or repeated, as before it.
  @Test(arguments: [
    ("2016-03-13T01:59:00", "America/New_York", -300), ("2016-03-13T02:30:00", "America/New_York", -300),
    ("2016-03-13T03:00:00", "America/New_York", -240), ("2016-11-06T01:30:00", "America/New_York", -240),
    ("2016-11-06T02:00:00", "America/New_York", -300), ("2016-03-27T01:30:00", "Europe/London", 0),
    ("2016-03-27T02:00:00", "Europe/London", 60), ("2016-10-30T01:59:00", "Europe/Dublin", 60),
    ("2016-10-30T02:00:00", "Europe/Dublin", 0), ("2016-01-15T12:00:00", "Australia/Lord_Howe", 660),
    ("2016-07-15T12:00:00", "Australia/Lord_Howe", 630), ("2016-07-15T12:00:00", "Asia/Kathmandu", 345),
    ("2016-01-15T12:00:00", "Pacific/Auckland", 780), ("2016-07-15T12:00:00", "Etc/GMT+5", -300),
    ("2016-04-02T23:30:00", "America/Santiago", -180), ("2016-04-03T12:00:00", "America/Santiago", -240),
  ])
  func zonesOfTheTable(_ moment: String, _ zone: String, _ minutes: Int) {
    #expect(DateTime("\(moment)@\(zone)")?.offset == minutes * 60)
  }

  @Test func allZonesAreThere() {
    #expect(Zone.names.count == 597)
    #expect(Zone.names.allSatisfy { Zone($0)?.description == $0 })
  }

  @Test(arguments: [
    ("1/2/2016", "2016-02-01"), ("13.1.2016", "2016-01-13"), ("1/13/2016", "2016-01-13"), ("Sept 5 2016", "2016-09-05"),
    ("3rd of May 2016", "2016-05-03"), ("3 may 2016", "2016-05-03"), ("2016/02/30", nil), ("1/2/16", nil),
    ("20160503", "2016-05-03"), ("2016-05-03T10:00:00", "2016-05-03"), ("May 2016", nil), ("", nil),
    ("2016 May 3", "2016-05-03"),
  ])
  func likelyDates(_ text: String, _ likely: String?) { #expect(CivilDate.likely(in: text)?.description == likely) }
}
