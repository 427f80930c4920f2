/// The names of several words, or with `+ - * / ' .` in them, that a parse knows.
///
/// Rule books use plain identifiers and need no table. Models of other tools name things `Employment Status`; there
/// the longest name that fits wins (DMN 1.5, clause 10.3.1.3). The names of the built-in functions are always known.
public struct NameTable: Sendable {
  public static let empty = NameTable()

  /// By first word, the longest name first; names are normalized UTF-8.
  private var byFirstWord: [String: [[UInt8]]]

  /// A table of `names`; single identifiers need not be among them. Complexity: O(total length).
  public init(_ names: some Sequence<String>) {
    self.init()
    for name in names { insert(name) }
  }

  private init() { byFirstWord = NameTable.builtins }

  /// Adds a name. Complexity: O(names with the same first word).
  public mutating func insert(_ name: String) {
    let normalized = normalizedName(name)
    let first = NameTable.firstWord(of: normalized)
    guard first.utf8.count < normalized.utf8.count else { return }
    NameTable.insert(Array(normalized.utf8), first, into: &byFirstWord)
  }

  /// The names whose first identifier is `word`, the longest first.
  func names(startingWith word: String) -> [[UInt8]] { byFirstWord[word] ?? [] }

  private static func insert(_ name: [UInt8], _ first: String, into table: inout [String: [[UInt8]]]) {
    let names = table[first] ?? []
    guard !names.contains(name) else { return }
    let place = names.firstIndex { $0.count < name.count } ?? names.count
    table[first, default: []].insert(name, at: place)
  }

  static func firstWord(of name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.prefix { CharacterClass.continuesName($0.value) }))
  }

  /// Functions and properties of DMN 1.5, clauses 10.3.2.3 and 10.3.4, and those added for rules, whose names have
  /// several words.
  private static let builtins: [String: [[UInt8]]] = {
    var table: [String: [[UInt8]]] = [:]
    let names = [
      "date and time", "years and months duration", "days and time duration", "string length", "upper case", "lower case",
      "substring before", "substring after", "starts with", "ends with", "string join", "list contains", "list replace",
      "insert before", "index of", "distinct values", "duplicate values", "round up", "round down", "round half up",
      "round half down", "day of year", "day of week", "month of year", "week of year", "get value", "get entries",
      "context put", "context merge", "met by", "overlaps before", "overlaps after", "finished by", "started by",
      "is defined", "get or else", "only member", "next anniversary", "add months", "add years", "last day of month",
      "end of financial year", "add working days", "working days between", "start included", "end included", "time offset",
    ]
    for name in names { insert(Array(name.utf8), firstWord(of: name), into: &table) }
    return table
  }()
}
