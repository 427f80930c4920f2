import Glibc
import Reports

/// What the command knows of the terminal: nothing below it does.
enum Terminal {
  static func write(_ text: String) { write(text, to: 1) }
  static func writeError(_ text: String) { write(text, to: 2) }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  static var style: TextStyle { style(of: 1) }
  static var errorStyle: TextStyle { style(of: 2) }

  private static func style(of descriptor: Int32) -> TextStyle {
    let isTerminal = isatty(descriptor) == 1
    return TextStyle(width: width(of: descriptor), isColoured: isTerminal && !hasValue("NO_COLOR"))
  }

  private static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 { return min(Int(size.ws_col), 120) }
    if let columns = getenv("COLUMNS"), let width = Int(String(cString: columns)), width > 20 { return min(width, 120) }
    return 80
  }

  private static func hasValue(_ name: String) -> Bool {
    guard let value = getenv(name) else { return false }
    return value.pointee != 0
  }

  /// Days since 1970-01-01 of the local date: what the command line takes where no as-of date is given.
  static var today: Int {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    parts.tm_hour = 12
    return Int(timegm(&parts)) / 86_400
  }
}
