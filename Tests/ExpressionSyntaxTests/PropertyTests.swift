import Diagnostics
import ExpressionSyntax
import TestSupport
import Testing

@Suite struct PropertyTests {
  @Test func printingAndParsingGiveTheSameTree() {
    for seed in UInt64(1)...1_000 {
      let tree = TreeGenerator.expression(seed: seed)
      let text = print(tree)
      expectSame(tree, parse(text), "seed \(seed): \(text)")
    }
  }

  @Test func printingAndParsingUnaryTestsGiveTheSameTree() {
    for seed in UInt64(1)...1_000 {
      let tree = TreeGenerator.unaryTests(seed: seed)
      let text = print(tree)
      expectSame(tree, parseTests(text), "seed \(seed): \(text)")
    }
  }

  private func expectSame(_ tree: SyntaxTree, _ parsed: (tree: SyntaxTree, diagnostics: [Diagnostic]), _ comment: Comment) {
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { Issue.record("\(errors)\n\(comment)") }
    if sExpression(parsed.tree) != sExpression(tree) { Issue.record("another tree\n\(comment)") }
    if print(parsed.tree) != print(tree) { Issue.record("another text\n\(comment)") }
  }

  /// Every diagnostic has a place in the text, every node a range in it, and a parent comes after its children.
  @Test func mutatedTextsGiveATreeAndPlaces() {
    let junk = [
      "(", ")", "[", "]", "{", "}", "..", ",", ":", "\"", "'", "@", "not", "if", "then", "for", "in", "some", "function", "<",
      "-", "%", "\\", "/*", "//", "é", "€", "🐎", "1e", ".", " ", "\n", "instance of", "\u{0}", "and", "**", "between",
    ]
    for seed in UInt64(1)...1_500 {
      var random = SeededRandom(seed: seed)
      var scalars = Array(print(TreeGenerator.expression(seed: seed)).unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0...scalars.count, using: &random)
        if Bool.random(using: &random) {
          scalars.insert(contentsOf: junk[Int.random(in: 0..<junk.count, using: &random)].unicodeScalars, at: place)
        } else {
          scalars.removeSubrange(place..<min(scalars.count, place + Int.random(in: 0...5, using: &random)))
        }
      }
      let text = String(String.UnicodeScalarView(scalars))
      for (tree, diagnostics) in [parse(text), parseTests(text)] {
        expectSound(tree, diagnostics, length: text.utf8.count, "seed \(seed): \(text)")
      }
    }
  }

  @Test func randomTokensGiveATreeAndPlaces() {
    let pieces = [
      "(", ")", "[", "]", "{", "}", "..", ",", ":", "\"a\"", "'", "@\"x\"", "not", "if", "then", "else", "for", "return", "in",
      "some", "every", "satisfies", "function", "external", "<", ">", "=", "-", "+", "*", "a", "b", "1", ".5", ".", "instance",
      "of", "list", "context", "->", "between", "and", "or", "null", "%", "!", "==", "date and time",
    ]
    for seed in UInt64(1)...1_500 {
      var random = SeededRandom(seed: seed)
      let count = Int.random(in: 1...25, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined(separator: " ")
      let (tree, diagnostics) = parse(text)
      expectSound(tree, diagnostics, length: text.utf8.count, "seed \(seed): \(text)")
    }
  }

  private func expectSound(_ tree: SyntaxTree, _ diagnostics: [Diagnostic], length: Int, _ comment: Comment) {
    var hasMissing = false
    for (index, node) in tree.nodes.enumerated() {
      if node.kind == .missing { hasMissing = true }
      if Int(node.end) > length || node.start > node.end { Issue.record("range of \(node.kind)\n\(comment)") }
      node.kind.forEachChild { if $0.rawValue >= index { Issue.record("order of nodes\n\(comment)") } }
    }
    for diagnostic in diagnostics where Int(diagnostic.span?.end ?? .max) > length {
      Issue.record("place of \(diagnostic.message)\n\(comment)")
    }
    if hasMissing, !diagnostics.contains(where: { $0.severity == .error }) { Issue.record("silent\n\(comment)") }
  }
}
