import ArgumentParser
import Glibc

/// Files that a verb is told to write.
enum OutputFile {
  static func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  /// To the terminal where the path is `-`.
  static func write(_ bytes: [UInt8], to path: String) throws {
    if path == "-" { return Terminal.write(String(decoding: bytes, as: UTF8.self)) }
    guard let file = fopen(path, "wb") else { throw failure(path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    if fclose(file) != 0 || written != bytes.count { throw failure(path) }
  }

  /// A command overwrites no file that somebody may still want, unless it is told to.
  static func refuseToReplace(_ paths: [String], force: Bool) throws {
    guard !force, let path = paths.first(where: exists) else { return }
    throw UsageError("`\(path)` is there already\n  help: write to another place, or say --force to write over it")
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether two paths lead to one file; never where one of them is not there.
  static func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (Glibc.stat(), Glibc.stat())
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino
      && one.st_mode & S_IFMT == S_IFREG
  }

  /// Does nothing where there is such a folder; the one that it is in must be there.
  static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw failure(path) }
  }

  static func failure(_ path: String) -> UsageError {
    UsageError("`\(path)` cannot be written: \(String(cString: strerror(errno)))")
  }
}
