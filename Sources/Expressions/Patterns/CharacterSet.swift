/// A set of Unicode scalars: the union of its items, or all but these, without another set.
struct CharacterSet {
  enum Item {
    case range(ClosedRange<UInt32>)
    case space(isNegated: Bool)
    case word(isNegated: Bool)
    case nameStart(isNegated: Bool)
    case nameCharacter(isNegated: Bool)
    /// A general category (`Lu`) or a group of them (`L`).
    case category(String, isNegated: Bool)
    case block(ClosedRange<UInt32>, isNegated: Bool)

    /// What `\p{name}` means; `nil` where it means nothing.
    init?(property name: String, isNegated: Bool) {
      if name.hasPrefix("Is") {
        guard let block = CharacterSet.blocks[String(name.dropFirst(2))] else { return nil }
        self = .block(block, isNegated: isNegated)
      } else {
        guard CharacterSet.categories.contains(name) else { return nil }
        self = .category(name, isNegated: isNegated)
      }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .range(let range): range.contains(scalar.value)
      case .space(let isNegated): CharacterSet.isSpace(scalar) != isNegated
      case .word(let isNegated): !"PZC".contains(CharacterSet.category(of: scalar).prefix(1)) != isNegated
      case .nameStart(let isNegated): CharacterSet.isNameStart(scalar) != isNegated
      case .nameCharacter(let isNegated): CharacterSet.isNameCharacter(scalar) != isNegated
      case .category(let name, let isNegated): CharacterSet.category(of: scalar).hasPrefix(name) != isNegated
      case .block(let range, let isNegated): range.contains(scalar.value) != isNegated
      }
    }
  }

  var items: [Item]
  var isNegated = false
  /// At most one.
  var excluded: [CharacterSet] = []

  init(_ items: [Item]) { self.items = items }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    items.contains { $0.contains(scalar) } != isNegated && !excluded.contains { $0.contains(scalar) }
  }

  /// Also by the other case of a letter.
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    if contains(scalar) { return !ignoringCase || !isNegated || containsBothCases(scalar) }
    return ignoringCase && !isNegated && CharacterSet.cases(of: scalar).contains { contains($0) }
  }

  private func containsBothCases(_ scalar: Unicode.Scalar) -> Bool {
    CharacterSet.cases(of: scalar).allSatisfy { contains($0) }
  }

  static func cases(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping]
      .filter { $0.unicodeScalars.count == 1 }.compactMap(\.unicodeScalars.first)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  // XML 1.0, productions 4 and 4a.
  private static let nameStarts: [ClosedRange<UInt32>] = [
    0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
    0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
    0xFDF0...0xFFFD, 0x10000...0xEFFFF,
  ]
  private static let otherNameCharacters: [ClosedRange<UInt32>] = [
    0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040,
  ]

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool { nameStarts.contains { $0.contains(scalar.value) } }

  private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    isNameStart(scalar) || otherNameCharacters.contains { $0.contains(scalar.value) }
  }

  static let blocks: [String: ClosedRange<UInt32>] = [
    "BasicLatin": 0x00...0x7F, "Latin-1Supplement": 0x80...0xFF, "LatinExtended-A": 0x100...0x17F,
    "LatinExtended-B": 0x180...0x24F, "IPAExtensions": 0x250...0x2AF, "SpacingModifierLetters": 0x2B0...0x2FF,
    "CombiningDiacriticalMarks": 0x300...0x36F, "Greek": 0x370...0x3FF, "GreekandCoptic": 0x370...0x3FF,
    "Cyrillic": 0x400...0x4FF, "Armenian": 0x530...0x58F, "Hebrew": 0x590...0x5FF, "Arabic": 0x600...0x6FF,
    "Devanagari": 0x900...0x97F, "Bengali": 0x980...0x9FF, "Thai": 0xE00...0xE7F, "Georgian": 0x10A0...0x10FF,
    "HangulJamo": 0x1100...0x11FF, "LatinExtendedAdditional": 0x1E00...0x1EFF, "GreekExtended": 0x1F00...0x1FFF,
    "GeneralPunctuation": 0x2000...0x206F, "SuperscriptsandSubscripts": 0x2070...0x209F, "CurrencySymbols": 0x20A0...0x20CF,
    "LetterlikeSymbols": 0x2100...0x214F, "NumberForms": 0x2150...0x218F, "Arrows": 0x2190...0x21FF,
    "MathematicalOperators": 0x2200...0x22FF, "BoxDrawing": 0x2500...0x257F, "Hiragana": 0x3040...0x309F,
    "Katakana": 0x30A0...0x30FF, "CJKUnifiedIdeographs": 0x4E00...0x9FFF, "HangulSyllables": 0xAC00...0xD7A3,
    "PrivateUse": 0xE000...0xF8FF,
  ]

  static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi",
    "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Co", "Cn",
  ]

  static func category(of scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .privateUse: "Co"
    default: "Cn"
    }
  }
}
