public import Diagnostics
import Expressions
import Rules
import YAMLTree

extension FactsReader {
  /// Gives one fact in a case that was read: `family.accepted_on=2016-09-12`, `person[Child A].age=12`; `unknown` takes it
  /// away, items of lists stand between commas. The text is a file of its own, so that errors can show their place.
  ///
  /// What was presumed is presumed anew where it is not given. Complexity: O(facts × members).
  public func assign(_ assignment: SourceFile, to facts: CaseFacts, diagnostics: inout DiagnosticSet) {
    let text = AssignmentText(assignment)
    guard let cell = cell(of: text, in: facts, diagnostics: &diagnostics) else { return }
    let reading = vocabulary[cell.fact]
    var intake = FactsIntake(vocabulary, into: facts, form: .yaml, limits: limits)
    for entity in vocabulary.entities {
      for member in 0..<facts.count(entity.id) {
        guard let name = vocabulary.name(of: member, entity.id, in: facts), let nameFact = entity.nameFact,
          FactCell(nameFact, member) != cell
        else { continue }
        intake.nameGiven(name, FactCell(nameFact, member), at: text.span(0..<0))
      }
    }
    if !reading.fact.isDerived {
      facts.forget(cell)
      facts.annotations[cell] = nil
    }
    intake.readFact(cell, key: text.path, text.value(isList: reading.isList))
    intake.finish()
    diagnostics.merge(intake.diagnostics)
  }

  private func cell(of text: AssignmentText, in facts: CaseFacts, diagnostics: inout DiagnosticSet) -> FactCell? {
    guard let (entityName, memberName, factName) = text.parts else {
      diagnostics.report(.badAssignment(at: text.span(0..<text.bytes.count)))
      return nil
    }
    guard let entity = vocabulary.entities.first(where: { $0.name == entityName.text }) else {
      diagnostics.report(.unknownEntity(entityName.text, vocabulary: vocabulary, at: entityName.span))
      return nil
    }
    guard let fact = vocabulary.fact(named: factName.text, of: entity.id) else {
      diagnostics.report(.unknownFact(factName.text, of: entity, vocabulary: vocabulary, form: .yaml, at: factName.span))
      return nil
    }
    guard entity.isList == (memberName != nil) else {
      diagnostics.report(.memberOfAssignment(entity, fact: factName.text, at: entityName.span))
      return nil
    }
    guard let memberName else { return FactCell(fact) }
    let names = (0..<facts.count(entity.id)).map { vocabulary.name(of: $0, entity.id, in: facts) }
    if let member = names.firstIndex(of: memberName.text) { return FactCell(fact, member) }
    diagnostics.report(
      .noSuchMember(memberName.text, entity, names: names.compactMap(\.self), form: .yaml, at: memberName.span))
    return nil
  }
}

extension FactVocabulary {
  /// What a member is called, where that was given.
  func name(of member: Int, _ entity: EntityID, in facts: CaseFacts) -> String? {
    guard let nameFact = self[entity].nameFact, facts.isKnown(FactCell(nameFact, member)) else { return nil }
    let cell = FactCell(nameFact, member)
    switch self[nameFact].fact.storage {
    case .value: return facts.rawValue(cell).asString
    case .integer(let decimals):
      return Value(stored: facts.integer(cell), decimals: decimals, type: self[nameFact].fact.type).asNumber?.description
    case .flag, .code, .set, .integers: return nil
    }
  }
}

/// The parts of `entity[member].fact=value`, with their places.
private struct AssignmentText {
  struct Part {
    var text: String
    var span: SourceSpan
  }

  let file: SourceFile
  var bytes: [UInt8] { file.bytes }
  private let equals: Int?

  init(_ file: SourceFile) {
    self.file = file
    // A member's name may hold an equals sign.
    let bracket = file.bytes.firstIndex(of: UInt8(ascii: "]"))
    let first = file.bytes.firstIndex(of: UInt8(ascii: "="))
    if let first, let bracket, let open = file.bytes.firstIndex(of: UInt8(ascii: "[")), open < first, first < bracket {
      equals = file.bytes[bracket...].firstIndex(of: UInt8(ascii: "="))
    } else {
      equals = first
    }
  }

  func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file.id, range) }

  private func part(_ range: Range<Int>) -> Part {
    let isSpace: (Int) -> Bool = { bytes[$0] == UInt8(ascii: " ") }
    let start = range.first { !isSpace($0) } ?? range.lowerBound
    let end = range.last { !isSpace($0) }.map { $0 + 1 } ?? start
    return Part(text: file.text(start..<end), span: span(start..<end))
  }

  var path: SourceSpan { span(0..<(equals ?? bytes.count)) }

  var parts: (entity: Part, member: Part?, fact: Part)? {
    guard let equals else { return nil }
    let path = bytes[..<equals]
    var member: Part?
    var entityEnd = path.firstIndex(of: UInt8(ascii: "."))
    var dot = entityEnd
    if let open = path.firstIndex(of: UInt8(ascii: "[")), open < entityEnd ?? equals {
      guard let close = path.lastIndex(of: UInt8(ascii: "]")), close > open else { return nil }
      member = part(open + 1..<close)
      entityEnd = open
      dot = path[close...].firstIndex(of: UInt8(ascii: "."))
    }
    guard let entityEnd, let dot else { return nil }
    return (part(0..<entityEnd), member, part(dot + 1..<equals))
  }

  func value(isList: Bool) -> YAMLNode {
    let start = (equals ?? bytes.count - 1) + 1
    let whole = part(start..<bytes.count)
    let range = whole.span.range
    guard isList, whole.text != "unknown", whole.text != "null" else { return scalar(range) }
    let isBracketed = whole.text.hasPrefix("[") && whole.text.hasSuffix("]") && range.count > 1
    let inner = isBracketed ? range.lowerBound + 1..<range.upperBound - 1 : range
    var items: [YAMLNode] = []
    var from = inner.lowerBound
    for at in inner where bytes[at] == UInt8(ascii: ",") {
      items.append(scalar(part(from..<at).span.range))
      from = at + 1
    }
    let last = part(from..<inner.upperBound)
    if !(items.isEmpty && last.text.isEmpty) { items.append(scalar(last.span.range)) }
    return YAMLNode(content: .sequence(items), span: whole.span)
  }

  private func scalar(_ range: Range<Int>) -> YAMLNode {
    let quote = UInt8(ascii: "\"")
    let isQuoted = range.count > 1 && bytes[range.lowerBound] == quote && bytes[range.upperBound - 1] == quote
    let text = isQuoted ? file.text(range.lowerBound + 1..<range.upperBound - 1) : file.text(range)
    return YAMLNode(content: .scalar(YAMLScalar(text: text, style: isQuoted ? .doubleQuoted : .plain)), span: span(range))
  }
}
