import ArgumentParser

@main
struct Rationale: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rationale")
}
