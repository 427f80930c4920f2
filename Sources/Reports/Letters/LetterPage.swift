/// A letter before it is rendered: who writes to whom, when, about what, and its parts. It knows nothing of formats.
struct LetterPage {
  enum Part {
    case heading(String)
    case block(Block)
    /// Who signs.
    case signature(String)
  }

  var sender: [String]
  var to: [String]
  var date: String
  var subject: String
  var parts: [Part]
}
