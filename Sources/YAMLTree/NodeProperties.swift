/// The tag and anchor written before a value.
struct NodeProperties {
  private(set) var ranges: [Range<Int>] = []
  /// Where the value begins.
  private(set) var end: Int

  /// `place` is that of the event; of a collection it may be the first property only.
  init(_ bytes: [UInt8], in place: Range<Int>, isScalar: Bool) {
    var i = place.lowerBound
    end = i
    let limit = isScalar ? place.upperBound : bytes.count
    while i < limit, bytes[i] == UInt8(ascii: "!") || bytes[i] == UInt8(ascii: "&"), ranges.count < 2 {
      let start = i
      while i < limit, bytes[i] > 0x20 { i += 1 }
      ranges.append(start..<i)
      var isComment = false
      while i < limit, isComment || bytes[i] <= 0x20 || bytes[i] == UInt8(ascii: "#") {
        if bytes[i] == UInt8(ascii: "#") { isComment = true }
        if bytes[i] == 0x0A || bytes[i] == 0x0D { isComment = false }
        i += 1
      }
      end = i
    }
  }
}
