public import Diagnostics

/// The text of an expression and where it stands.
public struct ExpressionSource: Hashable, Sendable {
  public var text: String
  /// Leads offsets (UTF-8 bytes of `text`) back to the file.
  public var map: OffsetMap

  public init(text: String, map: OffsetMap) {
    self.text = text
    self.map = map
  }

  /// The place in the file of a range of byte offsets of the text.
  public func span(_ range: Range<Int>) -> SourceSpan { map.span(range) }
}
