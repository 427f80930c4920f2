/// A text in runs of one style each, for renderers to write.
public struct RichText: Hashable, Sendable {
  /// What a mark says about the outcome; never told by colour alone.
  public enum Tone: String, Hashable, Sendable { case favourable, against, open, neutral }

  public enum Style: Hashable, Sendable {
    case plain, strong, muted, code
    /// A short verdict: `met`, `does not apply`.
    case mark(Tone)
  }

  public struct Run: Hashable, Sendable {
    public var text: String
    public var style: Style
    /// Where the run leads, in books of several pages.
    public var link: Link?

    public init(_ text: String, _ style: Style = .plain, link: Link? = nil) {
      self.text = text
      self.style = style
      self.link = link
    }
  }

  /// A place in a book: renderers know how its pages are called in their format. Without a page, a place on the same one.
  public struct Link: Hashable, Sendable {
    public var page: String
    public var anchor: String?

    public init(_ page: String, _ anchor: String? = nil) {
      self.page = page
      self.anchor = anchor
    }
  }

  public var runs: [Run]

  public init(_ runs: [Run]) { self.runs = runs }
  public init(_ text: String, _ style: Style = .plain) { runs = [Run(text, style)] }
  public init(_ text: String, link: Link?) { runs = [Run(text, link: link)] }

  /// The text without styles.
  public var plain: String { runs.map(\.text).joined() }

  /// The pattern with texts in the places of `{0}`, `{1}` ...
  static func filling(_ pattern: String, _ texts: [RichText]) -> RichText {
    var runs: [Run] = []
    for piece in pattern.split(separator: "{", omittingEmptySubsequences: false) {
      let digits = piece.prefix { $0 != "}" }
      guard digits.endIndex < piece.endIndex, let index = Int(digits), texts.indices.contains(index) else {
        if !piece.isEmpty { runs.append(Run(String(piece))) }
        continue
      }
      runs += texts[index].runs
      let rest = piece.dropFirst(digits.count + 1)
      if !rest.isEmpty { runs.append(Run(String(rest))) }
    }
    return RichText(runs)
  }

  static func joined(_ texts: [RichText], _ separator: String) -> RichText {
    texts.dropFirst().reduce(texts.first ?? RichText([])) { $0 + RichText(separator) + $1 }
  }

  public static func + (a: RichText, b: RichText) -> RichText { RichText(a.runs + b.runs) }
}
