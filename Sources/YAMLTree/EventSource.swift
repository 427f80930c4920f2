import CYAML
import Diagnostics

/// One event of libyaml with its place in byte offsets of the file.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias
    case scalar(YAMLScalar)
    case sequenceStart(isFlow: Bool)
    case mappingStart(isFlow: Bool)
    case collectionEnd
  }

  var kind: Kind
  var start: Int
  var end: Int
  var hasAnchor = false
  /// The tag with its handle resolved, `tag:yaml.org,2002:str` say.
  var tag: String?
}

/// Where and why libyaml gave up, in its own words.
struct SyntaxFailure: Error {
  var problem: String
  var place: Int
  var context: String
  /// Where the construct began that could not be finished, if libyaml says so.
  var contextPlace: Int?
}

/// Turns code point indices, which is what libyaml counts, into byte offsets.
///
/// Moves to the wanted index from the last one asked for, so a pass over a file costs O(bytes) in all.
struct CodePointCursor {
  private let bytes: [UInt8]
  private let isASCII: Bool
  private var offset: Int
  private var index = 0

  /// `start` is where libyaml's input begins: past the byte order mark.
  init(_ bytes: [UInt8], from start: Int, isASCII: Bool) {
    self.bytes = bytes
    self.isASCII = isASCII
    offset = start
  }

  mutating func byteOffset(of wanted: Int) -> Int {
    if isASCII { return min(wanted, bytes.count) }
    while index < wanted, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      index += 1
    }
    while index > wanted, offset > 0 {
      offset -= 1
      while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      index -= 1
    }
    return offset
  }
}

/// The events of one file. Owns libyaml's parser, which points into itself and so may not move, and the bytes it reads.
struct EventSource: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private var cursor: CodePointCursor

  /// Nil where there is no memory. `bytes` must be valid UTF-8; reading begins at `start`.
  init?(_ bytes: [UInt8], from start: Int, isASCII: Bool = false) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: bytes.count - start)
    _ = input.initialize(from: bytes[start...])
    cursor = CodePointCursor(bytes, from: start, isASCII: isASCII)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      input.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  mutating func next() throws(SyntaxFailure) -> YAMLEvent {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw failure() }
    defer { yaml_event_delete(&raw) }
    let start = cursor.byteOffset(of: Int(raw.start_mark.index))
    let end = cursor.byteOffset(of: Int(raw.end_mark.index))
    var event = YAMLEvent(kind: .streamEnd, start: start, end: end)
    switch raw.type {
    case YAML_STREAM_START_EVENT: event.kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: event.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: event.kind = .documentEnd
    case YAML_ALIAS_EVENT: event.kind = .alias
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      event.kind = .scalar(YAMLScalar(text: text, style: ScalarStyle(scalar.style)))
      event.hasAnchor = scalar.anchor != nil
      event.tag = scalar.tag.map { String(cString: $0) }
    case YAML_SEQUENCE_START_EVENT:
      let sequence = raw.data.sequence_start
      event.kind = .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
      event.hasAnchor = sequence.anchor != nil
      event.tag = sequence.tag.map { String(cString: $0) }
    case YAML_MAPPING_START_EVENT:
      let mapping = raw.data.mapping_start
      event.kind = .mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE)
      event.hasAnchor = mapping.anchor != nil
      event.tag = mapping.tag.map { String(cString: $0) }
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: event.kind = .collectionEnd
    default: event.kind = .streamEnd
    }
    return event
  }

  private mutating func failure() -> SyntaxFailure {
    let state = parser.pointee
    let hasContext = state.context != nil
    return SyntaxFailure(
      problem: state.problem.map { String(cString: $0) } ?? "",
      place: cursor.byteOffset(of: Int(state.problem_mark.index)),
      context: state.context.map { String(cString: $0) } ?? "",
      contextPlace: hasContext ? cursor.byteOffset(of: Int(state.context_mark.index)) : nil)
  }
}

extension ScalarStyle {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
