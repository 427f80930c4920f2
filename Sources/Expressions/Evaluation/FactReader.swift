/// Gives the values of variables during an evaluation; `unknown` for a fact that was not given.
public protocol FactReader {
  func value(of variable: VariableID) -> Value

  /// The same of the reader at that place; not to be implemented.
  static func value(of variable: VariableID, fromReaderAt place: UnsafeRawPointer) -> Value
}

extension FactReader {
  public static func value(of variable: VariableID, fromReaderAt place: UnsafeRawPointer) -> Value {
    place.assumingMemoryBound(to: Self.self).pointee.value(of: variable)
  }
}

/// A reader for expressions without variables.
public struct NoFacts: FactReader {
  public init() {}

  public func value(of variable: VariableID) -> Value { .unknown }
}

/// The reader of the evaluation that runs, where its caller holds it: a copy for each fact that is read would cost more
/// than reading it.
struct BorrowedReader {
  private let type: any FactReader.Type
  private let place: UnsafeRawPointer?

  /// Nothing to read from.
  static var none: BorrowedReader { BorrowedReader(type: NoFacts.self, place: nil) }

  private init(type: any FactReader.Type, place: UnsafeRawPointer?) {
    self.type = type
    self.place = place
  }

  /// Valid as long as the pointer is.
  init<Reader: FactReader>(_ reader: UnsafePointer<Reader>) { self.init(type: Reader.self, place: UnsafeRawPointer(reader)) }

  @inline(__always)
  func value(of variable: VariableID) -> Value {
    guard let place else { return .unknown }
    return type.value(of: variable, fromReaderAt: place)
  }
}
