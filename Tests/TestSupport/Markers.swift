/// A source whose places are marked in it: `when: «1»"High"«/1»` marks the range of place 1, a lone `«2»` a point.
public struct MarkedSource: Sendable {
  /// The source without its marks.
  public private(set) var text = ""
  /// UTF-8 byte ranges of ``text``, by the name of their mark.
  public private(set) var ranges: [String: Range<Int>] = [:]

  public init(_ marked: String) {
    var rest = marked[...]
    while let open = rest.firstIndex(of: "«"), let close = rest[open...].firstIndex(of: "»") {
      text += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      let here = text.utf8.count
      if name.first == "/" {
        let opened = String(name.dropFirst())
        ranges[opened] = (ranges[opened]?.lowerBound ?? here)..<here
      } else {
        ranges[String(name)] = here..<here
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
  }

  public var bytes: [UInt8] { Array(text.utf8) }
}
