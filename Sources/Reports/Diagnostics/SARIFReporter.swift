import Diagnostics

/// Diagnostics as a SARIF 2.1.0 log (OASIS), which code scanning services read.
struct SARIFReporter {
  let files: SourceFiles

  func render(_ diagnostics: [Diagnostic]) -> String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.member("version", "2.1.0")
      writer.member("runs", objects: [diagnostics]) { writer, diagnostics in run(diagnostics, to: &writer) }
    }
    writer.newline()
    return writer.text
  }

  private func run(_ diagnostics: [Diagnostic], to writer: inout JSONWriter) {
    let codes = Set(diagnostics.map(\.code)).sorted()
    writer.member("tool") { writer in
      writer.member("driver") { writer in
        writer.member("name", "rationale")
        writer.member("rules", objects: codes) { $0.member("id", $1.description) }
      }
    }
    // Our columns count Unicode scalars (SARIF 2.1.0, 3.14.17).
    writer.member("columnKind", "unicodeCodePoints")
    writer.key("results")
    writer.array { writer in
      for diagnostic in diagnostics {
        writer.element()
        writer.object { result(diagnostic, codes: codes, to: &$0) }
      }
    }
  }

  private func result(_ diagnostic: Diagnostic, codes: [DiagnosticCode], to writer: inout JSONWriter) {
    writer.member("ruleId", diagnostic.code.description)
    writer.member("ruleIndex", codes.firstIndex(of: diagnostic.code))
    writer.member("level", diagnostic.severity.rawValue)
    let text = [diagnostic.message] + (diagnostic.help.map { ["\(Catalogue.help): \($0)"] } ?? [])
    message(text.joined(separator: "\n"), to: &writer)
    let places = [diagnostic.span].compactMap { SourceRegion($0, in: files) }
    writer.member("locations", objects: places) { writer, region in physicalLocation(region, to: &writer) }
    let related = diagnostic.labels.compactMap { label in SourceRegion(label.span, in: files).map { ($0, label.text) } }
    writer.member("relatedLocations", objects: related) { writer, place in
      physicalLocation(place.0, to: &writer)
      message(place.1, to: &writer)
    }
  }

  private func message(_ text: String, to writer: inout JSONWriter) {
    writer.member("message") { $0.member("text", text) }
  }

  private func physicalLocation(_ region: SourceRegion, to writer: inout JSONWriter) {
    writer.member("physicalLocation") { writer in
      writer.member("artifactLocation") { $0.member("uri", Self.reference(region.path)) }
      writer.member("region") { writer in
        writer.member("startLine", region.start.line)
        writer.member("startColumn", region.start.column)
        writer.member("endLine", region.end.line)
        writer.member("endColumn", region.end.column)
      }
    }
  }

  /// A relative path as a URI reference (RFC 3986): what is not unreserved or a slash is percent-encoded.
  static func reference(_ path: String) -> String {
    path.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
