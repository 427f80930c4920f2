import Diagnostics
import ExpressionSyntax
import YAMLTree

extension Shape where Value == ExpressionSource {
  /// A FEEL expression, not parsed here.
  static func expression(_ expected: String) -> Shape {
    Shape(expected, schema: .definition("expression")) { node, reading in
      if node.has("table") { return DecisionTableSyntax.read(node, isCondition: false, &reading) }
      if node.isAbsent {
        reading.mismatch(node, expected: expected)
        return nil
      }
      return YAMLReader.expressionText(of: node, in: reading.file, into: &reading.diagnostics)
        .map { ExpressionSource(text: $0.text, map: $0.map) }
    }
  }
}

extension ExpressionSource {
  /// Stands where an expression should be, the reason reported: one that itself gives no further error.
  static func hole(_ text: String, at span: SourceSpan) -> ExpressionSource {
    let run = OffsetMap.Run(textStart: 0, fileStart: span.start, fileLength: span.end - span.start, isOpaque: true)
    return ExpressionSource(
      text: text, map: OffsetMap(file: span.file, runs: [run], textLength: text.utf8.count, fileEnd: span.end))
  }
}
