public import Receipts

/// What came of the check of a receipt, a line for each thing that was looked at.
public enum ReceiptReport {
  /// Rules that still say the same are counted, not named; whatever does not hold is named.
  public static func render(_ check: ReceiptCheck) -> String {
    var lines = [Catalogue.receiptHeading(check.decision, check.asOf)]
    let same = check.findings.count { if case .rule = $0.matter { $0.holds } else { false } }
    for finding in check.findings {
      if case .rule = finding.matter, finding.holds { continue }
      let mark = finding.holds ? "[holds]" : finding.isFatal ? "[FAILS]" : "[differs]"
      lines.append("  \(mark) \(Catalogue.receiptFinding(finding))")
    }
    if same > 0 { lines.append("  [holds] \(Catalogue.rulesSaySame(same))") }
    lines.append(Catalogue.receiptVerdict(check.holds))
    return lines.map { $0 + "\n" }.joined()
  }
}
