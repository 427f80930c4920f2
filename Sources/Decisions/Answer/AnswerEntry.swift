import Rules

/// One rule that answers may name, with the places of its truths in an ``EvaluationPlan`` looked up: small and trivial, as all
/// entries are gone through for every case.
struct AnswerEntry {
  enum Form: UInt8 {
    /// One line for the case.
    case whole
    /// One line for each member on whom a condition over a list rests.
    case members
    /// Looked at for each member or item by itself.
    case each
    /// The same, told only for items that are permitted.
    case permittedItems
  }

  var rule: RuleIndex
  var form = Form.whole
  /// The list gone through by all forms but the first.
  var entity = 0
  /// The word that is set where the rule came to the truth that is told, and the one that is set where it did not.
  var told: Int32
  var other: Int32 { told ^ 1 }
  /// Told only of a request that is permitted, at least in part.
  var needsPermission = false
  /// Whether the rule concerns the case, and whether it concerns the member or item; nil for always.
  var covers: Int32?
  var ownCovers: Int32?
  /// Of a condition over members: which are looked at (nil for all), what they must meet, and the word of it that is set for
  /// the members on whom the truth that is told rests.
  var looked: Int32?
  var when: Int32 = 0
  var toldWhen: Int32 = 0
  var isEvery = false
  /// What is told is nobody's own doing: that no member does what one should.
  var isToldAlone = false
}
