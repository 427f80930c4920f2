public import Diagnostics

extension YAMLReader {
  /// Leads any offset (UTF-8 bytes) in the text of a scalar back to the file it was read from.
  ///
  /// Escapes and folded breaks are opaque runs over what they were made from. Where our own decoding does not give
  /// the text that libyaml gave, and for collections, the whole node is one opaque run: a wide place, never a wrong one.
  /// Complexity: O(bytes of the scalar).
  public static func offsetMap(of node: YAMLNode, in file: SourceFile) -> OffsetMap {
    let whole = OffsetMap(
      file: file.id,
      runs: [
        OffsetMap.Run(textStart: 0, fileStart: node.span.start, fileLength: node.span.end - node.span.start, isOpaque: true)
      ],
      textLength: node.scalarText?.utf8.count ?? .max, fileEnd: node.span.end)
    guard let scalar = node.scalar, node.span.range.upperBound <= file.bytes.count else { return whole }
    let start = Int(node.span.start)
    // Plain text on one line stands in the file as it is.
    if scalar.style == .plain, file.bytes[node.span.range].elementsEqual(scalar.text.utf8) {
      return OffsetMap(file: file.id, identityFrom: start, length: node.span.range.count)
    }
    var decoder = ScalarDecoder(file.bytes, end: Int(node.span.end), start: start)
    switch scalar.style {
    case .plain: decoder.decodePlain(from: start)
    case .singleQuoted: decoder.decodeSingleQuoted(from: start)
    case .doubleQuoted: decoder.decodeDoubleQuoted(from: start)
    case .literal, .folded:
      guard let indent = ScalarDecoder.blockIndent(file.bytes, at: start, text: scalar.text) else { return whole }
      decoder.decodeBlock(from: start, indent: indent, isFolded: scalar.style == .folded)
    }
    guard decoder.text.elementsEqual(scalar.text.utf8) else { return whole }
    return OffsetMap(file: file.id, runs: decoder.runs, textLength: decoder.text.count, fileEnd: UInt32(decoder.fileEnd))
  }
}
