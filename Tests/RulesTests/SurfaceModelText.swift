import Diagnostics
import ExpressionSyntax
import Rules
import YAMLTree

/// A model as indented text, for golden files. Expressions show the text that their places lead back to where it
/// differs from their own.
func modelText(_ value: Any, in file: SourceFile, indent: String = "") -> String {
  switch value {
  case let source as ExpressionSource:
    let written = file.text(source.span(0..<source.text.utf8.count).range)
    return "`\(source.text)`" + (written == source.text ? "" : " from ⟦\(written)⟧") + "\n"
  case let node as YAMLNode: return "YAML ⟦\(file.text(node.span.range))⟧\n"
  case let text as String: return "\"\(text)\"\n"
  case let period as EffectivePeriod:
    return "\(period.from == .min ? "" : "\(period.from)")...\(period.until == .max ? "" : "\(period.until)")\n"
  default: break
  }
  let mirror = Mirror(reflecting: value)
  let children = mirror.children.filter { $0.label != "span" && !($0.value is SourceSpan) && !($0.value is FileID) }
  switch mirror.displayStyle {
  case .optional: return mirror.children.first.map { modelText($0.value, in: file, indent: indent) } ?? "-\n"
  case .enum where mirror.children.isEmpty: return "\(value)\n"
  default: break
  }
  if let only = mirror.descendant("value"), mirror.children.count == 2, mirror.descendant("span") != nil {
    return modelText(only, in: file, indent: indent)
  }
  if children.isEmpty { return mirror.displayStyle == .collection ? "[]\n" : "\(value)\n" }
  // The payload of a case, whose name says enough.
  if children.count == 1, let only = children.first, only.label == ".0" { return modelText(only.value, in: file, indent: indent) }
  var lines = "\n"
  for child in children {
    let text = modelText(child.value, in: file, indent: indent + "  ")
    let isAbsent = text == "-\n" || text == "[]\n"
    if !isAbsent { lines += "\(indent)  \(child.label.map { "\($0):" } ?? "-")\(text.first == "\n" ? "" : " ")\(text)" }
  }
  return lines
}
