public import Diagnostics
public import ExpressionSyntax

/// A value with the place in a rule file where it is written.
public struct Located<Wrapped: Sendable>: Sendable {
  public var value: Wrapped
  public var span: SourceSpan

  public init(_ value: Wrapped, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

/// A name with its place.
public typealias Name = Located<String>

/// A reference to a clause of a document.
public struct SourceReference: Sendable {
  public var document: Name
  public var clause: Name

  public init(document: Name, clause: Name) {
    self.document = document
    self.clause = clause
  }
}

/// First and last day, inclusive, on which something is in force.
///
/// Days count from 1970-01-01, so that comparing them needs no calendar.
public struct EffectivePeriod: Hashable, Sendable {
  public var from: Int64
  public var until: Int64

  static let never = EffectivePeriod(from: .max, until: .min)

  public static let always = EffectivePeriod(from: .min, until: .max)

  public init(from: Int64, until: Int64) {
    self.from = from
    self.until = until
  }

  public func contains(_ day: Int64) -> Bool { from <= day && day <= until }
  public func overlaps(_ other: EffectivePeriod) -> Bool {
    from <= other.until && other.from <= until && from <= until && other.from <= other.until
  }
}

/// The sentences that a rule speaks for each truth; templates with `{expression}` placeholders.
public struct Words: Sendable {
  public var met: Template?
  public var notMet: Template?
  public var unknown: Template?

  public static let none = Words()

  public init(met: Template? = nil, notMet: Template? = nil, unknown: Template? = nil) {
    self.met = met
    self.notMet = notMet
    self.unknown = unknown
  }
}

/// A sentence with placeholders.
public struct Template: Sendable {
  public enum Part: Sendable {
    case text(String)
    case placeholder(ExpressionSource)
  }

  public var parts: [Part]
  public var span: SourceSpan

  public init(parts: [Part], span: SourceSpan) {
    self.parts = parts
    self.span = span
  }
}
