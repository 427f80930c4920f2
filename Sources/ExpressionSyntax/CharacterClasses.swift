/// The character classes of FEEL names and white space (DMN 1.5, clause 10.3.1.2, rules 28 to 30 and 61 to 62).
enum CharacterClass {
  static func isSpace(_ c: UInt32) -> Bool {
    switch c {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  static func startsName(_ c: UInt32) -> Bool {
    switch c {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3F: true
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF: !isSpace(c)
    case 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF: true
    case 0xF900...0xFDCF, 0xFDF0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0xEFFFF: true
    default: false
    }
  }

  static func continuesName(_ c: UInt32) -> Bool {
    switch c {
    case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: startsName(c)
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

/// `text` without white space at its ends and with one space for every run of it inside: how names compare.
///
/// Complexity: O(n).
func normalizedName(_ text: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  var pending = false
  for scalar in text.unicodeScalars {
    if CharacterClass.isSpace(scalar.value) {
      pending = !result.isEmpty
    } else {
      if pending { result.append(" ") }
      pending = false
      result.append(scalar)
    }
  }
  return String(result)
}
