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

    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  public var runs: [Run]

  public init(_ runs: [Run]) { self.runs = runs }
  public init(_ text: String, _ style: Style = .plain) { runs = [Run(text, style)] }

  /// The text without styles.
  public var plain: String { runs.map(\.text).joined() }

  public static func + (a: RichText, b: RichText) -> RichText { RichText(a.runs + b.runs) }
}
