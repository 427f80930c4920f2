public import Diagnostics
import YAMLTree

/// How likely the values of a fact are, as written: one chance, or one for each code or band.
public struct LikelihoodSyntax: Sendable {
  public struct Entry: Sendable {
    /// A code, the smallest value of a band, or `none`; of `yes` where one chance was written.
    public var key: Name
    /// A decimal literal.
    public var chance: Name

    public init(key: Name, chance: Name) {
      self.key = key
      self.chance = chance
    }
  }

  public var entries: [Entry]
  public var span: SourceSpan

  public init(entries: [Entry], span: SourceSpan) {
    self.entries = entries
    self.span = span
  }
}

extension LikelihoodSyntax {
  static let shape = Shape<LikelihoodSyntax>(
    "a chance from 0 to 1, or one for each value as in `{0: 0.9, 1: 0.1}`",
    schema: .record([("anyOf", .list([chance.schema, chances.schema]))])
  ) { node, reading in
    if node.entries == nil {
      guard let chance = chance.read(node, &reading) else { return nil }
      return LikelihoodSyntax(entries: [Entry(key: Name("yes", at: chance.span), chance: chance)], span: chance.span)
    }
    guard let entries = chances.read(node, &reading) else { return nil }
    return LikelihoodSyntax(
      entries: entries.map { Entry(key: $0.key, chance: $0.value) }, span: reading.owner?.span ?? reading.place(of: node))
  }

  private static let chance = Shape<Name>.decimal
  private static let chances = Shape<[(key: Name, value: Name)]>.map(nil, of: .decimal)
}
