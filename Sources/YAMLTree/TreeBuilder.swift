import Diagnostics

/// Makes the tree from the events, and checks what libyaml leaves to its caller.
struct TreeBuilder: ~Copyable {
  /// Ends the run: the file cannot be read further.
  private struct Stop: Error {}

  private let file: SourceFile
  private let limits: YAMLLimits
  private var events: EventSource
  private var nodeCount = 0
  private(set) var diagnostics = DiagnosticSet()
  /// Where libyaml gave up, if it did.
  private(set) var failedAt: Int?
  /// Quoted and block scalars, in order: white space at the start of their lines is their own affair.
  private(set) var opaqueSpans: [Range<Int>] = []

  init(file: SourceFile, limits: YAMLLimits, events: consuming EventSource) {
    self.file = file
    self.limits = limits
    self.events = events
  }

  mutating func build() -> YAMLNode? { try? document() }

  private mutating func document() throws(Stop) -> YAMLNode {
    var first = try next()
    if case .streamStart = first.kind { first = try next() }
    guard case .documentStart = first.kind else { throw stop(.emptyFile(at: span(0, 0))) }
    let root = try node(try next(), depth: 0)
    if root.isAbsent { throw stop(.emptyFile(at: root.span)) }
    _ = try next()
    let after = try next()
    if case .documentStart = after.kind {
      throw stop(.severalDocuments(at: span(after.start, max(after.end, after.start + 1)), first: root.span))
    }
    return root
  }

  // MARK: Nodes

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
    nodeCount += 1
    if nodeCount > limits.nodes { throw stop(.tooManyNodes(limit: limits.nodes, at: span(event.start, event.end))) }
    switch event.kind {
    case .scalar(let scalar): return self.scalar(scalar, event)
    case .sequenceStart(let isFlow):
      try checkCollection(event, depth)
      return try sequence(event, isFlow, depth)
    case .mappingStart(let isFlow):
      try checkCollection(event, depth)
      return try mapping(event, isFlow, depth)
    default:
      // An alias stays as the text it is written as, so that nothing else in the file is lost.
      let place = span(event.start, event.end)
      diagnostics.report(.alias(file.text(place.range), at: place))
      return YAMLNode(content: .scalar(YAMLScalar(text: file.text(place.range), style: .plain)), span: place)
    }
  }

  private mutating func checkCollection(_ event: YAMLEvent, _ depth: Int) throws(Stop) {
    if depth >= limits.depth { throw stop(.tooDeep(limit: limits.depth, at: span(event.start, event.start + 1))) }
    if event.hasAnchor || event.tag != nil { checkProperties(event, isScalar: false) }
  }

  private mutating func sequence(_ event: YAMLEvent, _ isFlow: Bool, _ depth: Int) throws(Stop) -> YAMLNode {
    var items: [YAMLNode] = []
    var end = event.end
    while true {
      let child = try next()
      if case .collectionEnd = child.kind {
        if isFlow { end = child.end }
        break
      }
      let item = try node(child, depth: depth + 1)
      end = max(end, Int(item.span.end))
      items.append(item)
    }
    return YAMLNode(content: .sequence(items), span: span(event.start, end), isFlow: isFlow)
  }

  private mutating func mapping(_ event: YAMLEvent, _ isFlow: Bool, _ depth: Int) throws(Stop) -> YAMLNode {
    var entries: [YAMLEntry] = []
    var places = KeyPlaces()
    var end = isFlow ? event.end : event.start
    while true {
      let child = try next()
      if case .collectionEnd = child.kind {
        if isFlow { end = child.end }
        break
      }
      let key = try node(child, depth: depth + 1)
      let value = try node(try next(), depth: depth + 1)
      end = max(end, Int(key.span.end), Int(value.span.end))
      guard let text = checkedKey(key) else { continue }
      if let first = places.note(text, at: key.span, after: entries) {
        diagnostics.report(.duplicateKey(text, at: key.span, first: first))
      }
      entries.append(YAMLEntry(key: text, keySpan: key.span, value: value))
    }
    return YAMLNode(content: .mapping(entries), span: span(event.start, end), isFlow: isFlow)
  }

  /// The text of a key, or nil, reported, where it cannot be one.
  private mutating func checkedKey(_ key: YAMLNode) -> String? {
    guard let scalar = key.scalar else {
      diagnostics.report(.keyIsCollection(key, at: key.span))
      return nil
    }
    if scalar.style == .plain, scalar.text.isEmpty {
      diagnostics.report(.emptyKey(at: key.span))
      return nil
    }
    if scalar.style == .plain, scalar.text == "<<" {
      diagnostics.report(.mergeKey(at: key.span))
      return nil
    }
    if !scalar.text.utf8.allSatisfy({ $0 < 0x80 }), let odd = scalar.text.unicodeScalars.first(where: Self.oddSpaces.contains) {
      diagnostics.report(.oddSpaceInKey(odd, at: key.span))
    }
    return scalar.text
  }

  /// No-break, zero-width and wide spaces, which editors and word processors leave behind.
  private static let oddSpaces: Set<UnicodeScalar> = ["\u{A0}", "\u{200B}", "\u{202F}", "\u{2060}", "\u{3000}"]

  private mutating func scalar(_ scalar: YAMLScalar, _ event: YAMLEvent) -> YAMLNode {
    var start = event.start
    var scalar = scalar
    if event.hasAnchor || event.tag != nil {
      start = checkProperties(event, isScalar: true)
      let written = file.text(event.start..<event.end)
      if scalar.style == .plain, written.hasPrefix("!=") {
        // What was meant; the tag is reported.
        start = event.start
        scalar.text = written
      }
    }
    var end = event.end
    switch scalar.style {
    case .literal, .folded:
      opaqueSpans.append(start..<end)
      end = BlockHeader(file.bytes, at: start).trimmedEnd(file.bytes, end)
    case .singleQuoted, .doubleQuoted:
      opaqueSpans.append(start..<end)
      if scalar.text.utf8.contains(0) { diagnostics.report(.escapedNUL(at: span(start, end))) }
    case .plain: break
    }
    return YAMLNode(content: .scalar(scalar), span: span(start, end))
  }

  /// Reports anchor and tag of an event; gives where the value itself begins.
  @discardableResult
  private mutating func checkProperties(_ event: YAMLEvent, isScalar: Bool) -> Int {
    let properties = NodeProperties(file.bytes, in: event.start..<event.end, isScalar: isScalar)
    for range in properties.ranges {
      let place = span(range.lowerBound, range.upperBound)
      if file.bytes[range.lowerBound] == UInt8(ascii: "&") {
        diagnostics.report(.anchor(file.text(range), at: place))
      } else if event.tag != "!", event.tag != "tag:yaml.org,2002:str" || !isScalar {
        diagnostics.report(
          .tag(file.text(range), value: file.text(event.start..<event.end), valueSpan: span(event.start, event.end), at: place))
      }
    }
    return properties.end
  }

  // MARK: Events

  private mutating func next() throws(Stop) -> YAMLEvent {
    do throws(SyntaxFailure) {
      return try events.next()
    } catch {
      // Inside open quotes tabs say nothing.
      failedAt = error.context.contains("quoted scalar") ? error.contextPlace : error.place
      throw stop(error.diagnostic(in: file))
    }
  }

  private mutating func stop(_ diagnostic: Diagnostic) -> Stop {
    diagnostics.report(diagnostic)
    return Stop()
  }

  private func span(_ start: Int, _ end: Int) -> SourceSpan { SourceSpan(file: file.id, start..<max(start, end)) }
}
