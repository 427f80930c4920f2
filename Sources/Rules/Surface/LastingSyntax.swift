public import Diagnostics
public import ExpressionSyntax

/// `since` and `for` of a goal's indicator: from which day its level has been kept, and how long it has to be.
public struct LastingSyntax: Sendable {
  /// A date; none where the level has not been kept.
  public var since: ExpressionSource
  /// A number of months, or a duration.
  public var period: ExpressionSource
  /// Both, as they stand in the file.
  public var span: SourceSpan

  public init(since: ExpressionSource, period: ExpressionSource, span: SourceSpan) {
    self.since = since
    self.period = period
    self.span = span
  }

  /// The day on which the level has been kept long enough.
  public var sustainedFrom: ExpressionSource {
    // Not at the place of the condition: trees are known by their places.
    source("end of period((\(since.text)), (\(period.text)))", at: since.wholeSpan.extended(toCover: period.wholeSpan))
  }

  /// That it has been kept long enough today.
  var condition: Condition {
    let text = "(\(since.text)) != null and end of period((\(since.text)), (\(period.text))) <= today()"
    return .expression(source(text, at: span), span)
  }

  private func source(_ text: String, at span: SourceSpan) -> ExpressionSource {
    ExpressionSource(text: text, map: OffsetMap(file: span.file, opaque: span))
  }
}
