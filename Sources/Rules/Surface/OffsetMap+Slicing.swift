import Diagnostics

extension OffsetMap {
  /// The map of a part of the text, whose offsets count from the start of the part.
  ///
  /// Complexity: O(runs).
  func slice(_ range: Range<Int>) -> OffsetMap {
    var parts: [Run] = []
    for (index, run) in runs.enumerated() {
      let start = Int(run.textStart)
      let end = index + 1 < runs.count ? Int(runs[index + 1].textStart) : max(range.upperBound, start)
      let kept = range.clamped(to: start..<max(start, end))
      guard !kept.isEmpty else { continue }
      var part = run
      part.textStart = UInt32(kept.lowerBound - range.lowerBound)
      if !run.isOpaque {
        let skipped = UInt32(kept.lowerBound - start)
        part.fileStart += skipped
        part.fileLength = min(UInt32(kept.count), run.fileLength - min(skipped, run.fileLength))
      }
      parts.append(part)
    }
    return OffsetMap(file: file, runs: parts, textLength: range.count, fileEnd: span(range).end)
  }
}
