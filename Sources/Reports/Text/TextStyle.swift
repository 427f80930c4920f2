/// How text reports look: width in columns and colour. The command decides both.
public struct TextStyle: Hashable, Sendable {
  /// Lines are wrapped at this width; at least 20.
  public var width: Int
  /// Whether control sequences for colours are written.
  public var isColoured: Bool

  public init(width: Int = 80, isColoured: Bool = false) {
    self.width = max(20, width)
    self.isColoured = isColoured
  }

  /// A piece of text in the colours of its style.
  func paint(_ text: String, _ style: RichText.Style) -> String {
    switch style {
    case .plain: text
    case .strong: paint(text, "1")
    case .muted, .code: paint(text, "2")
    case .mark(.favourable): paint(text, "1;32")
    case .mark(.against): paint(text, "1;31")
    case .mark(.open): paint(text, "1;33")
    case .mark(.neutral): paint(text, "1")
    }
  }

  /// With an SGR parameter of ECMA-48, clause 8.3.117.
  func paint(_ text: String, _ parameter: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(parameter)m\(text)\u{1B}[0m" : text
  }
}
