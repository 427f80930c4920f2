public import Decisions

/// The urgent routes that facts open, for where no report is made that would begin with them.
public enum UrgentNotice {
  /// A line for each; `name` is what the case is called where there are several. Empty where no route is open.
  public static func render(_ urgent: [DutyReport], name: String? = nil, style: TextStyle) -> String {
    urgent.map { duty in
      let head = [Catalogue.letterUrgent, name].compactMap { $0 }.joined(separator: ": ")
      return style.paint("\(head): \(Catalogue.duty(duty))".printable, .strong) + "\n"
    }.joined()
  }
}
