import Diagnostics
import Expressions
import Rules
import YAMLTree

extension FactsIntake {
  /// Reads one fact: a plain value, or a mapping of `value` and where it came from.
  mutating func readFact(_ cell: FactCell, key: SourceSpan, _ node: YAMLNode) {
    let reading = vocabulary[cell.fact]
    if reading.fact.isDerived {
      diagnostics.report(.derivedFact(reading.fact, from: vocabulary.given(behind: cell.fact), at: key))
      return
    }
    guard let entries = node.entries else {
      readValue(cell, reading, node)
      return
    }
    var annotation = FactAnnotation()
    var value: YAMLNode?
    for part in entries {
      switch part.key {
      case "value": value = part.value
      case "source": annotation.source = annotationText(part)
      case "quality": annotation.quality = annotationText(part)
      case "recorded":
        annotation.recorded = annotationText(part)
        checkDate(part)
      default: diagnostics.report(.unknownAnnotation(part.key, of: reading.fact, form: form, at: part.keySpan))
      }
    }
    guard let value else {
      diagnostics.report(.noValue(of: reading.fact, at: node.span))
      return
    }
    readValue(cell, reading, value)
    if facts.isKnown(cell) || pending.last?.cell == cell { facts.annotations[cell] = annotation }
  }

  private mutating func annotationText(_ part: YAMLEntry) -> String? {
    if isNotGiven(part.value) || isNull(part.value) { return nil }
    guard let text = part.value.scalarText else {
      diagnostics.report(.notText(part.key, found: found(part.value), at: part.value.span))
      return nil
    }
    return text
  }

  private mutating func checkDate(_ part: YAMLEntry) {
    guard let text = part.value.scalarText, !isNotGiven(part.value), !isNull(part.value) else { return }
    do throws(Misreading) { _ = try FactReading.date(text) } catch {
      diagnostics.report(.badDay(part.key, text, error, form: form, at: part.value.span))
    }
  }

  // MARK: Values

  private mutating func readValue(_ cell: FactCell, _ reading: FactReading, _ node: YAMLNode) {
    if isNull(node) || saysNone(node, reading) {
      guard reading.fact.mayBeNone else {
        diagnostics.report(.mayNotBeNone(reading.fact, form: form, at: node.span))
        return
      }
      facts.setNone(cell)
    } else if isNotGiven(node), !reading.hasUnknownCode || node.isAbsent {
      guard reading.elementType == .text, !reading.isList, !node.isAbsent else { return }
      // In JSON the word is a text like any other.
      if form == .json { readSingle(cell, reading, node) } else { diagnostics.report(.unknownText(reading.fact, at: node.span)) }
    } else if reading.isList {
      readItems(cell, reading, node)
    } else {
      readSingle(cell, reading, node)
    }
  }

  /// `none`, as the questions put it, where there may be none and the word can mean nothing else.
  private func saysNone(_ node: YAMLNode, _ reading: FactReading) -> Bool {
    form == .yaml && reading.fact.mayBeNone && reading.elementType != .text && reading.codeIndex["none"] == nil
      && node.scalar?.style == .plain && node.scalarText == "none"
  }

  private mutating func readSingle(_ cell: FactCell, _ reading: FactReading, _ node: YAMLNode) {
    guard let scalar = node.scalar else {
      diagnostics.report(.notSingle(reading, found: found(node), at: node.span))
      return
    }
    if let entity = reading.memberEntity {
      guard form == .yaml || scalar.style != .plain else {
        diagnostics.report(.misread(.wrongKind(likely: scalar.text), scalar.text, reading, form: form, at: node.span))
        return
      }
      pending.append(PendingReference(cell: cell, entity: entity, name: scalar.text, span: node.span))
    } else if let value = value(of: scalar, reading, at: node.span) {
      store(value, cell, reading, node)
      if vocabulary[reading.fact.entity].nameFact == cell.fact {
        nameGiven(value.asString ?? value.asNumber?.description ?? scalar.text, cell, at: node.span)
      }
    }
  }

  private mutating func readItems(_ cell: FactCell, _ reading: FactReading, _ node: YAMLNode) {
    guard let items = node.items else {
      diagnostics.report(.notList(reading, node.scalarText, found: found(node), form: form, at: node.span))
      return
    }
    var values: [Value] = []
    for item in items {
      guard let scalar = item.scalar, !item.isAbsent, !isNull(item) else {
        diagnostics.report(.badItem(reading, found: found(item), at: item.span))
        continue
      }
      guard let value = value(of: scalar, reading, at: item.span) else { continue }
      if reading.fact.type == .choices, values.contains(value) {
        diagnostics.report(.repeatedChoice(scalar.text, reading.fact, at: item.span))
      }
      values.append(value)
    }
    if values.count == items.count { store(.list(values), cell, reading, node) }
  }

  private mutating func store(_ value: Value, _ cell: FactCell, _ reading: FactReading, _ node: YAMLNode) {
    if let stored = StoredValue(value, as: reading.fact.storage, codes: reading.codeIndex) {
      facts.set(cell, stored)
    } else {
      diagnostics.report(.misread(.tooManyDigits, node.scalarText ?? "", reading, form: form, at: node.span))
    }
  }

  private mutating func value(of scalar: YAMLScalar, _ reading: FactReading, at span: SourceSpan) -> Value? {
    do throws(Misreading) {
      if form == .json { try checkKind(scalar, reading) }
      if scalar.text.isEmpty, vocabulary[reading.fact.entity].nameFact == reading.fact.id { throw .emptyName }
      return try reading.value(scalar.text)
    } catch {
      var text = scalar.text
      if case .wrongKind = error { text = written(scalar) }
      diagnostics.report(.misread(error, text, reading, form: form, at: span))
      return nil
    }
  }

  /// JSON writes numbers and `true` bare and everything else in quotes; what is not so was meant otherwise.
  private func checkKind(_ scalar: YAMLScalar, _ reading: FactReading) throws(Misreading) {
    let isBare = scalar.style == .plain
    switch reading.elementType {
    case .yesNo:
      if isBare, scalar.text == "true" || scalar.text == "false" { return }
      do throws(Misreading) {
        throw .wrongKind(likely: try reading.value(scalar.text) == .boolean(true) ? "true" : "false")
      } catch {
        guard case .notYesNo(let likely) = error else { throw error }
        throw .wrongKind(likely: likely.map { $0 == "yes" ? "true" : "false" })
      }
    case .integer, .number, .money:
      guard isBare, scalar.text != "true", scalar.text != "false" else {
        throw .wrongKind(likely: NumberText.isNumber(scalar.text) ? scalar.text : NumberText.likely(scalar.text))
      }
    case .text, .date, .duration, .choice, .reference, .choices, .list:
      guard !isBare else { throw .wrongKind(likely: elementLikely(scalar.text, reading)) }
    }
  }

  /// What a bare JSON value in the place of a quoted one may have been meant as.
  private func elementLikely(_ text: String, _ reading: FactReading) -> String? {
    switch reading.elementType {
    case .text: text
    case .date: CivilDate.likely(in: text)?.description
    case .duration: DurationText.likely(text)
    default: reading.codeIndex[text] == nil ? nil : text
    }
  }
}
