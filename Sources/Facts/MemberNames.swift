import Diagnostics
import Rules

/// The names of members as they are given, by which references find them.
struct MemberNames {
  struct Name {
    var entity: EntityID
    var member: Int
    var text: String
    var span: SourceSpan
  }

  private struct Key: Hashable {
    var entity: EntityID
    var text: String
  }

  private var names: [Name] = []
  /// Made once there are more names than are quickly gone through.
  private var index: [Key: Int] = [:]
  private static let fewNames = 16

  /// Adds a name, and returns the one given before where it is not the first of its text.
  mutating func add(_ name: Name) -> Name? {
    if let known = first(name.entity, name.text) { return known }
    // The names of most documents at once.
    if names.isEmpty { names.reserveCapacity(8) }
    names.append(name)
    if names.count == MemberNames.fewNames {
      for (number, name) in names.enumerated() { index[Key(entity: name.entity, text: name.text)] = number }
    } else if names.count > MemberNames.fewNames {
      index[Key(entity: name.entity, text: name.text)] = names.count - 1
    }
    return nil
  }

  func first(_ entity: EntityID, _ text: String) -> Name? {
    if names.count < MemberNames.fewNames { return names.first { $0.entity == entity && $0.text == text } }
    return index[Key(entity: entity, text: text)].map { names[$0] }
  }

  /// In the order of the document.
  func texts(of entity: EntityID) -> [String] { names.filter { $0.entity == entity }.map(\.text) }
}
