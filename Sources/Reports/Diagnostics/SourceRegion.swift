import Diagnostics

/// A span for people: path, first position and the position after the last character.
struct SourceRegion {
  var path: String
  var start: SourcePosition
  var end: SourcePosition

  /// Nil for a span whose file is not among the files.
  init?(_ span: SourceSpan?, in files: SourceFiles) {
    guard let span, files.files.indices.contains(Int(span.file.rawValue)) else { return nil }
    let file = files[span.file]
    path = file.path
    start = file.position(at: Int(span.start))
    end = file.position(at: Int(span.end))
  }

  var location: String { "\(path):\(start.line):\(start.column)" }
}
