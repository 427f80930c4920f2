/// Leads a range of offsets inside a decoded text (an expression in a YAML scalar, say) back to the file.
///
/// The text is covered by runs. In a plain run, text and file advance together; an opaque run (an escape, a
/// folded line break) stands for one stretch of the file whatever part of it is asked for.
public struct OffsetMap: Hashable, Sendable {
  public struct Run: Hashable, Sendable {
    /// Where the run begins in the decoded text.
    public var textStart: UInt32
    /// Where it begins in the file.
    public var fileStart: UInt32
    /// Length in the file. A plain run has the same length in the text.
    public var fileLength: UInt32
    /// Whether text and file offsets do not correspond one to one inside this run.
    public var isOpaque: Bool

    public init(textStart: UInt32, fileStart: UInt32, fileLength: UInt32, isOpaque: Bool) {
      self.textStart = textStart
      self.fileStart = fileStart
      self.fileLength = fileLength
      self.isOpaque = isOpaque
    }
  }

  public var file: FileID
  /// In ascending order of `textStart`.
  public var runs: [Run]
  /// Where an offset at the very end of the text is in the file.
  public var fileEnd: UInt32

  public init(file: FileID, runs: [Run], fileEnd: UInt32) {
    self.file = file
    self.runs = runs
    self.fileEnd = fileEnd
  }

  /// As above, where the last run may be opaque: an empty run at `textLength` tells where the text ends.
  public init(file: FileID, runs: [Run], textLength: Int, fileEnd: UInt32) {
    let end = Run(textStart: UInt32(clamping: textLength), fileStart: fileEnd, fileLength: 0, isOpaque: false)
    self.init(file: file, runs: runs + [end], fileEnd: fileEnd)
  }

  /// A text that stands in the file as it is, from `start` on.
  public init(file: FileID, identityFrom start: Int, length: Int) {
    self.init(
      file: file,
      runs: [Run(textStart: 0, fileStart: UInt32(start), fileLength: UInt32(length), isOpaque: false)],
      fileEnd: UInt32(start + length))
  }

  private func run(at offset: Int) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if Int(runs[middle].textStart) <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : runs[low - 1]
  }

  private func fileStart(of offset: Int) -> UInt32 {
    guard let run = run(at: offset) else { return runs.first?.fileStart ?? fileEnd }
    if run.isOpaque { return run.fileStart }
    let inside = UInt32(offset) - run.textStart
    return inside >= run.fileLength && runs.last == run ? fileEnd : run.fileStart + min(inside, run.fileLength)
  }

  private func fileEnd(of offset: Int) -> UInt32 {
    guard offset > 0, let run = run(at: offset - 1) else { return fileStart(of: offset) }
    if run.isOpaque { return run.fileStart + run.fileLength }
    return run.fileStart + min(UInt32(offset) - run.textStart, run.fileLength)
  }

  /// The span in the file of a range of the decoded text. Complexity: O(log runs).
  public func span(_ range: Range<Int>) -> SourceSpan {
    let start = fileStart(of: range.lowerBound)
    return SourceSpan(file: file, start: start, end: range.isEmpty ? start : fileEnd(of: range.upperBound))
  }
}
