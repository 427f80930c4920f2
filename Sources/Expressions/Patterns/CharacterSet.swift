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

  /// Also by the other case of a letter. Only characters and ranges written out have one: `\p{Lu}` stays as it is
  /// (F&O 3.1, 5.6.2, flag `i`).
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    if !ignoringCase { return contains(scalar) }
    let isListed = items.contains { item in
      if item.contains(scalar) { return true }
      guard case .range(let range) = item else { return false }
      return CharacterSet.variants(of: scalar).contains { range.contains($0.value) } || Self.hasVariant(of: scalar, in: range)
    }
    return isListed != isNegated && !excluded.contains { $0.contains(scalar, ignoringCase: true) }
  }

  /// Whether a character of the range has the same capital or small letter: `K` and the sign of kelvin do.
  private static func hasVariant(of scalar: Unicode.Scalar, in range: ClosedRange<UInt32>) -> Bool {
    let mostLookedAt = 256
    guard range.upperBound > 0x7F, range.count <= mostLookedAt else { return false }
    let own = variants(of: scalar) + [scalar]
    return range.contains { value in
      Unicode.Scalar(value).map { other in variants(of: other).contains { own.contains($0) } } ?? false
    }
  }

  /// The capital and the small letter.
  static func variants(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
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

  private static let blocks: [String: ClosedRange<UInt32>] = {
    // What XML Schema 1.0 called the area in the basic plane.
    var blocks: [String: ClosedRange<UInt32>] = ["PrivateUse": 0xE000...0xF8FF]
    for entry in blockTable.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      guard let equals = entry.firstIndex(of: "="), let dash = entry.lastIndex(of: "-"),
        let low = UInt32(entry[entry.index(after: equals)..<dash], radix: 16),
        let high = UInt32(entry[entry.index(after: dash)...], radix: 16), low <= high
      else { continue }
      blocks[String(entry[..<equals])] = low...high
    }
    return blocks
  }()

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
