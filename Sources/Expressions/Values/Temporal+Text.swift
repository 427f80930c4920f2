// Lexical forms of XML Schema's date, time, dateTime and duration types, as DMN 1.5 (10.3.2.3, 10.3.4.1) has them.

private func padded(_ value: Int, _ width: Int = 2) -> String {
  let digits = String(value.magnitude)
  return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// `.5` for half a second, nothing for none.
private func fraction(_ nanoseconds: Int) -> String {
  if nanoseconds == 0 { return "" }
  var digits = padded(nanoseconds, 9)
  while digits.hasSuffix("0") { digits.removeLast() }
  return "." + digits
}

extension CivilDate: LosslessStringConvertible {
  public var description: String { "\(padded(Int(year), 4))-\(padded(Int(month)))-\(padded(Int(day)))" }

  /// `[-]YYYY-MM-DD`; a year of more than four digits does not begin with 0.
  public init?(_ text: String) {
    var scanner = TextScanner(text)
    guard let date = CivilDate(scanning: &scanner), scanner.isAtEnd else { return nil }
    self = date
  }

  init?(scanning scanner: inout TextScanner) {
    let isNegative = scanner.take(UInt8(ascii: "-"))
    let yearDigits = scanner.takeDigits()
    guard 4...9 ~= yearDigits.count, yearDigits.count == 4 || yearDigits.first != UInt8(ascii: "0"),
      let year = TextScanner.number(yearDigits), scanner.take(UInt8(ascii: "-")),
      let month = scanner.takeNumber(digits: 2), scanner.take(UInt8(ascii: "-")),
      let day = scanner.takeNumber(digits: 2)
    else { return nil }
    self.init(year: isNegative ? -year : year, month: month, day: day)
  }
}

extension Clock: CustomStringConvertible {
  public var description: String {
    switch self {
    case .local: return ""
    case .zone(let zone): return "@\(zone)"
    case .offset(0): return "Z"
    case .offset(let seconds):
      let size = Int(seconds.magnitude)
      let tail = size % 60 == 0 ? "" : ":" + padded(size % 60)
      return (seconds < 0 ? "-" : "+") + padded(size / 3600) + ":" + padded(size / 60 % 60) + tail
    }
  }

  /// Nothing, `Z`, `±hh:mm`, `±hh:mm:ss` or `@Zone/Name`; `nil` for anything else.
  init?(scanning scanner: inout TextScanner) {
    if scanner.isAtEnd {
      self = .local
    } else if scanner.take(UInt8(ascii: "Z")) {
      self = .utc
    } else if scanner.take(UInt8(ascii: "@")) {
      guard let zone = Zone(scanner.takeRest()) else { return nil }
      self = .zone(zone)
    } else {
      let isNegative = scanner.take(UInt8(ascii: "-"))
      guard isNegative || scanner.take(UInt8(ascii: "+")), let hours = scanner.takeNumber(digits: 2),
        scanner.take(UInt8(ascii: ":")), let minutes = scanner.takeNumber(digits: 2), minutes < 60
      else { return nil }
      var seconds = hours * 3600 + minutes * 60
      if scanner.take(UInt8(ascii: ":")) {
        guard let more = scanner.takeNumber(digits: 2), more < 60 else { return nil }
        seconds += more
      }
      self = .offset(Int32(isNegative ? -seconds : seconds))
    }
  }
}

extension TimeOfDay: LosslessStringConvertible {
  public var description: String {
    "\(padded(hour)):\(padded(minute)):\(padded(second))\(fraction(nanosecond))\(clock)"
  }

  /// `hh:mm:ss[.f]` and what ``Clock`` reads; 24:00:00 is midnight.
  public init?(_ text: String) {
    var scanner = TextScanner(text)
    var isEndOfDay = false
    guard let time = TimeOfDay(scanning: &scanner, isEndOfDay: &isEndOfDay), scanner.isAtEnd else { return nil }
    self = time
  }

  /// `isEndOfDay` is set where 24:00:00 is written: the midnight that follows the day.
  init?(scanning scanner: inout TextScanner, isEndOfDay: inout Bool) {
    guard let hour = scanner.takeNumber(digits: 2), scanner.take(UInt8(ascii: ":")),
      let minute = scanner.takeNumber(digits: 2), scanner.take(UInt8(ascii: ":")),
      let second = scanner.takeNumber(digits: 2)
    else { return nil }
    var nanosecond = 0
    if scanner.take(UInt8(ascii: ".")) {
      let digits = scanner.takeDigits()
      guard !digits.isEmpty else { return nil }
      nanosecond = TextScanner.nanoseconds(digits)
    }
    guard let clock = Clock(scanning: &scanner) else { return nil }
    isEndOfDay = hour == 24 && minute == 0 && second == 0 && nanosecond == 0
    self.init(hour: isEndOfDay ? 0 : hour, minute: minute, second: second, nanosecond: nanosecond, clock: clock)
  }
}

extension DateTime: LosslessStringConvertible {
  public var description: String { "\(date)T\(time)" }

  /// A date, `T`, and a time; a date alone is its midnight.
  public init?(_ text: String) {
    var scanner = TextScanner(text)
    guard let date = CivilDate(scanning: &scanner) else { return nil }
    if scanner.isAtEnd {
      self.init(date: date, time: TimeOfDay(nanosecondOfDay: 0, clock: .local))
    } else {
      var isEndOfDay = false
      guard scanner.take(UInt8(ascii: "T")), let time = TimeOfDay(scanning: &scanner, isEndOfDay: &isEndOfDay),
        scanner.isAtEnd, let day = isEndOfDay ? date.adding(days: 1) : date
      else { return nil }
      self.init(date: day, time: time)
    }
  }
}

extension DaysTimeDuration: LosslessStringConvertible {
  public var description: String {
    let parts = parts
    var date = ""
    var time = ""
    if parts.days != 0 { date = "\(parts.days.magnitude)D" }
    if parts.hours != 0 { time += "\(parts.hours.magnitude)H" }
    if parts.minutes != 0 { time += "\(parts.minutes.magnitude)M" }
    if parts.seconds != 0 || parts.nanoseconds != 0 {
      time += "\(parts.seconds.magnitude)\(fraction(Int(parts.nanoseconds.magnitude)))S"
    }
    if date.isEmpty, time.isEmpty { return "PT0S" }
    return (isNegative ? "-P" : "P") + date + (time.isEmpty ? "" : "T" + time)
  }

  /// `[-]P[nD][T[nH][nM][n[.n]S]]` with at least one part.
  public init?(_ text: String) {
    var scanner = TextScanner(text)
    let isNegative = scanner.take(UInt8(ascii: "-"))
    guard scanner.take(UInt8(ascii: "P")) else { return nil }
    var total: Int128 = 0
    var units: [(letter: UInt8, seconds: Int128)] = [(UInt8(ascii: "D"), 86400)]
    if !scanner.startsWith(UInt8(ascii: "T")) {
      guard let days = scanner.takeNumber(), scanner.take(UInt8(ascii: "D")) else { return nil }
      total = Int128(days) * 86400 * 1_000_000_000
    }
    if scanner.take(UInt8(ascii: "T")) {
      guard !scanner.isAtEnd else { return nil }
      units = [(UInt8(ascii: "H"), 3600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1)]
      while !scanner.isAtEnd {
        guard let count = scanner.takeNumber() else { return nil }
        var nanoseconds = 0
        let hasPoint = scanner.take(UInt8(ascii: "."))
        if hasPoint { nanoseconds = TextScanner.nanoseconds(scanner.takeDigits()) }
        guard let index = units.firstIndex(where: { scanner.startsWith($0.letter) }) else { return nil }
        let unit = units[index]
        guard scanner.take(unit.letter), !hasPoint || unit.seconds == 1 else { return nil }
        units.removeSubrange(...index)
        total += Int128(count) * unit.seconds * 1_000_000_000 + Int128(nanoseconds)
      }
    }
    guard scanner.isAtEnd else { return nil }
    self.init(totalNanoseconds: isNegative ? -total : total)
  }
}

extension YearsMonthsDuration: LosslessStringConvertible {
  public var description: String {
    if months == 0 { return "P0M" }
    let years = months.magnitude / 12
    let rest = months.magnitude % 12
    return (months < 0 ? "-P" : "P") + (years == 0 ? "" : "\(years)Y") + (rest == 0 ? "" : "\(rest)M")
  }

  /// `[-]P[nY][nM]` with at least one part.
  public init?(_ text: String) {
    var scanner = TextScanner(text)
    let isNegative = scanner.take(UInt8(ascii: "-"))
    guard scanner.take(UInt8(ascii: "P")), let first = scanner.takeNumber() else { return nil }
    var total: Int64
    if scanner.take(UInt8(ascii: "Y")) {
      let (product, overflow) = Int64(first).multipliedReportingOverflow(by: 12)
      if overflow { return nil }
      total = product
      if !scanner.isAtEnd {
        guard let months = scanner.takeNumber(), scanner.take(UInt8(ascii: "M")) else { return nil }
        let (sum, overflow) = total.addingReportingOverflow(Int64(months))
        if overflow { return nil }
        total = sum
      }
    } else {
      guard scanner.take(UInt8(ascii: "M")) else { return nil }
      total = Int64(first)
    }
    guard scanner.isAtEnd else { return nil }
    self.init(months: isNegative ? -total : total)
  }
}
