public import Testing

/// Compares `text` with the golden file `Cases/name` beside the calling test file.
///
/// With `RECORD_GOLDEN=1` in the environment the file is written anew where it differs, and the test fails, so that
/// a recording run never counts as a pass.
public func assertGolden(
  _ text: String, named name: String, filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) {
  let path = TestFile.inCases(name, of: filePath)
  let recorded = TestFile.read(path).map { String(decoding: $0, as: UTF8.self) }
  // Compared as bytes: String equality would take differently composed characters for the same.
  if let recorded, recorded.utf8.elementsEqual(text.utf8) { return }
  if TestFile.isRecording {
    let written = TestFile.write(text, to: path)
    Issue.record(written ? "recorded \(name)" : "cannot write \(name)", sourceLocation: sourceLocation)
  } else if let recorded {
    Issue.record("\(name) differs (-recorded, +now):\n\(lineDifference(recorded, text))", sourceLocation: sourceLocation)
  } else {
    Issue.record("\(name) is not recorded; run with RECORD_GOLDEN=1", sourceLocation: sourceLocation)
  }
}

/// The lines that differ, `-` old and `+` new, each group headed by its line number, with a line of context before it.
public func lineDifference(_ old: String, _ new: String) -> String {
  let a = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let b = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  var removed: Set<Int> = []
  var added: Set<Int> = []
  for change in b.difference(from: a) {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): added.insert(offset)
    }
  }
  var lines: [String] = []
  var (i, j, last) = (0, 0, -2)
  while i < a.count || j < b.count {
    let isRemoved = removed.contains(i)
    if isRemoved || added.contains(j) {
      if last != i + j - 1 {
        lines.append("@@ line \(j + 1)")
        if j > 0 { lines.append("  \(b[j - 1])") }
      }
      last = i + j
      lines.append(isRemoved ? "- \(a[i])" : "+ \(b[j])")
      if isRemoved { i += 1 } else { j += 1 }
    } else {
      i += 1
      j += 1
    }
  }
  return lines.joined(separator: "\n")
}
