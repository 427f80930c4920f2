public import Diagnostics
public import YAMLTree

/// Texts in another language, each by the English one that it stands for.
public struct TranslationSyntax: Sendable {
  public struct Entry: Sendable {
    /// As the rules, or the engine, say it.
    public var original: Name
    public var translated: Name
    /// Where the translated text is written: places in it are found with the node.
    public var node: YAMLNode

    /// The text that it stands for, without blanks around it.
    public var text: String { original.value.trimmed }
  }

  public var id: Name
  public var title: Name?
  public var language: Name
  /// Of what rule files say to readers.
  public var texts: [Entry]
  /// Of the engine's own sentences, with `{1}`, `{2}` for what is put in.
  public var sentences: [Entry]
}

/// A text of a rule file that readers see.
public struct RuleText: Sendable {
  /// As the rules have it, without blanks around it.
  public var words: String
  public var span: SourceSpan
  /// The kind of the file, such as `criterion`.
  public var kind: String
  /// Whether it is a sentence with placeholders.
  public var isSentence: Bool
}
