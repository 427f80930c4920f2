/// Somebody in a role who reads decisions, and which facts that one may see. What is not seen is hidden.
public struct Reader: Sendable {
  public enum Naming: Hashable, Sendable {
    /// There is one such reader.
    case single
    /// One of those who hold facts.
    case holder
    /// A member of a list.
    case member(EntityID)
  }

  /// Facts in words of the vocabulary: whatever is not nil has to fit.
  public struct Sight: Hashable, Sendable {
    public var entities: Set<EntityID>?
    public var facts: Set<FactID>?
    public var holders: Set<String>?
    /// Whether those held by the reader fit as well; where it is set, `holders` is too.
    public var ownHolder = false
    public var sensitivities: Set<Sensitivity>?
    /// Whether only what is about the reader fits.
    public var isAboutReader = false

    public init() {}
  }

  public var id: String
  public var title: String
  public var naming: Naming
  public var sees: [Sight]
  public var hides: [Sight]
  public var showsRules: Bool

  public init(id: String, title: String, naming: Naming, sees: [Sight], hides: [Sight], showsRules: Bool) {
    self.id = id
    self.title = title
    self.naming = naming
    self.sees = sees
    self.hides = hides
    self.showsRules = showsRules
  }

  public var seesEverything: Bool { hides.isEmpty && sees.contains(Sight()) }

  /// Who decides and who keeps the rules see everything: these names are not for others.
  public static let everySeeing = ["practitioner", "officer"]
}

extension RuleBook {
  public func reader(named id: String) -> Reader? { readers.first { $0.id == id } }

  /// Of whom a fact of a member is: where it is a fact of an item, the fact that says whose the item is leads there.
  public func subjectFact(of fact: Fact, leadingTo entity: EntityID) -> FactID? {
    guard let subject = self[fact.entity].subjectFact, case .entity(entity)? = self[subject].target else { return nil }
    return subject
  }
}
