public import Diagnostics
import Glibc

/// Reads folders of rule files from disk: the one place below the commands that does.
public enum RuleFolder {
  /// A file with its path as reports show it.
  public typealias File = (path: String, bytes: [UInt8])

  /// All YAML files under the folders and the CSV files that these may name, hidden ones apart, each once; problems go to the diagnostics.
  ///
  /// Paths are relative to the working directory where the folders are given so.
  public static func read(
    _ folders: [String], into diagnostics: inout DiagnosticSet, where isWanted: (String) -> Bool = { _ in true }
  ) -> [File] {
    var files: [File] = []
    var seen: Set<String> = []
    for folder in folders {
      let found = paths(under: folder, depth: 0)
      guard let found else {
        diagnostics.report(.noFolder(folder))
        continue
      }
      if found.isEmpty { diagnostics.report(.emptyFolder(folder)) }
      for path in found where isWanted(path) && seen.insert(path).inserted {
        if let bytes = read(path, into: &diagnostics) { files.append((path, bytes)) }
      }
    }
    return files
  }

  /// The bytes of one file; nil with a diagnostic where it cannot be read.
  public static func read(_ path: String, into diagnostics: inout DiagnosticSet) -> [UInt8]? {
    guard let file = fopen(path, "rb") else {
      diagnostics.report(.cannotRead(path, reason: String(cString: strerror(errno))))
      return nil
    }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0 else {
      diagnostics.report(.cannotRead(path, reason: String(cString: strerror(errno))))
      return nil
    }
    guard status.st_size <= largestFile else {
      diagnostics.report(.tooLarge(path, limit: largestFile))
      return nil
    }
    // What is no regular file (a pipe, say) has no size beforehand and is read in pieces.
    let expected = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    var bytes: [UInt8] = []
    repeat {
      let piece = max(expected - bytes.count, 1 << 12)
      let read = [UInt8](unsafeUninitializedCapacity: piece) { buffer, count in
        count = fread(buffer.baseAddress, 1, piece, file)
      }
      if bytes.isEmpty { bytes = read } else { bytes += read }
      guard bytes.count <= largestFile else {
        diagnostics.report(.tooLarge(path, limit: largestFile))
        return nil
      }
      if read.count < piece { break }
    } while true
    if ferror(file) != 0 {
      diagnostics.report(.cannotRead(path, reason: "it is not a file that can be read"))
      return nil
    }
    return bytes
  }

  /// Beyond this nothing is read: no rule or facts file is so large.
  private static let largestFile = 64 << 20

  /// Deeper than any rule book is; also ends the walk around links that lead in a circle.
  private static let deepest = 16

  private static func paths(under folder: String, depth: Int) -> [String]? {
    if isFile(folder) { return [folder] }
    guard depth < deepest, let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var found: [String] = []
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = "\(base)/\(name)"
      if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.lowercased().hasSuffix(".csv") {
        if isFile(path) { found.append(path) }
      } else if !isFile(path) {
        found += paths(under: path, depth: depth + 1) ?? []
      }
    }
    return found.sorted()
  }

  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

extension Diagnostic {
  static func noFolder(_ path: String) -> Diagnostic {
    .error(
      "files/no-folder", "there is no folder `\(path)` that can be read", at: nil,
      help: "name the folders of rules with --rules, or work in a folder that has Rules and Outcomes")
  }

  static func emptyFolder(_ path: String) -> Diagnostic {
    .warning("files/empty", "there are no rule files (.yaml) in `\(path)`", at: nil)
  }

  static func cannotRead(_ path: String, reason: String) -> Diagnostic {
    .error("files/unreadable", "`\(path)` cannot be read: \(reason)", at: nil)
  }

  static func tooLarge(_ path: String, limit: Int) -> Diagnostic {
    .error("files/too-large", "`\(path)` is larger than \(limit >> 20) MiB", at: nil)
  }
}
