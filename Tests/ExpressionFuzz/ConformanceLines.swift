import Diagnostics
import ExpressionSyntax
import Expressions
import Glibc

/// Conformance lines by the engine and by the walk; how many differ.
func lines(_ path: String) -> Int {
  guard let file = fopen(path, "rb") else {
    report("\(path) cannot be read")
    return 1
  }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  var (count, followed, finds) = (0, 0, 0)
  for line in bytes.split(separator: 0x0A) {
    guard let json = try? JSONText.parse(line), let text = json["expression"]?.asString else { continue }
    var facts: [String: Value] = [:]
    for member in json["context"]?.asObject ?? [] { facts[member.name] = Value(typed: member.value) ?? .null }
    count += 1
    var names = Builtins.names
    for name in facts.keys { names.insert(name) }
    var diagnostics = DiagnosticSet()
    let source = ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
    let tree = FEELParser.parseExpression(source, names: names, into: &diagnostics)
    if diagnostics.containsError { continue }
    let (difference, isFollowed, _) = difference(tree, facts, .conformance)
    if isFollowed { followed += 1 }
    if let difference {
      finds += 1
      report("\(json["id"]?.asString ?? ""): \(difference)\n  \(text)")
    }
  }
  report("\(count) lines, \(followed) followed, \(finds) differences")
  return finds
}
